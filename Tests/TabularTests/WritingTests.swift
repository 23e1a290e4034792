import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite struct WritingTests {
  private func awkward() throws -> Dataset {
    try Dataset(
      title: "awkward",
      columns: [
        (.trackName, .text(TextColumn(["a, b", "say \"hi\"", "two\nlines", nil, " blank ", "日本語"]))),
        (.energy, .number(NumberColumn([0.676, 1e-7, .nan, 1, 0.1, 0.33333334]))),
        (.explicit, .flag(FlagColumn([true, false, nil, true, false, nil]))),
        (.trackGenre, .category(CategoryColumn(["pop", nil, "rock", "pop", "r-n-b", "rock"]))),
      ])
  }

  @Test(arguments: ["t.csv", "t.tsv", "t.csv.gz", "t.tsv.gz", "t.jsonl.gz"])
  func `what is written is read as the same table`(name: String) throws {
    try TemporaryFolder.with { folder in
      let table = try awkward()
      try DatasetWriter().write(table, to: folder + "/" + name)
      let read = try TableReader(schema: Tables.schema).read(file: folder + "/" + name).dataset
      for column in table.columnNames {
        for row in 0..<table.rowCount where !(column == .trackName && row == 4) {
          #expect(read[column]?.text(at: row) == table[column]?.text(at: row))
        }
      }
      #expect(
        read.numbers(.energy)?.values.map(\.bitPattern) == table.numbers(.energy)?.values.map(\.bitPattern))
    }
  }

  @Test func `an older file stays until the new one is complete`() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/file"
      try AtomicFile.write("old", to: path)
      func abandon() throws {
        var file = try AtomicFile(path)
        try file.append(Array("new".utf8))
      }
      try abandon()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      try AtomicFile.write("new", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }

  @Test func `a full disk leaves nothing`() throws {
    #expect(throws: FileWriteError.diskFull(path: "/dev/full")) { try AtomicFile.write("x", to: "/dev/full") }
    try TemporaryFolder.with { folder in
      let path = folder + "/none/file"
      #expect(throws: FileWriteError.noSuchFolder(path: path)) { try AtomicFile.write("x", to: path) }
      #expect(throws: FileWriteError.isDirectory(path: folder)) { try AtomicFile.write("x", to: folder) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func `a link is followed and permissions are kept`() throws {
    try TemporaryFolder.with { folder in
      try AtomicFile.write("old", to: folder + "/real", mode: 0o600)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/real")
      try AtomicFile.write("new", to: folder + "/link", mode: 0o600)
      #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "new")
      let mode = try FileManager.default.attributesOfItem(atPath: folder + "/real")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }
}
