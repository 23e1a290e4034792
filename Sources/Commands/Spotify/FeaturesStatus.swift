import FeatureSources
import Library
import Music
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
    let store = try context.library()
    let status = try store.featureStatus()
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
        .text(Self.title(source.origin)), .countBar(source.tracks, of: status.tracks),
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
    let evidence = try store.evidenceCounts()
    if !evidence.isEmpty {
      output.append(.heading("Evidence of the last prediction"))
      output.append(
        .fields(
          PredictionEvidence.Kind.allCases.compactMap { kind in
            evidence[kind].map { Output.Field(kind.title, "\($0) tracks") }
          }))
    }
    if let retry = status.nextRetry, status.misses > 0 {
      output.append(
        .note(
          "\(status.misses) were asked for in vain; from \(retry.day) on \(.code("spotify sync")) and \(.code("features fetch")) ask again"
        )
      )
    }
    for case .source(let id) in status.sources.map(\.origin) {
      guard let identity = FeatureProviders.identity(of: id), let words = Self.attribution(identity) else {
        continue
      }
      output.append(.note(words))
    }
    return output
  }

  /// A source by the name that people know.
  static func title(_ origin: FeatureOrigin) -> String {
    switch origin {
    case .table(let name): "your table " + name
    case .exportify: "Exportify import"
    case .source(let id): FeatureProviders.identity(of: id)?.name ?? id.rawValue
    }
  }

  /// What a source asks to be shown, and what to know of it; nil if there is nothing to say.
  static func attribution(_ source: SourceIdentity) -> Text? {
    guard let words = source.attribution ?? source.remark.map({ _ in source.name }) else { return nil }
    return Text(source.remark.map { "\(words); \($0)" } ?? words)
  }
}
