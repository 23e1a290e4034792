import FeatureSources
import Library
import Music
import Report
import Shell

/// `features fetch`: finds audio features for the tracks of the library, also of an imported one, without a login.
struct FeaturesFetch: Command {
  static let about = About(
    "features fetch", .spotify, "Find audio features for the tracks of your library; no login is needed.",
    details: [
      "Features are looked for in the tables at hand first, then in what was imported, then at ReccoBeats, forty tracks a "
        + "request; the ids of tracks are all that is sent. What comes is kept: Ctrl-C stops, and the same command goes on from "
        + "there. What ReccoBeats does not know is asked for again after four weeks."
    ],
    terms: ["reccobeats", "audio features", "online"],
    setting: ["spotify login demo", "spotify sync features=off"],
    examples: ["features fetch": "what is missing"],
    facts: [Facts.tracks, Facts.features, Facts.withoutFeatures])
  static let parameters: [Parameter<FeaturesFetch>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let account = try await Account.chosen(in: context)
    let store = try account.library()
    let before = try store.featureStatus().known
    let status = try await FeatureSearch(store: store, sources: account.features, context: context)
      .run(warning: &context.warnings)
    var output = Output(
      [
        .paragraph(
          "\(status.known, .strong) of \(status.tracks) tracks have audio features, \(status.known - before) of them new"
        )
      ],
      facts: [
        .integer(Facts.tracks, status.tracks), .integer(Facts.features, status.known),
        .integer(Facts.withoutFeatures, status.missing),
      ])
    if status.missing > 0 {
      output.append(
        .note("\(status.missing) have none; \(.code("predict library")) finds their genres by the rest"))
    }
    output.append(.suggestion("\(.code("features status")) shows where they come from"))
    return output
  }
}
