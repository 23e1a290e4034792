import Synchronization
import TestSupport
import Testing
import Work

@testable import Tabular

/// Files of several stretches: what comes out must not depend on where they are cut and who reads them.
@Suite struct ParallelReadingTests {
  /// About 4 MB with line breaks, quotes and what looks like rows inside quoted cells, and lines that cannot be read.
  static let nasty: [UInt8] = {
    var generator = SeededGenerator(seed: 5, stream: "nasty")
    var text = "title,artist,energy,genre\n"
    var row = 0
    while text.utf8.count < 4 << 20 {
      row += 1
      switch generator.integer(below: 9) {
      case 0: text += "\"line one\nfake,row,0.5,pop\nline \"\"three\"\"\",artist \(row),0.25,rock\n"
      case 1: text += "plain \(row),\"A, B\",0.5,\"pop\"\n"
      case 2 where row % 50 == 0: text += "cut \(row),x\n"
      case 3 where row % 50 == 0: text += "stray \"quote \(row),x,0.5,pop\n"
      case 4 where row % 50 == 0: text += "\"open \(row),x,0.5,pop\n"
      case 5 where row % 200 == 0:
        text +=
          "\"" + String(repeating: "x,y,0.5,pop\n", count: 2_000 + generator.integer(below: 30_000))
          + "\",z,0.1,jazz\n"
      default: text += "song \(row),artist \(row % 77),0.\(row % 1000),genre \(row % 5)\n"
      }
    }
    return Array(text.utf8)
  }()

  @Test func `threads do not change the result`() throws {
    let one = try TableReader(schema: Tables.schema, threads: 1).read(bytes: Self.nasty, title: "nasty")
    #expect(one.report.unreadableCount > 0)
    for threads in [2, 3, 8] {
      let other = try TableReader(schema: Tables.schema, threads: threads).read(
        bytes: Self.nasty, title: "nasty")
      #expect(other.dataset.fingerprint == one.dataset.fingerprint)
      #expect(other.report.unreadable == one.report.unreadable)
      #expect(other.report.unreadableCount == one.report.unreadableCount)
      #expect(
        other.dataset.sourceRow(other.dataset.rowCount - 1) == one.dataset.sourceRow(one.dataset.rowCount - 1)
      )
    }
  }

  @Test func `the stretches together are the whole file`() throws {
    // The plain, slow way through the same bytes.
    let clean =
      Array("title,energy\n".utf8)
      + (0..<90_000).flatMap { row -> [UInt8] in
        Array((row % 7 == 0 ? "\"a\nb,0.5\n\(row)\",0.25\n" : "song \(row),0.5\n").utf8)
      }
    let table = try TableReader(schema: Tables.schema, threads: 4).read(bytes: clean, title: "").dataset
    var place = 0
    var titles: [String] = []
    while place < clean.count {
      let record = RecordText(clean, at: place, delimiter: Byte.comma, newline: Byte.newline, isWhole: true)
      titles.append(record.fields[0])
      place = record.next
    }
    #expect(table.rowCount == 90_000)
    #expect(table.texts(.trackName)?.strings == titles.dropFirst().map(Optional.some))
  }

  @Test func `a stream gives the same rows in batches`() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/nasty.csv"
      try AtomicFile.write(Self.nasty, to: path)
      let reader = TableReader(schema: Tables.schema)
      let whole = try reader.read(file: path)
      let stream = try TableStream(.file(path), reader: reader)
      for threads in [1, 2, 5] {
        let pieces = try Self.pieces(of: stream, threads: threads)
        var report = stream.opening
        var rows = 0
        for piece in pieces {
          for row in 0..<piece.rows.rowCount {
            #expect(piece.rows.sourceRow(row) == whole.dataset.sourceRow(rows + row))
            #expect(piece.rows.texts(.trackName)?[row] == whole.dataset.texts(.trackName)?[rows + row])
          }
          rows += piece.rows.rowCount
          report.add(piece.report)
          #expect(piece.end.rows == rows)
        }
        #expect(rows == whole.dataset.rowCount)
        #expect(pieces.count > 3)
        #expect(pieces.last?.end.byte == stream.byteCount)
        #expect(report.unreadableCount == whole.report.unreadableCount)
        #expect(report.unreadable == whole.report.unreadable)
      }
    }
  }

  @Test func `a stream goes on behind any piece`() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/nasty.csv"
      try AtomicFile.write(Self.nasty, to: path)
      let stream = try TableStream(.file(path), reader: TableReader(schema: Tables.schema))
      let all = try Self.pieces(of: stream, threads: 2)
      for place in all.indices.dropLast() {
        let rest = try Self.pieces(of: stream, from: all[place].end, threads: 2)
        let titles = rest.flatMap { $0.rows.texts(.trackName)?.strings ?? [] }
        let expected = all[(place + 1)...].flatMap { $0.rows.texts(.trackName)?.strings ?? [] }
        #expect(titles == expected)
        #expect(rest.first.map { $0.rows.sourceRow(0) } == all[place + 1].rows.sourceRow(0))
        #expect(rest.last?.end == all.last?.end)
      }
    }
  }

  private static func pieces(
    of stream: TableStream, from start: TablePlace? = nil, threads: Int
  ) throws -> [TableStream.Piece] {
    let found = Mutex<[TableStream.Piece]>([])
    try stream.forEach(
      from: start, threads: threads, work: { $0 }, finish: { piece in found.withLock { $0.append(piece) } })
    return found.withLock { $0 }
  }

  @Test func `what fails first in the file is thrown after all before it`() throws {
    struct Failure: Error, Equatable { let index: Int }
    for threads in [1, 2, 4] {
      let finished = Mutex<[Int]>([])
      #expect(throws: Failure(index: 7)) {
        try inOrder(
          40, threads: threads, watch: Watch(), read: { $0 }, check: { $0 == 3 ? nil : $0 },
          work: { (index: Int) -> Int in
            if index % 10 == 7 { throw Failure(index: index) }
            return index
          }, finish: { index in finished.withLock { $0.append(index) } })
      }
      #expect(finished.withLock { $0 } == [0, 1, 2, 4, 5, 6])
    }
  }

  @Test func `reading can be interrupted`() throws {
    try TemporaryFolder.with { folder in
      try AtomicFile.write(Self.nasty, to: folder + "/nasty.csv")
      #expect(throws: CancellationError.self) {
        try TableReader(schema: Tables.schema).read(
          file: folder + "/nasty.csv", watch: Watch(isCancelled: { true }))
      }
    }
  }
}
