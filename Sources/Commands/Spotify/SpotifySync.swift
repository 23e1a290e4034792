import Library
import Music
import Report
import Shell

/// `spotify sync`: reads what is new in the person's liked songs and playlists, and finds features for it.
struct SpotifySync: Command {
  var everything = false
  var findsFeatures = true

  static let about = About(
    "spotify sync", .spotify, "Read what is new in your liked songs and playlists, and find features for it.",
    details: [
      "Each page is stored as it comes: a sync that stops, for whatever reason, goes on where it was.",
      "Features are looked for in the tables at hand first, then in what was imported, then at ReccoBeats, forty tracks "
        + "a request. What ReccoBeats does not know is asked for again after four weeks.",
    ],
    terms: ["update", "refresh", "liked songs", "fetch"], setting: ["spotify login demo"],
    examples: ["spotify sync": "the first time everything, later only what is new"],
    facts: [
      Facts.liked, Facts.playlists, Facts.new, Facts.removed, Facts.requests, Facts.features,
      Facts.duplicates,
    ])
  static let parameters: [Parameter<SpotifySync>] = [
    .keyword("everything", \.everything, "read all of it again, also what seems unchanged"),
    .option("features", \.findsFeatures, "also find audio features for the tracks"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let host = context.host
    let account = try await Account.chosen(in: context)
    if let warning = await account.endWarning { context.warnings.append(warning) }
    let store = try account.library()
    let summary = try await host.resumable { [everything, watch = context.watch] in
      try await LibrarySync(store: store, service: account.service, watch: watch)
        .run(everything: everything)
    }
    if findsFeatures { try await findFeatures(store, account, &context) }
    let counts = try store.counts()
    var output = Output(
      [.paragraph(Self.headline(summary)), .fields(Self.fields(summary))],
      facts: [
        .integer(Facts.liked, summary.liked), .integer(Facts.playlists, summary.playlists.own),
        .integer(Facts.new, summary.new), .integer(Facts.removed, summary.removed),
        .integer(Facts.requests, summary.requests), .integer(Facts.features, counts.features),
        .integer(Facts.duplicates, summary.entries.duplicates),
      ])
    if !summary.playlists.broken.isEmpty {
      output.append(
        .warning(
          "Spotify's answers about \(.text(summary.playlists.broken.joined(separator: ", "))) make no sense; the rest was "
            + "read, and the next sync tries again"))
    }
    if !summary.isSettled {
      output.append(.warning("your liked songs kept changing while they were read; sync again later"))
    }
    output.append(
      .suggestion(
        "\(.code("features status")) shows where features come from, \(.code("predict library")) uses them"))
    return output
  }

  /// A source that fails costs features, not the sync.
  private func findFeatures(_ store: LibraryStore, _ account: Account, _ context: inout RunContext)
    async throws
  {
    do {
      _ = try await FeatureSearch(store: store, sources: account.features, context: context)
        .run(warning: &context.warnings)
    } catch let error as ServiceError {
      var warning = error.diagnostic
      warning.severity = .warning
      context.warnings.append(warning)
    }
  }

  private static func headline(_ summary: SyncSummary) -> Text {
    let news: Text =
      summary.new == 0 && summary.removed == 0
      ? "nothing new" : "\(summary.new, .strong) new, \(summary.removed, .strong) gone"
    let resumed: Text = summary.isResumed ? ", going on where the last sync stopped" : ""
    return "\(summary.liked, .strong) liked songs: " + news + resumed
      + "\(" (\(summary.requests) requests to Spotify)", .faint)"
  }

  private static func fields(_ summary: SyncSummary) -> [Output.Field] {
    let lists = summary.playlists
    var fields = [
      Output.Field("playlists", "\(lists.own) of yours: \(lists.read) read, \(lists.unchanged) unchanged")
    ]
    func add(_ name: String, _ count: Int, _ remark: Text) {
      if count > 0 { fields.append(Output.Field(name, "\(count)\("  ", .faint)" + remark.as(.faint))) }
    }
    let entries = summary.entries
    add("followed", lists.followed, "playlists of others; Spotify does not let their songs be read")
    add("refused", lists.refused, "playlists that Spotify did not let timbre read")
    add("gone", lists.gone, "playlists that you no longer have")
    add("duplicates", entries.duplicates, "liked songs that are another release of a liked recording")
    add("missing", entries.missing, "entries whose song Spotify no longer has")
    add("local files", entries.local, "they cannot be sorted through Spotify")
    add("episodes", entries.episodes, "podcasts and audiobooks are left alone")
    add("without a date", entries.withoutDate, "they count as the oldest")
    add("without an album", entries.withoutAlbum, "")
    add("without a code", entries.withoutISRC, "other releases of them cannot be recognised")
    return fields
  }
}
