import Tabular

/// Kinds of lines, quotes and encodings.
extension KindTests {
  private static let tempos = ["1", "2", "3", "4", "5", "6"]

  private static func ends(_ what: String, _ change: @escaping (String) -> String) -> Case {
    Case(
      4, what, [("tempo", tempos)], [.trackName: titles, .energy: energies, .tempo: tempos], change: change)
  }

  /// How lines end, what stands around cells and lines, and what is no row.
  static let lines: [Case] = [
    ends("two lines that end in CR among others") {
      $0.replacing("\nThree", with: "\rThree").replacing("\nSix", with: "\rSix")
    },
    ends("a header that ends in CR") { $0.replacing("\nOne", with: "\rOne") },
    ends("a line that ends in LF among those in CR") {
      $0.replacing("\n", with: "\r").replacing("\rThree", with: "\nThree")
    },
    ends("CR twice before LF") { $0.replacing("\n", with: "\r\r\n") },
    ends("every line in quotes as a whole") { text in
      text.split(separator: "\n").map { "\"" + $0 + "\"\n" }.joined()
    },
    ends("rows in quotes as a whole, their cells too") { text in
      titles.reduce(text) { text, title in
        let line = text.split(separator: "\n").first { $0.hasPrefix(title + ",") } ?? ""
        let cells = line.split(separator: ",").map { "\"\"" + $0 + "\"\"" }.joined(separator: ",")
        return text.replacing("\n" + line + "\n", with: "\n\"" + cells + "\"\n")
      }
    },
    ends("a table as people draw it") { text in
      text.split(separator: "\n").map { "| " + $0.replacing(",", with: " | ") + " |\n" }.joined()
        .replacing("| One", with: "|---|:--:|---:|---|\n| One")
    },
    ends("a table as databases print it") { text in
      "+---+---+---+---+\n"
        + text.split(separator: "\n").map { "| " + $0.replacing(",", with: " | ") + " |\n" }.joined()
        .replacing("| One", with: "+---+---+---+---+\n| One") + "+---+---+---+---+\n"
    },
    ends("blanks between cells, numbers of rows without a header") { text in
      text.split(separator: "\n").enumerated().map { row, line in
        (row == 0 ? "" : "\"\(row)\" ")
          + line.split(separator: ",").map { "\"\($0)\"" }.joined(separator: " ") + "\n"
      }.joined()
    },
    ends("blanks of web pages around cells") {
      $0.replacing("One,Ada", with: "\u{a0}One\u{a0},Ada\u{200b}").replacing(
        "Two,Bo", with: "\u{feff}Two,\u{3000}Bo\u{2028}")
    },
    Case(
      4, "single quotes around everything", [("note", titles.map { "a, \($0)" })],
      [.trackName: titles.map { "It's \($0)" }, .energy: energies]
    ) { text in
      titles.reduce(text.replacing("\"", with: "'")) { text, title in
        text.replacing("\n\(title),", with: "\n'It''s \(title)',")
      }.replacing("title,artist,energy,note", with: "'title','artist','energy','note'")
    },
    Case(
      4, "single quotes around texts", [("tempo", tempos)],
      [.trackName: titles.map { "\($0), live" }, .energy: energies, .artists: artists]
    ) { text in
      titles.reduce(text) { $0.replacing("\n\($1),", with: "\n'\($1), live',") }
    },
    Case(
      4, "single quotes where a comma needs them, and an apostrophe", [("tempo", tempos)],
      [.trackName: ["One", "Two, live", "'Til Three", "Four", "Five", "Six"], .energy: energies]
    ) { $0.replacing("\nTwo,", with: "\n'Two, live',").replacing("\nThree", with: "\n'Til Three") },
    Case(
      4, "apostrophes that quote nothing", [("tempo", tempos)],
      [.trackName: ["'One'", "Two", "'Til Three", "Four", "Five'", "Six"], .energy: energies]
    ) {
      $0.replacing("\nOne", with: "\n'One'").replacing("\nThree", with: "\n'Til Three").replacing(
        "\nFive", with: "\nFive'")
    },
    Case(
      2, "a line of units under the header",
      [("valence", energies), ("duration", ["176", "307", "226", "187", "300", "172"])],
      [.energy: energies, .valence: energies, .durationMs: times]
    ) { $0.replacing("\nOne", with: "\n,,(0-1),0–1,[s]\nOne") },
    Case(
      2, "a line of units that decides",
      [
        ("energy", ["63", "70", "27", "94", "72", "48"]), ("valence", ["1", "0", "0", "1", "0", "0"]),
      ],
      [
        .energy: ["0.63", "0.7", "0.27", "0.94", "0.72", "0.48"],
        .valence: ["0.01", "0", "0", "0.01", "0", "0"],
      ]
    ) { $0.replacing("\nOne", with: "\nname,name,%,%\nOne") },
    Case(
      2, "a line of types", [("tempo", tempos), ("duration_ms", times)],
      [.energy: energies, .tempo: tempos, .durationMs: times]
    ) { $0.replacing("\nOne", with: "\nVARCHAR,VARCHAR,REAL,REAL,BIGINT\nOne") },
  ]

  private static func encoded(_ what: String, _ encode: (Unicode.Scalar) -> [UInt8], mark: Bool) -> Case {
    let text = (mark ? "\u{feff}" : "") + "title,artist,energy\nSeñal 夜,Ada 😀,0.63\nTwo,Bo,0.7\n"
    return Case(
      3, what, bytes: text.unicodeScalars.flatMap(encode),
      [.trackName: ["Señal 夜", "Two"], .artists: ["Ada 😀", "Bo"], .energy: ["0.63", "0.7"]])
  }

  private static func little(_ scalar: Unicode.Scalar) -> [UInt8] {
    withUnsafeBytes(of: scalar.value.littleEndian) { Array($0) }
  }

  private static func big(_ scalar: Unicode.Scalar) -> [UInt8] { little(scalar).reversed() }

  static let encodings: [Case] = [
    encoded("UTF-32, little-endian, with a mark", little, mark: true),
    encoded("UTF-32, little-endian, without one", little, mark: false),
    encoded("UTF-32, big-endian, with a mark", big, mark: true),
    encoded("UTF-32, big-endian, without one", big, mark: false),
  ]
}
