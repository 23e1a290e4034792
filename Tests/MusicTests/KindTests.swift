import Foundation
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Music

/// Kinds of files that people have, each made here in small with invented tracks: what stands in it, what must come out
/// of it, and the kind of fault that it stands for. `load` and a stream read the same.
@Suite("Kinds of files")
struct KindTests {
  /// A table of six tracks, and what some of its columns must hold.
  struct Case: CustomTestStringConvertible, Sendable {
    /// The kind of fault, by the numbers of the list that began with the field cases: 2 units, 3 encoding, 4 shape, 5
    /// names, 6 artists.
    var kind: Int
    var what: String
    var bytes: [UInt8]
    var expected: [ColumnName: [String]]

    var testDescription: String { "\(kind): \(what)" }

    /// - Parameters:
    ///   - columns: headers and cells, put beside titles, artists and energies that are written plainly.
    ///   - change: what is done to the text at last.
    init(
      _ kind: Int, _ what: String, _ columns: [(String, [String])], _ expected: [ColumnName: [String]],
      delimiter: String = ",", change: (String) -> String = { $0 }
    ) {
      let plain = [
        ("title", KindTests.titles), ("artist", KindTests.artists), ("energy", KindTests.energies),
      ]
      let all = plain.filter { own in !columns.contains { $0.0 == own.0 } } + columns
      func line(_ cells: [String]) -> String {
        cells.map { cell in
          cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: delimiter) + "\n"
      }
      let text = line(all.map(\.0)) + (0..<6).map { row in line(all.map { $0.1[row] }) }.joined()
      self.init(kind, what, bytes: Array(change(text).utf8), expected)
    }

    init(_ kind: Int, _ what: String, bytes: [UInt8], _ expected: [ColumnName: [String]]) {
      (self.kind, self.what, self.bytes, self.expected) = (kind, what, bytes, expected)
    }
  }

  static let titles = ["One", "Two", "Three", "Four", "Five", "Six"]
  static let artists = ["Ada", "Bo", "Cy", "Ada", "Bo", "Cy"]
  static let energies = ["0.63", "0.7", "0.27", "0.94", "0.72", "0.48"]
  static let times = ["176000", "307000", "226000", "187000", "300000", "172000"]
  private static let keys = ["11", "1", "6", "10", "9", "0"]
  private static let modes = ["1", "1", "0", "0", "1", "0"]
  private static let key: [ColumnName: [String]] = [.key: keys, .mode: modes]

  private static func time(_ what: String, _ header: String, _ cells: [String]) -> Case {
    Case(2, what, [(header, cells)], [.durationMs: times, .energy: energies])
  }

  private static func shares(_ what: String, _ cells: [String]) -> Case {
    Case(2, what, [("valence", cells)], [.valence: energies, .energy: energies])
  }

  private static func beats(_ cells: [String]) -> Case {
    Case(
      2, "time signatures as dates", [("time_signature", cells)],
      [.timeSignature: ["4", "3", "4", "3", "4", "4"]])
  }

  private static func keyed(_ what: String, _ header: String, _ cells: [String]) -> Case {
    Case(2, what, [(header, cells)], key)
  }

