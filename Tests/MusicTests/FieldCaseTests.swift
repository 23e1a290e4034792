import Foundation
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Music

/// Small files of the kinds that public reports show, with the values that they must give. They lie beside the checkout.
@Suite(
  "Files that people have", .enabled(if: PackageFolder.fieldCases != nil, "the field cases are not there"))
struct FieldCaseTests {
  /// A file, and what it must give: the values of `base.csv` in all columns named, but for those named otherwise.
  struct Case: CustomTestStringConvertible, Sendable {
    var file: String
    /// The kind of fault that it stands for.
    var kind: String
    var columns: [ColumnName]
    /// Values that are not those of `base.csv`, by column and row from 1.
    var others: [ColumnName: [Int: String]] = [:]
    var rows = 24
    var genres = ["edm", "jazz", "pop", "rock"]

    var testDescription: String { "\(file): \(kind)" }
  }

  private static let short: [ColumnName] = [
    .tempo, .energy, .danceability, .loudness, .liveness, .valence, .durationMs, .acousticness, .speechiness,
    .popularity,
  ]
  private static let all = TrackSchema.allFeatures
  private static let sound = TrackSchema.audioFeatures

  static let cases: [Case] = [
    Case(
      file: "01-short-names.csv", kind: "the names of the Top songs tables, percent, seconds", columns: short),
    Case(
      file: "02-long-names.csv", kind: "names with their unit in brackets; a comma for thousands",
      columns: short,
      others: [.durationMs: [8: "1121000"]]),
    Case(
      file: "03-chosic.csv", kind: "the names of Chosic; the mode in the key; minutes and seconds",
      columns: sound + [.popularity], genres: ["Edm", "Jazz", "Pop", "Rock"]),
    Case(file: "04-beets.csv", kind: "names behind spotify_", columns: sound),
    Case(file: "05-genre-elsewhere.csv", kind: "a genre under another name", columns: all),
    Case(
      file: "06-percent-mostly-zero.csv", kind: "percent in a column of zeroes",
      columns: [
        .tempo, .key, .mode, .danceability, .valence, .energy, .acousticness, .instrumentalness, .liveness,
        .speechiness,
      ],
      others: [
        .instrumentalness: Dictionary(
          uniqueKeysWithValues: (1...24).map { ($0, $0 == 4 ? "0.63" : $0 == 10 ? "0.17" : "0") })
      ], genres: []),
    Case(file: "07-predict-percent.csv", kind: "percent without a word", columns: all),
    Case(file: "08-predict-units.csv", kind: "units behind numbers", columns: all),
    Case(file: "09-length-hms.csv", kind: "hours, minutes and seconds", columns: all),
    Case(
      file: "10-short-tracks.csv", kind: "short tracks in milliseconds",
      columns: all.filter { $0 != .durationMs } + [.durationMs],
      others: [
        .durationMs: Dictionary(uniqueKeysWithValues: (1...16).map { ($0, "\(8_000 + 700 * ($0 - 1))") })
      ],
      rows: 16),
    Case(
      file: "11-seconds-one-long.csv", kind: "seconds, one track of hours", columns: all,
      others: [.durationMs: [6: "24000000"]]),
    Case(
      file: "12-time-signature-fraction.csv", kind: "time signatures as fractions, notes, modes",
      columns: all,
      others: [.timeSignature: [1: "3", 10: "3", 19: "3"]]),
    Case(file: "13-rows-end-in-comma.csv", kind: "rows that end in a delimiter", columns: all),
    Case(file: "14-header-repeated.csv", kind: "the header once more in the middle", columns: all),
    Case(file: "15-line-before-header.csv", kind: "a title before the header", columns: all),
    Case(file: "16-sep-line.csv", kind: "sep=; before the header, decimal commas", columns: all),
    Case(file: "17-decimal-comma-quoted.csv", kind: "decimal commas in quotes", columns: all),
    Case(file: "18-excel-windows-1252.csv", kind: "Windows-1252", columns: all),
    Case(
      file: "19-rekordbox-utf16.txt", kind: "UTF-16 with tabs, Camelot, Time",
      columns: [.tempo, .durationMs, .key, .mode]),
    Case(file: "20-artists-comma-no-space.csv", kind: "artists with a comma and no blank", columns: all),
    Case(file: "21-artists-one-semicolon.csv", kind: "one semicolon among commas", columns: all),
    Case(
      file: "22-genre-with-quotes.csv", kind: "quotes within a name", columns: all,
      genres: ["7\" pop", "[\"rock\", \"indie\"]", "edm", "jazz"]),
    Case(file: "23-label-with-bare-quotes.csv", kind: "stray quotes and commas in a cell", columns: all),
    Case(file: "24-exportify-semicolons.csv", kind: "an export with semicolons", columns: all),
    Case(file: "25-exportify-cr-only.csv", kind: "lines that end in a carriage return", columns: all),
    Case(
      file: "26-exportify-track-id.csv", kind: "old headers, and tabs in one",
      columns: all.filter { $0 != .explicit }),
  ]

