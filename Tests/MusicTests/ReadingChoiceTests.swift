import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Music

/// Files of which a person can say how they are meant, and what stands under a table.
@Suite("Readings that a person can change")
struct ReadingChoiceTests {
  private func read(_ text: String, times: TimeReading? = nil, quote: QuoteReading? = nil) throws
    -> LoadedTable
  {
    try TableReader(schema: TrackSchema.columns, times: times, quote: quote, threads: 1).read(
      bytes: Array(text.utf8), title: "table")
  }

  /// A table of tracks of these lengths, and what becomes of them in seconds.
  private func seconds(_ cells: [String], header: String = "duration", times: TimeReading? = nil) throws
    -> [Float?]
  {
    let text =
      "title,artist,energy,\(header)\n"
      + cells.enumerated().map { "Song \($0),Ann,0.\($0 % 9 + 1),\($1)\n" }.joined()
    let column = try read(text, times: times).dataset.numbers(.durationMs)
    return cells.indices.map { column?[$0].map { $0 / 1_000 } }
  }

  private static let clock = [
    "2.56", "3.07", "3.46", "4.5", "3.59", "2.01", "5.13", "3.28", "4.44", "3.35", "2.52", "3",
  ]
  private static let meant: [Float?] = [176, 187, 226, 290, 239, 121, 313, 208, 284, 215, 172, 180]

  @Test func `decimals that are never above 59 are seconds, and said to be`() throws {
    #expect(try seconds(Self.clock) == Self.meant)
    #expect(try seconds(Self.clock.map { "\"" + $0.replacing(".", with: ",") + "\"" }) == Self.meant)
    // A mistake among many is missing.
    let many = (0..<60).map { "\($0 % 4 + 2).\(10 + $0 * 7 % 50)" }
    let read = try seconds(many + ["3.75"])
    #expect(read[0] == 130 && read[1] == 197 && read[60] == nil)
  }