  static let units: [Case] = [
    time("thousands by narrow blanks", "duration_ms", times.map { $0.prefix(3) + "\u{202f}" + $0.suffix(3) }),
    time(
      "Indian groups", "duration_ms",
      ["1,76,000", "3,07,000", "2,26,000", "1,87,000", "3,00,000", "1,72,000"]),
    time("ISO 8601", "duration", ["PT2M56S", "PT5M7S", "PT3M46S", "PT3M7S", "PT5M", "PT2M52S"]),
    time(
      "minutes and seconds with primes", "duration",
      ["2'56\"", "5'07\"", "3′46″", "3'07\"", "5'00\"", "2'52\""]),
    time(
      "a data frame's times", "duration",
      [
        "0 days 00:02:56", "0 days 00:05:07", "0 days 00:03:46.000000", "0 days 00:03:07", "0 days 00:05:00",
        "0 days 00:02:52",
      ]),
    time(
      "a spreadsheet's times of the night", "duration",
      ["12:02:56 AM", "12:05:07 AM", "12:03:46 AM", "12:03:07 AM", "12:05:00 AM", "12:02:52 AM"]),
    time(
      "a spreadsheet's parts of a day", "duration",
      ["0.002037037", "0.003553241", "0.002615741", "0.002164352", "0.003472222", "0.001990741"]),
    time("words", "Dauer", ["2 Min. 56 Sek.", "5m 7s", "3m46s", "3 min 7 sec", "5 min", "2 Min 52 Sek"]),
    time("seconds by a long header", "duration_in_seconds", ["176", "307", "226", "187", "300", "172"]),
    shares("percent signs in front and behind", ["%63", "70\u{a0}%", "27 percent", "94 %", "72%", "%48"]),
    shares("points of a hundred and of ten", ["63/100", "7/10", "27/100", "94/100", "72/100", "48/100"]),
    shares("a spreadsheet's text marks", ["'0.63", "=\"0.7\"", "'0.27", "=\"0.94\"", "0.72", "0.48"]),
    shares("digits of other scripts", ["٠٫٦٣", "０．７", "٠٫٢٧", "０．９４", "٠٫٧٢", "０．４８"]),
    Case(
      2, "marks and units around numbers",
      [
        ("loudness", ["(5)", "- 4", "−13 dB", "–4dB", "-7", "−9,5\u{202f}dB"]),
        ("tempo", ["119 b.p.m.", "125BPM", "105", "123 bpm", "118", "90"]),
      ],
      [
        .loudness: ["-5", "-4", "-13", "-4", "-7", "-9.5"],
        .tempo: ["119", "125", "105", "123", "118", "90"],
      ]),
    Case(
      2, "missing values in the words of programs",
      [("tempo", ["#NV", "<NA>", "\\N", "(null)", "#N/A", "120"])], [.tempo: ["", "", "", "", "", "120"]]),
    Case(
      2, "yes and no in other languages",
      [("explicit", ["WAHR", "FALSCH", "VRAI", "FAUX", "ja", "não"])],
      [.explicit: ["yes", "no", "yes", "no", "yes", "no"]]),
    beats(["04-Apr", "03-Apr", "4. Apr", "04-Mar", "04-avr", "04.abr"]),
    beats(["2024-04-04", "2024-03-04", "4/4/2024", "04/03/2024", "2024-04-04 00:00:00", "04.04.2024"]),
    keyed("German notes", "Tonart", ["H-Dur", "Des-Dur", "fis-Moll", "B-Moll", "A-Dur", "c-Moll"]),
    keyed(
      "Romance notes", "key",
      ["Si majeur", "Réb majeur", "Fa# mineur", "Sib mineur", "La maggiore", "do minore"]),
    keyed(
      "two notations in one cell", "key",
      ["1B - B", "3B - Db", "11A - F#m", "Bbm (3A)", "A (11B)", "Cm / 5A"]),
    keyed("the mode by the case of a letter", "key", ["BM", "DbM", "F#m", "Bbm", "AM", "Cm"]),
    keyed("minor marked, major not", "initial key", ["B", "Db", "F#m", "Bbm", "A", "Cm"]),
    Case(
      2, "a mode as yes and no", [("is_major", ["True", "yes", "False", "0", "1", "no"])], [.mode: modes]),
  ]

