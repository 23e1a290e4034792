import Foundation
import TestSupport
import Testing

/// The bundled table: that it is drawn as its companion says, and holds the dirt that it promises.
@Suite("The bundled table")
struct DemoTracksTests {
  static let table = PackageFolder.root.appending(path: "Data/demo-tracks.csv")

  @Test func `drawing it anew gives the same bytes`() throws {
    let process = Process()
    process.executableURL = PackageFolder.root.appending(path: "Scripts/generate-demo-tracks")
    process.arguments = ["-"]
    let folder = try TemporaryFolder()
    let drawn = try folder.write("", to: "drawn.csv")
    process.standardOutput = FileHandle(forWritingAtPath: drawn)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(FileManager.default.contentsEqual(atPath: drawn, andPath: Self.table.path))
  }

  @Test func `no identifier or recording code in it can be a real one`() throws {
    let text = try String(contentsOf: Self.table, encoding: .utf8)
    let identifiers = text.matches(of: /(?m)^\d+,([0-9A-Za-z]+),/).map(\.output.1)
    #expect(identifiers.count == 3006)
    #expect(identifiers.allSatisfy { $0.hasPrefix("demo") && $0.count == 22 })
    #expect(text.matches(of: /,ZZTMB\d{7}\n/).count == 3006)
  }
}
