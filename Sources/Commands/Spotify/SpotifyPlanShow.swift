import Library
import Report
import Shell

/// `spotify plan show`: the present plan, one of its playlists, or what is unsorted.
struct SpotifyPlanShow: Command {
  var which: String?

  static let about = About(
    "spotify plan show", .spotify,
    "Look at the present plan, at one of its playlists, or at what is unsorted.",
    details: [
      "`spotify plan show rock` lists a playlist, `spotify plan show unsorted` what is left and why."
    ],
    terms: ["list", "unsorted", "why"], setting: PlanOutput.setting + ["spotify plan size=1"],
    examples: ["spotify plan show jazz": "the songs of one playlist, with the confidence of each"],
    facts: PlanOutput.facts)
  static let parameters: [Parameter<SpotifyPlanShow>] = [
    .positional("which", \.which, "a playlist of the plan, or `unsorted`", completer: PlanOutput.names)
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    return try PlanOutput.part(which, of: store.plan(), store)
  }
}