  static let shapes: [Case] = [
    Case(
      3, "one cell of another encoding",
      bytes: Array("title,artist,energy\nSe".utf8) + Array("ñal,Ada,0.63\nCaf".utf8) + [0xe9]
        + Array(",Bo,0.7\n".utf8),
      [.trackName: ["Señal", "Café"], .energy: ["0.63", "0.7"]]),
    Case(
      4, "rows of nothing but delimiters", [("tempo", ["1", "2", "3", "4", "5", "6"])], [.energy: energies]
    ) {
      $0.replacing("\n", with: "\n,,,\n")
    },
    Case(4, "the header again in capitals", [("tempo", ["1", "2", "3", "4", "5", "6"])], [.energy: energies])
    {
      $0.replacing("Three", with: "TITLE,ARTIST,ENERGY,TEMPO\nThree")
    },
    Case(
      4, "a delimiter declared in error", [("tempo", ["1", "2", "3", "4", "5", "6"])], [.energy: energies]
    ) {
      "sep=;\n" + $0
    },
    Case(
      4, "another delimiter, declared", [("tempo", ["1", "2", "3", "4", "5", "6"])], [.energy: energies],
      delimiter: "^"
    ) { "SEP=^\n" + $0 },
    Case(
      4, "the marks of the end of old files", [("tempo", ["1", "2", "3", "4", "5", "6"])], [.energy: energies]
    ) {
      $0 + "\u{1a}\u{0}\u{0}"
    },
    Case(
      4, "commas behind backslashes", [("tempo", ["1", "2", "3", "4", "5", "6"])],
      [.trackName: titles.map { $0 + ", live" }, .energy: energies]
    ) { text in
      titles.reduce(text) { $0.replacing("\n" + $1 + ",", with: "\n" + $1 + "\\, live,") }
    },
    Case(
      4, "quotes and a comma within quotes", [("tempo", ["1", "2", "3", "4", "5", "6"])],
      [.trackName: titles.map { "The \"\($0)\", EP" }, .energy: energies]
    ) { text in
      titles.reduce(text) { $0.replacing("\n" + $1 + ",", with: "\n\"The \"" + $1 + "\", EP\",") }
    },
  ]

  static let names: [Case] = [
    Case(
      5, "words grown together", [("audioFeaturesValence", energies), ("durationMs", times)],
      [.valence: energies, .durationMs: times]),
    Case(
      5, "a program's own prefix", [("track.audio_features.valence", energies), ("af_liveness", energies)],
      [.valence: energies, .liveness: energies]),
    Case(
      5, "other languages", [("Tanzbarkeit", energies), ("Énergie", energies), ("Género", artists)],
      [.danceability: energies, .trackGenre: artists]),
    Case(
      5, "an address under any name",
      [("Verweis", (1...6).map { "https://open.spotify.com/track/000000000000000000000\($0)?si=x" })],
      [.trackID: (1...6).map { "000000000000000000000\($0)" }]),
  ]

  private static func listed(_ what: String, _ cells: [String], _ expected: [String]) -> Case {
    Case(6, what, [("artist", cells)], [.artists: expected, .energy: energies])
  }

  static let lists: [Case] = [
    listed(
      "escapes of JSON",
      ["[\"Z\\u00e9\"]", "[\"Bo\", \"\\ud83d\\ude00\"]", "[]", "[\"Cy\"]", "[\"Bo\"]", "[\"Cy\"]"],
      ["Zé", "Bo;😀", "", "Cy", "Bo", "Cy"]),
    listed(
      "Python's tuples and R's vectors",
      ["('Ada', 'Bo')", "('Bo',)", "c(\"Cy\", \"Ada\")", "('Ada',)", "('Bo',)", "('Cy, D',)"],
      ["Ada;Bo", "Bo", "Cy;Ada", "Ada", "Bo", "Cy, D"]),
    listed(
      "a database's lists", ["{Ada,\"Bo Li\"}", "{\"Bo Li\"}", "{Cy}", "{Ada}", "{Bo}", "{Cy}"],
      ["Ada;Bo Li", "Bo Li", "Cy", "Ada", "Bo", "Cy"]),
    listed(
      "dictionaries in dictionaries",
      (0..<6).map {
        "[{\"name\":\"\(artists[$0])\",\"label\":{\"name\":\"X\"},\"urls\":[{\"name\":\"Y\"}]}]"
      }, artists),
    listed(
      "a few lists among names", ["['Ada', 'Bo']", "Bo", "[Cy]", "Ada", "Bo", "Cy"],
      ["Ada;Bo", "Bo", "[Cy]", "Ada", "Bo", "Cy"]),
    listed(
      "marks at the end", ["Ada;Bo;", "Bo;", "Cy;", "Ada;;Bo", "Bo", "Cy"],
      ["Ada;Bo", "Bo", "Cy", "Ada;Bo", "Bo", "Cy"]),
  ]

