import Library
import Report
import Shell

/// `spotify keep`: lets a song stay where the plan has it, or keeps it out of all playlists.
struct SpotifyKeep: Command {
  var track: String?
  var artist: String?
  var isOut = false

  static let about = About(
    "spotify keep", .spotify, "Keep a song where the plan has it, or out of all playlists that timbre makes.",
    terms: ["exclude", "pin", "leave out"], setting: ["spotify login demo", "spotify sync features=off"],
    examples: ["spotify keep track:\"Righteous Mountain\" out": "it goes into no playlist, now and later"],
    facts: [Facts.placements])
  static let parameters: [Parameter<SpotifyKeep>] = [
    .selector("track", \.track, "a title or a part of it, a link or an id", completer: PlanOutput.tracks),
    .selector("artist", \.artist, "whose song, if several bear the title"),
    .keyword("out", \.isOut, "out of all playlists that timbre makes"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    guard let text = track else { throw ByHand.noTrack("spotify keep") }
    let store = try context.library()
    let found = try store.track(text, artist: artist, host: context.host)
    if isOut {
      try store.place(found.uri ?? "", in: nil)
      return try ByHand.output("\(found.line, .strong) stays out of all playlists that timbre makes", store)
    }
    let plan = try store.plan()
    guard let playlist = plan.playlists.first(where: { $0.tracks.contains { $0.uri == found.uri } }) else {
      throw Diagnostic(
        "not-in-plan", "the plan has no place for \(found.line, .strong)",
        help: "\(.code("spotify move track:… to=GENRE")) gives it one, \(.code("out")) keeps it out")
    }
    try store.place(found.uri ?? "", in: playlist.label)
    return try ByHand.output(
      "\(found.line, .strong) stays in \(.genre(playlist.label)), whatever a model says", store)
  }
}
