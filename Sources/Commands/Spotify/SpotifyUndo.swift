import Library
import Report
import Shell

/// `spotify undo`: puts back what the playlists held before the last `spotify apply`.
struct SpotifyUndo: Command {
  var isConfirmed = false

  static let about = About(
    "spotify undo", .spotify, "Put back what your playlists held before the last `spotify apply`.",
    details: [
      "Playlists that it made are taken out of your library again, unless you put songs of your own in. What you changed "
        + "since stays changed. A second `spotify undo` takes back the apply before."
    ],
    terms: ["take back", "restore", "revert"],
    setting: PlanOutput.setting + ["spotify plan size=1", "spotify apply yes"],
    examples: ["spotify undo yes": "without being asked"],
    facts: [Facts.writes, Facts.playlists, Facts.made, Facts.coming, Facts.leaving])
  static let parameters: [Parameter<SpotifyUndo>] = [
    .keyword("yes", \.isConfirmed, "do not ask first")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let host = context.host
    let account = try await Account.chosen(in: context)
    let applier = Applier(
      store: try account.library(), service: account.service,
      observer: .counting("taking back", "writes", shownBy: host) { ($0.done, $0.total) })
    if !isConfirmed {
      guard host.isInteractive else {
        throw Diagnostic(
          "needs-yes", "\(.code("spotify undo")) changes playlists at Spotify", kind: .usage,
          help: "\(.code("spotify undo yes")) does so without asking")
      }
      guard host.confirm("Put back what the playlists held before the last apply?") else {
        return Output([.paragraph("nothing was written")], facts: SpotifyApply.facts(ApplySummary()))
      }
    }
    let summary = try await host.resumable { try await applier.undo() }
    return Output(
      [
        .paragraph(
          "\(summary.playlists, .strong) playlists are as they were before"
            + "\(" (\(summary.writes) writes)", .faint)")
      ], facts: SpotifyApply.facts(summary))
  }
}