  @Test(
    arguments: units + shapes + lines + encodings + names + lists + programs + origins + words + languages)
  func `loaded and streamed to the same values`(_ example: Case) throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    let loaded = try reader.read(bytes: example.bytes, title: "table")
    check(loaded.dataset, example, "load")
    #expect(loaded.report.misreadCount == 0 && loaded.report.unreadableCount == 0)
    try TemporaryFolder.with { folder in
      let path = folder + "/table.csv"
      try Data(example.bytes).write(to: URL(filePath: path))
      let read = Mutex<[Dataset]>([])
      try TableStream(.file(path), reader: reader).forEach(
        threads: 1, work: { $0.rows }, finish: { rows in read.withLock { $0.append(rows) } })
      for rows in read.withLock({ $0 }) where rows.rowCount > 0 { check(rows, example, "a stream") }
    }
  }

  private func check(_ table: Dataset, _ example: Case, _ who: String) {
    for (name, values) in example.expected {
      #expect(table.rowCount == values.count)
      let found = (0..<table.rowCount).map { table[name]?.text(at: $0) ?? "" }
      #expect(found == values, "\(name) by \(who)")
    }
  }

  @Test func `a header with the columns in another order is named and not read as a track`() throws {
    let text = "title,energy,valence,tempo\nOne,0.5,0.25,120\ntempo,valence,energy,title\n100,0.5,0.5,Two\n"
    #expect(throws: CSVError.secondHeader(path: "two", line: 3)) {
      try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "two")
    }
  }

  @Test(arguments: 0..<8)
  func `an export in a language that nobody listed is read by what its columns hold`(_ blocks: Int) throws {
    let (playable, genres, album) = (blocks & 1 != 0, blocks & 2 != 0, blocks & 4 != 0)
    var names = (1...17).map { "słowo \($0)" }
    if playable { names.append("czy gra") }
    names += ["kto", "kiedy"]
    if genres { names.append("gatunki") }
    names += (1...12).map { "cecha \($0)" }
    if album { names += ["a", "b", "c"] }
    var rows = names.joined(separator: ",") + "\n"
    for row in 1...4 {
      var cells = [
        "spotify:track:000000000000000000000\(row)", "Song \(row)", "spotify:artist:a", "Ann",
        "spotify:album:a",
        "Album", "spotify:artist:a", "Ann", "2019", "i", "1", "\(row)", "20000\(row)", "", "true", "4\(row)",
        "X",
      ]
      if playable { cells.append("true") }
      cells += ["", "2024-01-0\(row)T00:00:00Z"]
      if genres { cells.append("pop") }
      cells += ["0.5", "0.\(row)", "1", "-5", "1", "0.1", "0.2", "0", "0.1", "0.4", "12\(row)", "4"]
      if album { cells += ["", "L", "C"] }
      rows += cells.joined(separator: ",") + "\n"
    }
    let table = try TableReader(schema: TrackSchema.columns).read(bytes: Array(rows.utf8), title: "x").dataset
    #expect(table.texts(.addedAt)?[2] == "2024-01-03T00:00:00Z")
    #expect(table.numbers(.energy)?.values == [0.1, 0.2, 0.3, 0.4])
    #expect(table.numbers(.tempo)?.values == [121, 122, 123, 124])
    #expect(table.numbers(.popularity)?.values == [41, 42, 43, 44])
    #expect(table.texts(.trackName)?[0] == "Song 1" && table.texts(.artists)?[0] == "Ann")
    #expect(table.genres == (genres ? ["pop"] : []))
  }
}
