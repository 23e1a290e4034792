import Tabular
import Testing

@testable import Music

/// Numbers that are counted otherwise than features are.
@Suite struct ScaleTests {
  @Test func `points from 1 to 10 are none of a hundred`() throws {
    func energies(_ cells: [String], header: String = "energy") throws -> [Float?] {
      let text = "title,tempo,\(header)\n" + cells.map { "One,120,\($0)\n" }.joined()
      let table = try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "x")
        .dataset
      return (0..<table.rowCount).map { table.numbers(.energy)?[$0] }
    }
    #expect(
      try energies(["7", "5", "10", "1", "6", "8", "4", "7"]) == [0.7, 0.5, 1, 0.1, 0.6, 0.8, 0.4, 0.7])
    // What the header or a larger number says stands above it.
    #expect(try energies(["7", "5", "10", "1", "6", "8", "4", "70"]).last == 0.7)
    #expect(try energies(["7", "5", "10", "1", "6", "8", "4", "7"], header: "energy_%").last == 0.07)
  }

  @Test func `numbers that were normalised are named`() throws {
    let cells = KindTests.energies
    let text =
      "title,loudness,popularity\n" + (0..<6).map { "\($0),\(cells[$0]),\(cells[$0])\n" }.joined()
    let report = try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "x").report
    #expect(Set(report.impossible) == [.loudness, .popularity])
  }
}