  private static let reader = TableReader(schema: TrackSchema.columns, threads: 2)

  private static func path(_ file: String) throws -> String {
    try #require(PackageFolder.fieldCases) + "/" + file
  }

  private static let base: Dataset? = {
    PackageFolder.fieldCases.flatMap { try? reader.read(file: $0 + "/base.csv").dataset }
  }()

  @Test(arguments: cases)
  func `loaded and streamed`(_ example: Case) throws {
    let base = try #require(Self.base)
    let loaded = try Self.reader.read(file: Self.path(example.file))
    let table = loaded.dataset
    #expect(table.rowCount == example.rows)
    #expect(table.genres == example.genres)
    #expect(loaded.report.misreadCount == 0 && loaded.report.unreadableCount == 0)
    for name in example.columns {
      let column = try #require(table[name], "\(name) is not there")
      for row in 0..<table.rowCount {
        let expected = example.others[name]?[row + 1] ?? base[name]?.text(at: row)
        #expect(column.text(at: row) == expected, "\(name) in row \(row + 1)")
      }
    }
    let stream = try TableStream(.file(Self.path(example.file)), reader: Self.reader)
    let read = Mutex<[Dataset]>([])
    try stream.forEach(threads: 2, work: { $0.rows }, finish: { rows in read.withLock { $0.append(rows) } })
    let batch = try #require(read.withLock { $0.first })
    for name in batch.columnNames {
      for row in 0..<batch.rowCount where batch[name]?.text(at: row) != table[name]?.text(at: row) {
        Issue.record("\(name) in row \(row + 1) of the stream")
      }
    }
    #expect(batch.rowCount == table.rowCount)
    #expect(stream.opening.conversions == loaded.report.conversions)
  }

  private func rows(_ file: String, artist: String) throws -> Int {
    let dataset = try Self.reader.read(file: Self.path(file)).dataset
    let condition = try Predicate("artist = \"\(artist)\"", for: dataset, schema: TrackSchema.columns)
    return condition.rows(of: dataset).count
  }

  @Test func `artists are found whatever separates them`() throws {
    #expect(try rows("20-artists-comma-no-space.csv", artist: "Ada Brisket") == 8)
    #expect(try rows("21-artists-one-semicolon.csv", artist: "Ada Brisket") == 7)
    #expect(try rows("21-artists-one-semicolon.csv", artist: "Kin") == 1)
    #expect(try rows("03-chosic.csv", artist: "Ada Brisket") == 8)
    #expect(try rows("18-excel-windows-1252.csv", artist: "Beylé Sol") == 12)
    #expect(
      try Self.reader.read(file: Self.path("18-excel-windows-1252.csv")).report.encoding == .windows1252)
  }

  @Test func `what was left out or read in an unusual way is counted`() throws {
    #expect(try Self.reader.read(file: Self.path("14-header-repeated.csv")).report.repeatedHeaderCount == 2)
    let titled = try Self.reader.read(file: Self.path("15-line-before-header.csv")).report
    #expect(titled.skippedLines.map(\.line) == [1] && titled.skippedLines.map(\.text) == ["Track Library"])
    let table = try Self.reader.read(file: Self.path("06-percent-mostly-zero.csv")).dataset
    let cleaning = Cleaning(of: table, rules: [.impossible], required: [], ranges: TrackSchema.ranges)
    #expect(cleaning.removed == 0)
  }

  @Test(arguments: cases)
  func `what is saved is read again as it was`(_ example: Case) throws {
    let table = try Self.reader.read(file: Self.path(example.file)).dataset
    try TemporaryFolder.with { folder in
      try DatasetWriter().write(table, to: folder + "/saved.csv")
      let again = try Self.reader.read(file: folder + "/saved.csv").dataset
      for name in table.columnNames {
        for row in 0..<table.rowCount where again[name]?.text(at: row) != table[name]?.text(at: row) {
          Issue.record("\(name) in row \(row + 1)")
        }
      }
    }
  }

  @Test func `a column is named by hand`() throws {
    var text = try String(contentsOfFile: Self.path("05-genre-elsewhere.csv"), encoding: .utf8)
    text = text.replacing("Genre Name", with: "Sort of music")
    let bytes = Array(text.utf8)
    let plain = try Self.reader.read(bytes: bytes, title: "plain").dataset
    #expect(plain.genreColumn == nil)
    #expect(ColumnGuesses(plain, recognised: Set(TrackSchema.allFeatures)).genre == "Sort of music")
    let reader = TableReader(schema: TrackSchema.columns, chosen: [.trackGenre: "Sort of music"])
    #expect(try reader.read(bytes: bytes, title: "named").dataset.genres == ["edm", "jazz", "pop", "rock"])
    #expect(throws: CSVError.self) {
      try TableReader(schema: TrackSchema.columns, chosen: [.trackGenre: "nothing"]).read(
        bytes: bytes, title: "x")
    }
  }
}