  @Test func `decimals with one above 59 are decimals, as halves and tenths and a few are`() throws {
    #expect(try seconds(Self.clock.dropLast() + ["3.75"]).suffix(2) == [151.2, 225])
    #expect(
      try seconds(["2.5", "3.5", "4", "3.5", "2.5", "3", "4.5", "5.5", "2.5", "3.5", "4.5", "1.5"])[0] == 150)
    #expect(try seconds(["2.5", "3.25"]) == [150, 195])
    // A header that says minutes is believed longer.
    #expect(try seconds(Self.clock, header: "duration_min")[0] == 153.6)
    #expect(try seconds(["2.56", "3.07"], header: "Length (mm.ss)") == [176, 187])
  }

  @Test func `a person says in what times count`() throws {
    #expect(try seconds(Self.clock, times: .minutes)[0] == 153.6)
    #expect(try seconds(["2.56", "3.05"], times: .clock) == [176, 185])
    #expect(try seconds(["2.56", "3.05"], times: .seconds) == [2.56, 3.05])
    #expect(try seconds(["8000", "9000"], header: "Time", times: .milliseconds) == [8, 9])
    #expect(try seconds(["7200", "9000"], header: "duration_ms", times: .seconds) == [7_200, 9_000])
  }

  @Test func `a person says what stands around cells`() throws {
    let single = "title,artist,energy\n'One',Ann,0.5\n'Two',Bo,0.6\n'Three',Bo,0.7\n"
    let double = "title,artist,energy\n\"One\",Ann,0.5\n\"Two, live\",Bo,0.6\n"
    func titles(_ text: String, _ quote: QuoteReading?) throws -> [String?] {
      let table = try read(text, quote: quote).dataset
      return (0..<table.rowCount).map { table.texts(.trackName)?[$0] }
    }
    #expect(try titles(single, nil) == ["One", "Two", "Three"])
    #expect(try read(single).report.isQuoteGuessed)
    #expect(try titles(single, .double) == ["'One'", "'Two'", "'Three'"])
    #expect(try titles(double, nil) == ["One", "Two, live"])
    #expect(
      try titles("title,artist,energy\n'One, live',Ann,0.5\nTwo,'Bo''s',0.6\n", .single) == [
        "One, live", "Two",
      ])
    #expect(
      try titles(
        "title\tartist\tenergy\n\"Heroes\"\tAnn\t0.5\n\"Til\tBo\t0.6\n\"X\" Y\tCy\t0.7\n", QuoteReading.none)
        == ["\"Heroes\"", "\"Til", "\"X\" Y"])
  }

  private static let head = "title,artist,genre,energy,tempo\nOne,Ann,pop,0.5,120\nTwo,Bo,rock,0.6,100\n"

  @Test(
    arguments: [
      ["Average,,,0.55,110"], ["Total,,,1.1,220", ",,,,", "Average:,,,0.55,110"],
      ["\"Mittelwert\",,,\"0,55\",110"],
      ["Total (2 tracks),,,,"], ["count,,,2,2", "mean,,,0.55,110", "25%,,,0.5,100", "max,,,0.6,120", ""],
      [",平均,,0.55,110"],
    ])
  func `rows under a table that sum it up are counted, left out and said`(_ rows: [String]) throws {
    let text = Self.head + rows.joined(separator: "\n") + "\n"
    let loaded = try read(text)
    #expect(loaded.dataset.rowCount == 2 && loaded.dataset.genres == ["pop", "rock"])
    #expect(loaded.report.summaryRows.count == rows.count { $0.contains { $0.isLetter || $0 == "%" } })
    #expect(loaded.report.misreadCount == 0 && loaded.report.unreadableCount == 0)
    let folder = try TemporaryFolder()
    let stream = try TableStream(
      .file(try folder.write(text, to: "t.csv")), reader: TableReader(schema: TrackSchema.columns, threads: 1)
    )
    #expect(stream.opening.summaryRows == loaded.report.summaryRows)
    let rows = Mutex(0)
    try stream.forEach(
      threads: 1, work: { $0.rows.rowCount }, finish: { count in rows.withLock { $0 += count } })
    #expect(rows.withLock { $0 } == 2)
  }

  @Test func `the names of rows in a column of their own are no row numbers then`() throws {
    let rows = (0..<12).map { "\($0),Song \($0),Ann,pop,0.\($0 % 9 + 1)\n" }.joined()
    let loaded = try read(",title,artist,genre,energy\n" + rows + "mean,,,,0.5\nstd,,,,0.1\n")
    #expect(loaded.dataset.rowCount == 12 && loaded.report.summaryRows == ["mean", "std"])
    #expect(loaded.report.leftOut.map(\.reason) == [.rowNumber(first: 0)])
  }

  @Test(
    arguments: [
      "Total,Cy,,0.9,90", "Total Eclipse,,,0.9,90", "Average,,pop,0.5,110", "Mean,Taylor,pop,0.5,110",
      ",,,0.9,90",
    ])
  func `a track that is called so is a track`(_ row: String) throws {
    let loaded = try read(Self.head + row + "\n")
    #expect(loaded.dataset.rowCount == 3 && loaded.report.summaryRows.isEmpty)
  }

  @Test func `a sum among the tracks, or of no tracks, is a row`() throws {
    #expect(try read(Self.head.replacing("Two,", with: "Total,,,1,1\nTwo,")).dataset.rowCount == 3)
    #expect(try read("title,artist,genre,energy\nTotal,,,0.5\n").dataset.rowCount == 1)
  }

  @Test func `a list of addresses is called one`() throws {
    let ids = ["0000000000000000000001", "000000000000000000000a"]
    for line in ["spotify:track:ID", "https://open.spotify.com/track/ID?si=x", "ID", "\"spotify:track:ID\","]
    {
      let text = ids.map { line.replacing("ID", with: $0) + "\r\n" }.joined()
      #expect(throws: CSVError.addresses(path: "table", count: 2), "\(line)") { try read(text) }
      #expect(throws: CSVError.addresses(path: "table", count: 2)) { try read("# mine\nMy list\n" + text) }
    }
    #expect(throws: CSVError.nothingRecognised(path: "table", header: ["One"])) {
      try read("One\nTwo\n\(ids[0])\n")
    }
  }
}
