import Tabular
import Testing

@testable import Music

/// Words and marks that mean something in some tables and nothing in others: entities of web pages, what joins two artists,
/// marks for yes, volume for loudness.
extension KindTests {
  private static func named(_ what: String, _ cells: [String], _ expected: [String]) -> Case {
    Case(6, what, [("artist", cells)], [.artists: expected, .energy: energies])
  }

  /// Six cells of which two name two artists each, all of whom are artists by themselves too, and one is a name with
  /// the same mark.
  private static func joined(by mark: String) -> Case {
    named(
      "“\(mark)”, which names have too",
      ["Ada\(mark)Bo", "Bo", "Cy", "Ada", "Cy\(mark)Ada", "Dee\(mark)Bo"],
      ["Ada;Bo", "Bo", "Cy", "Ada", "Cy;Ada", "Dee\(mark)Bo"])
  }

  private static func marked(_ what: String, _ cells: [String], _ expected: [String]) -> Case {
    Case(2, what, [("explicit", cells)], [.explicit: expected, .energy: energies])
  }

  static let words: [Case] = [
    joined(by: " & "), joined(by: " x "), joined(by: " × "), joined(by: " with "), joined(by: " vs "),
    joined(by: " vs. "), joined(by: " and "), joined(by: " + "),
    named(
      "names alone with such words", ["Ada & the Bos", "Bo", "Cy x Dee", "Ada", "Bo with Love", "Cy"],
      ["Ada & the Bos", "Bo", "Cy x Dee", "Ada", "Bo with Love", "Cy"]),
    named(
      "a comma, and a mark before the last", ["Ada, Bo & Cy", "Bo", "Cy", "Ada", "Bo & Cy", "Ada"],
      ["Ada;Bo;Cy", "Bo", "Cy", "Ada", "Bo;Cy", "Ada"]),
    named(
      "a guest, and a mark among guests",
      ["Ada feat. Bo & Cy", "Bo", "Cy", "Ada", "Bo feat. Ada", "Cy & Bo"],
      ["Ada;Bo;Cy", "Bo", "Cy", "Ada", "Bo;Ada", "Cy;Bo"]),
    named(
      "a name with a mark beside another artist",
      ["Florence & the Bos x Cy", "Florence & the Bos", "Cy", "Ada", "Bo", "Cy"],
      ["Florence & the Bos;Cy", "Florence & the Bos", "Cy", "Ada", "Bo", "Cy"]),
    named(
      "semicolons, beside which a mark is part of a name", ["Ada;Bo", "Bo & Cy", "Cy", "Ada", "Bo", "Cy"],
      ["Ada;Bo", "Bo & Cy", "Cy", "Ada", "Bo", "Cy"]),
    Case(
      3, "characters as web pages write them",
      [
        (
          "title",
          [
            "Rock &amp; Roll", "Don&#39;t", "Caf&eacute; &#x266b;", "&quot;Four&quot;", "R&amp;B",
            "Tom &amp;amp; Jerry",
          ]
        ), ("artist", ["Ada &amp; Bo", "Bo", "Cy", "Ada", "Bo&apos;s", "Cy"]),
        ("genre", ["R&amp;B", "R&amp;B", "pop", "rock &amp; roll", "pop", "pop"]),
      ],
      [
        .trackName: ["Rock & Roll", "Don't", "Café ♫", "\"Four\"", "R&B", "Tom & Jerry"],
        .artists: ["Ada;Bo", "Bo", "Cy", "Ada", "Bo's", "Cy"],
        .trackGenre: ["R&B", "R&B", "pop", "rock & roll", "pop", "pop"],
      ]),
    Case(
      3, "an entity beside plain ampersands",
      [("title", ["Rock &amp; Roll", "Tom & Jerry", "Q&A", "Four", "&amp;", "Six"])],
      [.trackName: ["Rock &amp; Roll", "Tom & Jerry", "Q&A", "Four", "&amp;", "Six"]]),
    Case(
      3, "ampersands that begin no entity",
      [("title", ["A&B;", "&;", "Q&A", "&what;", "&#xyz;", "Salt &"])],
      [.trackName: ["A&B;", "&;", "Q&A", "&what;", "&#xyz;", "Salt &"]]),
    marked(
      "E where a track is explicit", ["E", "", "E", "", "", "E"], ["yes", "no", "yes", "no", "no", "yes"]),
    marked("a tick where it is so", ["", "✓", "", "", "✓", ""], ["no", "yes", "no", "no", "yes", "no"]),
    marked(
      "the word where it is so", ["", "Explicit", "", "", "", ""], ["no", "yes", "no", "no", "no", "no"]),
    marked(
      "answers, of which one is missing", ["true", "true", "", "true", "true", "true"],
      ["yes", "yes", "", "yes", "yes", "yes"]),
    marked("E and what stands for no", ["E", "", "E", "no", "", "E"], ["yes", "", "yes", "no", "", "yes"]),
    Case(
      5, "volume for loudness",
      [
        ("volume", ["-5.5", "-4", "-13", "-4", "-7", "-9.5"]), ("tempo", times.map { String($0.prefix(3)) }),
        ("valence", energies),
      ], [.loudness: ["-5.5", "-4", "-13", "-4", "-7", "-9.5"], .valence: energies]),
    Case(
      5, "volume for a part of a series",
      [
        ("volume", ["1", "2", "3", "4", "1", "2"]), ("loudness", ["-5", "-4", "-3", "-5", "-4", "-3"]),
        ("valence", energies), ("liveness", energies),
      ],
      [
        .loudness: ["-5", "-4", "-3", "-5", "-4", "-3"]
      ]),
  ]

  @Test func `what such words were taken for is said`() throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    for example in Self.words {
      let report = try reader.read(bytes: example.bytes, title: "table").report
      let isJoined = report.conversions.contains { conversion in
        if case .artistsSeparated(by: .joints(let marks)) = conversion { !marks.isEmpty } else { false }
      }
      let told = example.expected[.artists] ?? []
      #expect(
        isJoined == told.contains { $0.contains(";") && !example.what.contains("semicolons") }, "\(example)")
      #expect((report.entityCount > 0) == (example.what == "characters as web pages write them"))
      let blanks = example.what.hasSuffix("so") || example.what.hasPrefix("E where")
      #expect(report.conversions.contains(.blankIsNo(.explicit)) == blanks, "\(example)")
    }
  }
}
