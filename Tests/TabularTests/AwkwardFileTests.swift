import Foundation
import TestSupport
import Testing

@testable import Tabular

/// Files that are no tables, or hardly.
@Suite struct AwkwardFileTests {
  private func failure(_ bytes: [UInt8], named name: String = "file.csv") throws -> CSVError? {
    try TemporaryFolder.with { folder in
      let path = folder + "/" + name
      try AtomicFile.write(bytes, to: path)
      do {
        _ = try TableReader(schema: Tables.schema).read(file: path)
        return nil
      } catch let error as CSVError {
        return error
      }
    }
  }

  @Test func `an empty file is refused`() throws {
    guard case .empty? = try failure([]) else { Issue.record("not refused"); return }
    guard case .empty? = try failure(Array(" \n\n".utf8)) else { Issue.record("not refused"); return }
  }

  @Test func `a first line longer than the first look does not hide what a column holds`() throws {
    let long = String(repeating: "x", count: 100_000)
    let text = "track_name,energy,mood\n\(long),0.5,7.5\nshort,0.25,3\n"
    let table = try TableReader(schema: Tables.schema).read(bytes: Array(text.utf8), title: "long").dataset
    #expect(table.rowCount == 2)
    #expect(table["mood"]?.kind == .number)
  }

  @Test func `a folder a missing file and a binary are refused`() throws {
    let reader = TableReader(schema: Tables.schema)
    #expect(throws: CSVError.isDirectory(path: "/")) { try reader.read(file: "/") }
    #expect(throws: CSVError.notFound(path: "/nowhere/x.csv")) { try reader.read(file: "/nowhere/x.csv") }
    let binary = Array("title,energy\na,0.5\nb,".utf8) + [0, 1, 2]
    guard case .binary(_, let line, let column)? = try failure(binary) else {
      Issue.record("not refused"); return
    }
    #expect(line == 3 && column == 3)
  }

