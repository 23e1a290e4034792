import Foundation
import Tabular
import Testing

@testable import Music

/// What spreadsheets, languages of statistics and music programs make of a table.
extension KindTests {
  private static let tempos = ["119.5", "125", "105.25", "123", "118", "90"]

  private static func written(_ what: String, change: @escaping (String) -> String) -> Case {
    Case(
      4, what, [("tempo", tempos)],
      [.trackName: titles, .artists: artists, .energy: energies, .tempo: tempos], change: change)
  }

  /// - Parameter bytes: a character for each byte.
  private static func encoded(_ encoding: String, _ bytes: String, _ title: String) -> Case {
    Case(
      3, "\(encoding), by the names of columns",
      bytes: bytes.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) },
      [.trackName: [title, "Two"], .energy: ["0.63", "0.7"]])
  }

  static let programs: [Case] = [
    encoded("Mac Roman", "Titre,K\u{9f}nstler,\u{83}nergie\r\u{83}t\u{8e},Ann,0.63\rTwo,Bo,0.7\r", "Été"),
    encoded("CP850", "Titre,K\u{81}nstler,\u{90}nergie\r\u{90}t\u{82},Ann,0.63\rTwo,Bo,0.7\r", "Été"),
    encoded(
      "Shift-JIS",
      "\u{8b}\u{c8}\u{96}\u{bc},\u{83}A\u{81}[\u{83}e\u{83}B\u{83}X\u{83}g,energy\n\u{96}\u{e9}\u{82}\u{cc}\u{89}\u{cc},Ann,0.63\nTwo,Bo,0.7\n",
      "夜の歌"),
    encoded(
      "EUC-JP",
      "\u{b6}\u{ca}\u{cc}\u{be},\u{a5}\u{a2}\u{a1}\u{bc}\u{a5}\u{c6}\u{a5}\u{a3}\u{a5}\u{b9}\u{a5}\u{c8},energy\n\u{cc}\u{eb}\u{a4}\u{ce}\u{b2}\u{ce},Ann,0.63\nTwo,Bo,0.7\n",
      "夜の歌"),
    encoded(
      "Windows-1251",
      "\u{cd}\u{e0}\u{e7}\u{e2}\u{e0}\u{ed}\u{e8}\u{e5};\u{c8}\u{f1}\u{ef}\u{ee}\u{eb}\u{ed}\u{e8}\u{f2}\u{e5}\u{eb}\u{fc};energy\n\u{cd}\u{ee}\u{f7}\u{fc};\u{c0}\u{ed}\u{ff};0.63\nTwo;Bo;0.7\n",
      "Ночь"),
    encoded(
      "KOI8-R",
      "\u{ee}\u{c1}\u{da}\u{d7}\u{c1}\u{ce}\u{c9}\u{c5};\u{e9}\u{d3}\u{d0}\u{cf}\u{cc}\u{ce}\u{c9}\u{d4}\u{c5}\u{cc}\u{d8};energy\n\u{ee}\u{cf}\u{de}\u{d8};\u{e1}\u{ce}\u{d1};0.63\nTwo;Bo;0.7\n",
      "Ночь"),
    Case(
      2, "a spreadsheet's currencies",
      [
        ("tempo", ["$119.50", "€125.00", "105.25 €", "£ 123", "118 ₺", "¥90"]),
        ("loudness", ["-$5.20", "($4.00)", "-13 €", "−4€", "-7", "$-9.5"]),
      ],
      [
        .tempo: ["119.5", "125", "105.25", "123", "118", "90"],
        .loudness: ["-5.2", "-4", "-13", "-4", "-7", "-9.5"],
      ]),
    Case(
      2, "errors of spreadsheets",
      [("tempo", ["#ERROR!", "#NOM?", "#¿NOMBRE?", "#CALC!", "Loading...", "120"])],
      [.tempo: ["", "", "", "", "", "120"]]),
    Case(
      2, "exponents with a comma",
      [("tempo", ["1,195E+02", "1,25E+02", "1,0525E2", "1,23e2", "1,18E+2", "9E1"])],
      [.tempo: tempos, .energy: energies], delimiter: ";"
    ) { $0.replacing("0.", with: "0,") },
    written("columns of one width") { text in
      text.split(separator: "\n").map { line in
        line.split(separator: ",").map { $0 + String(repeating: " ", count: 12 - $0.count) }.joined() + "\n"
      }.joined()
    },
    written("columns to the right, numbers of rows without a header") { text in
      text.split(separator: "\n").enumerated().map { row, line in
        (row == 0 ? "  " : "\(row) ")
          + line.split(separator: ",").map { String(repeating: " ", count: 12 - $0.count) + $0 }.joined()
          + "\n"
      }.joined()
    },
    written("tildes") { $0.replacing(",", with: "~") },
    written("circumflexes") { $0.replacing(",", with: "^") },
    Case(
      5, "a column that its program has left empty",
      [
        ("bpm", ["0", "0", "0", "0.0", "0", ""]), ("spotify_tempo", tempos),
        ("BPM (x)", ["", "", "", "", "", ""]),
      ],
      [.tempo: tempos, .energy: energies]),
  ]

  @Test func `a second line of names is refused by its lines`() throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    for second in [",mean,std,mean,std", ",count,median,energy,tempo"] {
      let text = ",energy,energy,tempo,tempo\n\(second)\ngenre,,,,\npop,0.5,0.1,120,3\nrock,0.6,0.1,110,4\n"
      #expect(throws: CSVError.severalHeaders(path: "table", lines: [1, 2])) {
        try reader.read(bytes: Array(text.utf8), title: "table")
      }
    }
  }

  @Test func `a table on its side, and what Python prints, are called that`() throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    let turned = "title,One,Two\nartist,Ann,Bo\nenergy,0.5,0.6\ntempo,120,100\ngenre,pop,rock\n"
    #expect(throws: CSVError.transposed(path: "table")) {
      try reader.read(bytes: Array(turned.utf8), title: "table")
    }
    let python = "{'title': 'One', 'energy': 0.5}\n{'title': 'Two, live', 'energy': 0.6}\n"
    #expect {
      try reader.read(bytes: Array(python.utf8), title: "table")
    } throws: { error in
      if case CSVError.noReadableRows(_, let first) = error { first.reason == .notJSON } else { false }
    }
  }

  @Test func `text with a word that names a column is no table`() {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    let note = "The energy of this artist is high\nso is the tempo\nand: more\n"
    #expect { try reader.read(bytes: Array(note.utf8), title: "table") } throws: { error in
      if case CSVError.nothingRecognised = error { true } else { false }
    }
  }

  @Test func `numbers that no feature can be are not said to be one, and numbers are no genres`() throws {
    let rows = (0..<30).map { "Song \($0),Ann,0.\($0 % 9 + 1),\(30_000 + $0 * 7 % 50),\"\($0 % 3),445\"\n" }
      .joined()
    let text = "title,artist,energy,instance_id,in_playlists\n" + rows
    let loaded = try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "t")
    let guesses = ColumnGuesses(
      loaded.dataset, recognised: Set(loaded.report.kept.filter(\.isRecognised).map(\.name)))
    #expect(guesses.features.isEmpty && guesses.genre == nil)
  }
}
