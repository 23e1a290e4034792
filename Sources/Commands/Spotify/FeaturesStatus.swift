import Library
import Report
import Shell

/// `features status`: how many tracks of the library have audio features, and from where.
struct FeaturesStatus: Command {
  static let about = About(
    "features status", .spotify, "How many tracks of the library have audio features, and from where.",
    details: [
      "A track that was found by artist and title only may have the features of another recording; such are counted apart."
    ],
    terms: ["coverage", "reccobeats", "exportify"],
    setting: ["spotify login demo", "spotify sync features=off"],
    examples: ["features status": "one line a source"],
    facts: [Facts.tracks, Facts.features, Facts.withoutFeatures, Facts.byTitle])
  static let parameters: [Parameter<FeaturesStatus>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let status = try context.library().featureStatus()
    let byTitle = status.sources.reduce(0) { $0 + $1.byTitle }
    let facts: [Fact] = [
      .integer(Facts.tracks, status.tracks), .integer(Facts.features, status.known),
      .integer(Facts.withoutFeatures, status.missing), .integer(Facts.byTitle, byTitle),
    ]
    guard status.tracks > 0 else {
      return Output(
        [
          .paragraph("the library is empty"),
          .suggestion("\(.code("spotify sync")) or \(.code("spotify import FILE")) fills it"),
        ], facts: facts)
    }
    let rows: [[Value]] = status.sources.map { source in
      [
        .text(Self.title(source.name)), .countBar(source.tracks, of: status.tracks),
        source.byTitle == 0 ? .missing : .count(source.byTitle),
      ]
    }
    var output = Output(
      [
        .paragraph("\(status.known, .strong) of \(status.tracks) tracks have audio features"),
        .table(
          Table(
            columns: [
              .text("source"), .text("tracks", flexible: false),
              .number("by artist and title", importance: 1),
            ], rows: rows + [[.text("none"), .countBar(status.missing, of: status.tracks), .missing]])),
      ], facts: facts)
    if let retry = status.nextRetry, status.misses > 0 {
      output.append(
        .note(
          "\(status.misses) were asked for in vain; from \(retry.day) on \(.code("spotify sync")) asks again")
      )
    }
    if status.sources.contains(where: { $0.name == "reccobeats" }) {
      output.append(.note("features by ReccoBeats (reccobeats.com), which knows no time signature"))
    }
    return output
  }

  /// A source by the name that people know.
  static func title(_ source: String) -> String {
    if source.hasPrefix("table:") { return "your table " + source.dropFirst("table:".count) }
    return ["exportify": "Exportify import", "reccobeats": "ReccoBeats"][source] ?? source
  }
}
