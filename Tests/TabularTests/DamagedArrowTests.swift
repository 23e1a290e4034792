import Foundation
import TestSupport
import Testing

@testable import Tabular

/// Numbers in an Arrow file that make no sense: counts, places and sizes that lie.
@Suite struct DamagedArrowTests {
  private static let lies: [Int64] = [-1, 1 << 40, .max, .min, 0x0000_0020_0000_0000]

  /// Reads a file after each lie at each place; a trap would end the run of all tests.
  private func read(_ name: String, every step: Int) throws -> (refused: Int, read: Int) {
    let path = PackageFolder.root.appending(path: "Tests/Corpus/arrow/\(name)")
    let plain = [UInt8](try Data(contentsOf: path))
    let reader = TableReader(schema: Tables.schema, threads: 1)
    var (refused, read) = (0, 0)
    for place in stride(from: 0, to: plain.count - 8, by: step) {
      for lie in Self.lies {
        var bytes = plain
        withUnsafeBytes(of: lie.littleEndian) { bytes.replaceSubrange(place..<place + 8, with: $0) }
        do {
          _ = try reader.read(bytes: bytes, title: "lie")
          read += 1
        } catch is CSVError { refused += 1 }
      }
    }
    return (refused, read)
  }

  @Test(arguments: ["stream.arrow", "compressed.arrow"])
  func `a file whose numbers lie is read or refused`(_ name: String) throws {
    let outcome = try read(name, every: 8)
    #expect(outcome.refused > 0 && outcome.read > 0)
  }

  @Test func `a description that holds the same columns over and over is refused`() throws {
    // Each field is a structure of sixty-four fields, all of them the next one, sixteen deep.
    var room = 10_000
    let builder = NestedFields(levels: 15, width: 64)
    #expect(throws: FlatTable.Damaged.self) {
      _ = try ArrowField(FlatTable(root: builder.bytes()), room: &room)
    }
    #expect(room == 0)
  }
}

/// The bytes of a field of structures that all share their children.
private struct NestedFields {
  let levels, width: Int

  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: UInt32, to bytes: inout [UInt8]) {
      withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }
    // What a table's fields are: only the type at number 2 and the children at number 5.
    let names: [UInt16] = [16, 12, 0, 0, 4, 0, 0, 8]
    append(4 + 16, to: &bytes)
    for name in names { withUnsafeBytes(of: name.littleEndian) { bytes += $0 } }
    for level in 0..<levels {
      let table = bytes.count
      // The distance to what its fields are, its type, and where its children are listed.
      append(UInt32(table - 4), to: &bytes)
      append(13, to: &bytes)
      append(4, to: &bytes)
      let count = level + 1 == levels ? 0 : width
      append(UInt32(count), to: &bytes)
      for child in 0..<count { append(UInt32(4 * (count - child)), to: &bytes) }
    }
    return bytes
  }
}
