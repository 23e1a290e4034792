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
        + "streaming history are not read. Playlists in JSPF, XSPF and M3U, Apple's Library.xml, lists of "
        + "Spotify addresses or of lines such as `Artist - Title`, tables and JSON of other services with artist and title, and "
        + "plays as ListenBrainz, Last.fm, Apple and YouTube (Google Takeout) write them come in too; songs without an address are found in the library "
        + "by artist and title.",
      "Everything up to the plan works with an import alone; `spotify plan save FILE` then writes it for other tools.",
    ],
    terms: [
      "exportify", "account data", "zip", "csv", "gdpr", "jspf", "xspf", "listenbrainz", "last.fm", "m3u",
      "soundiiz", "youtube", "itunes",
      "shazam",
    ],
    examples: ["spotify import my_spotify_data.zip": "Spotify's account data as it was sent"],
    facts: [
      Facts.liked, Facts.playlists, Facts.features, Facts.tracks, Facts.played, Facts.unreadable,
    ])
  static let parameters: [Parameter<SpotifyImport>] = [
    .positional(
      "file", \.file, "an Exportify table, or Spotify's account data",
      completer: .files("csv", "zip", "json", "txt", "m3u8", "m3u", "xspf", "xml")
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
    if summary.genres > 0 { fields.append(Output.Field("with genre tags", "\(summary.genres)")) }
    if summary.played > 0 { fields.append(Output.Field("with plays", "\(summary.played)")) }
    var output = Output(
      [
        .paragraph(
          "\(counted: summary.tracks, "track", .strong) from \(counted: summary.files.count, "file")"),
        .fields(fields),
      ],
      facts: [
        .integer(Facts.liked, counts.liked), .integer(Facts.playlists, counts.playlists),
        .integer(Facts.features, counts.features), .integer(Facts.tracks, summary.tracks),
        .integer(Facts.played, summary.played), .integer(Facts.unreadable, summary.unreadable),
      ])
    if summary.liked > summary.likedTaken {
      output.append(.note("your liked songs are synced with Spotify, so the list stays as it is"))
    }
    output.blocks += Self.remarks(on: summary, counts.tracks)
    output.blocks += Self.readings(of: summary)
    let lacking = counts.tracks - counts.features
    if lacking > 0 {
      output.append(
        .note(
          "\(counted: lacking, "track") \(lacking == 1 ? "is" : "are") without audio features; \(.code("features fetch")) asks for them without a login"
        ))
    }
    output.append(.suggestion("\(.code("predict library")) finds their genres"))
    return output
  }

  /// How the tables were read, where that is not as most are.
  private static func readings(of summary: ImportSummary) -> [Output.Block] {
    summary.tables.map { (file: $0.file, notes: ReadingNotes(report: $0.report, takesOptions: false)) }
      .filter(\.notes.areWorthSaying).prefix(8)
      .flatMap { table -> [Output.Block] in
        [.note("\(.text(table.file), .strong):"), .fields(table.notes.fields)] + table.notes.remarks
      }
  }

  /// What was not taken, and why.
  private static func remarks(on summary: ImportSummary, _ tracks: Int) -> [Output.Block] {
    var blocks: [Output.Block] = []
    let unmatched = summary.unaddressed - summary.matched
    if summary.matched > 0 {
      blocks.append(
        .note(
          "\(counted: summary.matched, "song") without an address found in the library by artist and title"))
    }
    if unmatched > 0 {
      blocks.append(
        .warning(
          "\(counted: unmatched, "song") \(unmatched == 1 ? "has" : "have") no address, and the library knows no track of that artist and title: \(.code("spotify sync")) or an Exportify file brings the tracks, then import this again"
        ))
    }
    if summary.unreadable > unmatched {
      blocks.append(
        .warning("\(summary.unreadable - unmatched) rows or entries cannot be read and are left out"))
    }
    if summary.bareAddresses > 0 {
      blocks.append(
        .note(
          "\(counted: summary.bareAddresses, "track") came by an address alone, without artist and title: \(.code("features fetch")) brings the features that their genres are found by, \(.code("spotify sync")) or an Exportify file the names"
        ))
    }
    if summary.otherAddresses > 0 {
      blocks.append(
        .warning(
          "\(summary.otherAddresses) of the addresses name an album, an artist or a playlist, not a track, and are left out"
        ))
    }
    if summary.otherVideos > 0 {
      blocks.append(
        .note(
          "\(counted: summary.otherVideos, "video") of the YouTube history \(summary.otherVideos == 1 ? "is" : "are") not counted as plays: neither YouTube Music nor an artist's own channel (“… - Topic”)"
        ))
    }
    if summary.implausible > 0 {
      blocks.append(
        .warning(
          "the features of \(counted: summary.implausible, "row") lie outside of what they can be and are left out"
        ))
    }
    if summary.playedSongs > 0, summary.played == 0 {
      let reason = tracks == 0 ? "the library is empty" : "the library holds none of them"
      blocks.append(
        .warning(
          "plays of \(counted: summary.playedSongs, "song") \(summary.playedSongs == 1 ? "was" : "were") found, and \(reason): \(.code("spotify sync")) or an export of your library brings the songs, then import this again"
        ))
    }
    for failure in summary.failures.prefix(8) {
      blocks.append(
        .warning("\(.text(failure.file), .strong) could not be read: \(failure.error.diagnostic.message)"))
    }
    if !summary.ignored.isEmpty {
      let rest = summary.ignored.count - 8
      let names = summary.ignored.prefix(8).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
      blocks.append(.note("not read: \(.text(names))"))
    }
    return blocks
  }
}
