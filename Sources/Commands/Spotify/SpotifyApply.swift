import Library
import Report
import Shell

/// `spotify apply`: writes the plan to Spotify, after showing exactly what will be written.
struct SpotifyApply: Command {
  var isConfirmed = false
  var onlyShows = false
  var remake: [String] = []

  static let about = About(
    "spotify apply", .spotify, "Write the plan to Spotify, after showing exactly what will be written.",
    details: [
      "Only playlists that timbre made are ever written to, and one of yours that you named with `into=`, to which songs are only "
        + "added. In those of timbre's, songs that you put in stay, songs that you took out "
        + "stay out, and a name that you gave is kept. A playlist that you deleted is made again only with `remake=NAME`.",
      "Each write is noted down before it is sent: whatever breaks it off, the next `spotify apply` goes on from there, and "
        + "`spotify undo` takes all of it back.",
    ],
    terms: ["write", "create playlists", "update"], setting: PlanOutput.setting + ["spotify plan size=1"],
    examples: [
      "spotify apply yes": "writes it without being asked"
    ],
    facts: [Facts.writes, Facts.playlists, Facts.made, Facts.coming, Facts.leaving])
  static let parameters: [Parameter<SpotifyApply>] = [
    .keyword("preview", \.onlyShows, "only show what would be written"),
    .keyword("yes", \.isConfirmed, "do not ask first"),
    .option("remake", \.remake, "playlists that you deleted and want back", completer: PlanOutput.names),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let host = context.host
    let account = try await Account.chosen(in: context)
    let applier = Applier(store: try account.library(), service: account.service, watch: context.watch)
    let preview = try await host.resumable { [remake] in try await applier.prepare(remake: Set(remake)) }
    if onlyShows { return Self.output(preview) }
    let confirmation = Confirmation<ApplyPreview>(
      command: "spotify apply", deed: "would write \(counted: preview.changes.count, "playlist") to Spotify",
      question: "Write this to Spotify?", show: Self.output,
      isNothing: { $0.changes.isEmpty && !$0.finishesEarlierRun })
    // What an interrupted run has left is finished without a question: it was confirmed then.
    let isAgreed = isConfirmed || preview.changes.isEmpty
    let ending = try await confirmation.run(preview, isConfirmed: isAgreed, by: host) { confirmed in
      try await host.resumable { try await applier.apply(confirmed) }
    }
    switch ending {
    case .done(let summary): return Self.output(summary)
    case .nothing(let preview): return Self.output(preview)
    case .refused: return Output([.paragraph("nothing was written")], facts: Self.facts(ApplySummary()))
    }
  }

  static func facts(_ summary: ApplySummary) -> [Fact] {
    [
      .integer(Facts.writes, summary.writes), .integer(Facts.playlists, summary.playlists),
      .integer(Facts.made, summary.created), .integer(Facts.coming, summary.added),
      .integer(Facts.leaving, summary.removed),
    ]
  }

  /// Exactly what will be written.
  static func output(_ preview: ApplyPreview) -> Output {
    var output = Output(facts: [
      .integer(Facts.writes, preview.writes), .integer(Facts.playlists, preview.changes.count),
      .integer(Facts.made, preview.changes.count { $0.isCreated }),
      .integer(Facts.coming, preview.changes.reduce(0) { $0 + $1.added.count }),
      .integer(Facts.leaving, preview.changes.reduce(0) { $0 + $1.removed.count }),
    ])
    if preview.finishesEarlierRun {
      output.append(.note("an earlier run broke off; this one goes on from there"))
    }
    if preview.changes.isEmpty {
      output.append(.paragraph("nothing to write: your playlists are as planned"))
    } else {
      output.append(.heading("To be written to Spotify"))
      output.append(
        .table(
          Table(
            columns: [
              .text("playlist"), .text("", flexible: false), .number("songs in"), .number("songs out"),
            ],
            rows: preview.changes.map { change in
              [
                .text(change.name), .text(change.isCreated ? "made" : "changed"), .count(change.added.count),
                .count(change.removed.count),
              ]
            })))
      for change in preview.changes where !change.isCreated {
        output.append(.heading(Text(change.name)))
        output.append(.list(songs(of: change)))
      }
      output.append(.note("\(preview.writes) requests; nothing else of yours is touched"))
    }
    if let first = preview.deleted.first {
      output.append(
        .note(
          "you deleted \(.text(PlanOutput.names(preview.deleted))); \(.code("remake=\(Quoting.quotedIfNeeded(first.title))")) makes it again"
        ))
    }
    return output
  }

  /// Songs that are named per playlist; the plan shows the rest.
  private static let mostSongs = 20

  /// What comes into a playlist and what goes out of it, or that only its name or description changes.
  private static func songs(of change: PlaylistChange) -> [Text] {
    let lines =
      change.added.map { "\("+", .good) \($0.line)" as Text }
      + change.removed.map { "\("−", .bad) \($0.line)" as Text }
    if lines.isEmpty { return ["its name or description"] }
    let more = lines.count - mostSongs
    return lines.prefix(mostSongs)
      + (more > 0
        ? ["and \(more) more: \(.code("spotify plan show \(Quoting.quotedIfNeeded(change.title))"))"] : [])
  }

  /// What was written.
  private static func output(_ summary: ApplySummary) -> Output {
    var output = Output(
      [
        .paragraph(
          "\(counted: summary.added, "song", .strong) in, \(summary.removed, .strong) out, \(counted: summary.created, "playlist", .strong) made"
            + "\(" (\(summary.writes) writes)", .faint)")
      ], facts: facts(summary))
    if !summary.publicAnyway.isEmpty {
      output.append(
        .warning(
          "Spotify lists \(.text(summary.publicAnyway.joined(separator: ", "))) as public, though private was asked for; "
            + "“Make private” in its app helps"))
    }
    output.append(.suggestion("\(.code("spotify undo")) takes it back"))
    return output
  }
}