  @Test func `a file that must not be read is refused`() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/secret.csv"
      try AtomicFile.write("title,energy\na,1\n", to: path, mode: 0)
      // The superuser may read everything.
      guard geteuid() != 0 else { return }
      #expect(throws: CSVError.noPermission(path: path)) {
        try TableReader(schema: Tables.schema).read(file: path)
      }
    }
  }

  @Test func `text that is no table of tracks is refused`() throws {
    for text in ["# A heading\n\nand prose, with commas", "id,name,email\n1,Ann,a@b.c\n", "{\"a\": 1}"] {
      guard case .nothingRecognised(_, let header)? = try failure(Array(text.utf8)) else {
        Issue.record("not refused: \(text)")
        continue
      }
      #expect(!header.isEmpty)
    }
  }

  @Test func `files of other forms are called what they are`() throws {
    for dump in [
      "-- MySQL dump 10.13\n--\nDROP TABLE x;", "\nCREATE TABLE t (title text, energy real);",
      "COPY t (title, energy) FROM stdin;\na\t1\n",
    ] {
      guard case .foreign(_, .sqlDump)? = try failure(Array(dump.utf8)) else {
        Issue.record("not refused: \(dump)"); return
      }
    }
    guard case .foreign(_, .xml)? = try failure(Array("<?xml version=\"1.0\"?><plist/>".utf8)) else {
      Issue.record("not refused")
      return
    }
  }

  @Test(arguments: [
    ("\n<head><title>404</title></head>", FileKind.html), ("<!-- saved --><!DOCTYPE html><html>", .html),
    ("{\\rtf1\\ansi title,energy\\par}", .richText), ("PK\u{3}\u{4}xxIndex/Document.iwa", .numbers),
    ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", .openDocument),
    ("PK\u{3}\u{4}[Content_Types].xml", .excelWorkbook), ("Rar!\u{1a}\u{7}\u{1}", .rar),
    ("FEA1\u{1}", .oldFeather),
    ("GIF89a", .picture), ("fLaC\u{0}", .sound),
  ])
  func `other files under the name of a table are called what they are`(_ text: String, _ kind: FileKind)
    throws
  {
    guard case .foreign(_, kind)? = try failure(Array(text.utf8)) else {
      Issue.record("not refused")
      return
    }
  }

  @Test func `a table without rows is refused`() throws {
    guard case .noRows? = try failure(Array("title,energy\n".utf8)) else {
      Issue.record("not refused"); return
    }
    guard case .noReadableRows(_, let first)? = try failure(Array("title,energy\na\nb\n".utf8)) else {
      Issue.record("not refused")
      return
    }
    #expect(first.line == 2)
  }

  @Test func `a line without end is refused early`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
    guard case .lineTooLong(_, 1, _)? = try failure(long) else { Issue.record("not refused"); return }
    let later = Array("title,energy\na,0.5\nb,0.25\n".utf8) + long
    guard case .lineTooLong(_, 4, TablePlan.lineLimit)? = try failure(later) else {
      Issue.record("not refused"); return
    }
  }

  @Test func `a quote that never ends costs one line`() throws {
    let rows = (0..<60_000).map { "song \($0),0.5,long enough to fill a megabyte\n" }.joined()
    let loaded = try Tables.read("title,energy,comment\na,0.5,x\n\"b,0.5,x\n" + rows)
    #expect(loaded.report.unreadableCount == 1)
    #expect(loaded.report.unreadable.first?.line == 3)
    #expect(loaded.report.unreadable.first?.reason == .unclosedQuote)
    #expect(loaded.dataset.rowCount == 60_001)
  }

  @Test func `a cut last line is counted`() throws {
    let loaded = try Tables.read("title,energy,genre\na,0.5,pop\nb,0.2")
    #expect(loaded.report.unreadable.map(\.reason) == [.tooFewFields(found: 2, expected: 3)])
    #expect(loaded.dataset.rowCount == 1)
  }

  @Test func `compressed files are read and damaged ones refused`() throws {
    let text = "title,energy\n" + (0..<5_000).map { "song \($0),0.5\n" }.joined()
    let compressed = try Gzip.deflated(Array(text.utf8))
    try TemporaryFolder.with { folder in
      // A second member follows the first, as in a file made by appending.
      let more = try Gzip.deflated(Array("one more,0.25\n".utf8))
      try AtomicFile.write(compressed + more, to: folder + "/a.csv.gz")
      let loaded = try TableReader(schema: Tables.schema).read(file: folder + "/a.csv.gz")
      #expect(loaded.dataset.rowCount == 5_001)
      #expect(loaded.dataset.title == "a")
      #expect(loaded.report.isCompressed)
    }
    guard case .badCompression? = try failure(Array(compressed.dropLast(20))) else {
      Issue.record("not refused"); return
    }
    var damaged = compressed
    damaged[200] ^= 0xff
    guard case .badCompression? = try failure(damaged) else { Issue.record("not refused"); return }
  }

  @Test func `what is unpacked goes to the disk and comes back`() throws {
    var spool = Spool(path: "it", memoryLimit: 1_000)
    let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for start in stride(from: 0, to: bytes.count, by: 300) {
      try bytes[start..<min(start + 300, bytes.count)].withUnsafeBytes { try spool.append($0) }
    }
    let source = spool.source()
    guard case .file = source else { Issue.record("it is still in memory"); return }
    #expect(source.count == 5_000)
    #expect(try source.bytes(at: 0, count: 9_000) == bytes)
    #expect(try source.bytes(at: 998, count: 5) == Array(bytes[998..<1_003]))
  }

  @Test func `a compressed pipe is read`() throws {
    let text = "title,energy\n" + (0..<60_000).map { "song \($0),0.5\n" }.joined()
    let packed = try Gzip.deflated(Array(text.utf8)) + [UInt8](repeating: 0, count: 700)
    try TemporaryFolder.with { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let writer = Thread { try? AtomicFile.write(packed, to: path) }
      writer.start()
      let loaded = try TableReader(schema: Tables.schema).read(file: path)
      #expect(loaded.dataset.rowCount == 60_000)
      #expect(loaded.report.isCompressed)
      let stream = try TableStream(
        .open(descriptor: Self.open(packed, in: folder), name: "input"),
        reader: TableReader(schema: Tables.schema))
      #expect(stream.byteCount == text.utf8.count)
    }
  }

  /// A file that is open at its beginning.
  private static func open(_ bytes: [UInt8], in folder: String) throws -> Int32 {
    try AtomicFile.write(bytes, to: folder + "/open")
    return try #require(FileHandle(forReadingAtPath: folder + "/open").map { dup($0.fileDescriptor) })
  }

  @Test func `a pipe is read`() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let writer = Thread { try? AtomicFile.write("title,energy\na,0.5\n", to: path) }
      writer.start()
      let table = try TableReader(schema: Tables.schema).read(file: path).dataset
      #expect(table.rowCount == 1)
    }
  }

  @Test func `any bytes are read or refused`() throws {
    // Random files made of what matters to the reader: none may do worse than be refused.
    var generator = SeededGenerator(seed: 11, stream: "fuzz")
    let parts = [
      ",", "\"", "\n", "\r\n", "a", "0.5", "-", "1e", "\"\"", " ", ";", "\t", "nan", "é", "energy", "title",
    ]
    for _ in 0..<400 {
      let count = generator.integer(below: 60)
      let text =
        "energy,title" + (0..<count).map { _ in parts[generator.integer(below: parts.count)] }.joined()
      do { _ = try Tables.read(text) } catch is CSVError {}
    }
  }
}
