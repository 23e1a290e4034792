import Library
import Report
import Shell

/// `spotify import`: takes in what the person has exported, so that no login is needed.
struct SpotifyImport: Command {
  var file = ""

  static let about = About(
    "spotify import", .spotify, "Read an export of your library, without a login.",
    details: [
      "Known are the CSV files of both Exportify sites, which hold audio features too, and the account data that Spotify "
        + "sends on request (spotify.com/account/privacy), as the zip that comes or as a folder. Network addresses in the "
        + "streaming history are not read.",
      "Everything up to the plan works with an import alone; `spotify plan save FILE` then writes it for other tools.",
    ],
    terms: ["exportify", "account data", "zip", "csv", "gdpr"],
    examples: ["spotify import my_spotify_data.zip": "Spotify's account data as it was sent"],
    facts: [
      Facts.liked, Facts.playlists, Facts.features, Facts.tracks, Facts.played, Facts.unreadable,
    ])
  static let parameters: [Parameter<SpotifyImport>] = [
    .positional(
      "file", \.file, "an Exportify table, or Spotify's account data", completer: .files("csv", "zip", "json")
    )
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let host = context.host
    let store = try context.library()
    let path = host.environment.path(file)
    let summary = try LibraryImport(store: store, watch: context.watch).run(path: path)
    let counts = try store.counts()
    var fields = [
      Output.Field("liked songs", "\(summary.liked)"), Output.Field("playlists", "\(summary.playlists)"),
      Output.Field("with features", "\(summary.features)"),
    ]
    if summary.played > 0 { fields.append(Output.Field("with plays", "\(summary.played)")) }
    var output = Output(
      [
        .paragraph("\(summary.tracks, .strong) tracks from \(summary.files.count) files"), .fields(fields),
      ],
      facts: [
        .integer(Facts.liked, counts.liked), .integer(Facts.playlists, counts.playlists),
        .integer(Facts.features, counts.features), .integer(Facts.tracks, summary.tracks),
        .integer(Facts.played, summary.played), .integer(Facts.unreadable, summary.unreadable),
      ])
    if summary.liked > summary.likedTaken {
      output.append(.note("your liked songs are synced with Spotify, so the list stays as it is"))
    }
    if summary.unreadable > 0 {
      output.append(.warning("\(summary.unreadable) entries have no track address and are left out"))
    }
    if !summary.ignored.isEmpty {
      output.append(.note("not read: \(.text(summary.ignored.prefix(8).joined(separator: ", ")))"))
    }
    output.append(.suggestion("\(.code("features status")) shows which tracks can be predicted"))
    return output
  }
}
