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
    let applier = Applier(store: try account.library(), service: account.service, watch: context.watch)
    let preview = try await host.resumable { try await applier.prepareUndo() }
    let confirmation = Confirmation<UndoPreview>(
      command: "spotify undo", deed: "changes playlists at Spotify",
      question: "Put back what the playlists held before the last apply?", show: Self.output,
      isNothing: { _ in false })
    let ending = try await confirmation.run(preview, isConfirmed: isConfirmed, by: host) { confirmed in
      try await host.resumable { try await applier.undo(confirmed) }
    }
    guard case .done(let summary) = ending else {
      return Output([.paragraph("nothing was written")], facts: SpotifyApply.facts(ApplySummary()))
    }
    return Output(
      [
        .paragraph(
          "\(summary.playlists, .strong) playlists are as they were before"
            + "\(" (\(summary.writes) writes)", .faint)")
      ], facts: SpotifyApply.facts(summary))
  }

  /// Exactly what will be taken back.
  static func output(_ preview: UndoPreview) -> Output {
    guard !preview.changes.isEmpty else {
      return Output([.paragraph("no playlist is left of what the last apply wrote")])
    }
    return Output([
      .heading("To be taken back at Spotify"),
      .table(
        Table(
          columns: [
            .text("playlist"), .text("", flexible: false), .number("songs in"), .number("songs out"),
          ],
          rows: preview.changes.map { change in
            [
              .text(change.name), .text(change.isRemoved ? "removed" : "changed"), .count(change.added.count),
              .count(change.removed.count),
            ]
          })),
    ])
  }
}
