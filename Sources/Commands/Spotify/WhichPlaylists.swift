import Library
import Report
import Shell

/// `which playlists`: the playlists that hold a song.
struct WhichPlaylists: Command {
  var reference: String?
  var track: String?
  var artist: String?

  static let about = About(
    "which playlists", .spotify, "Which of your playlists hold a song, and where the plan would put it.",
    details: ["A playlist that holds another release of the same recording is listed too, and says so."],
    terms: ["find", "contains", "where is"], setting: PlanOutput.setting + ["spotify plan size=1"],
    examples: ["which playlists track:\"Righteous Mountain\"": "a part of the title is enough"],
    facts: [Facts.playlists])
  static let parameters: [Parameter<WhichPlaylists>] = [
    .positional("what", \.reference, "the id, address or URI of a track"),
    .selector("track", \.track, "a title or a part of it, a link or an id", completer: PlanOutput.tracks),
    .selector("artist", \.artist, "whose song, if several bear the title"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    guard let wanted = track ?? reference else { throw ByHand.noTrack("which playlists") }
    let store = try context.library()
    let found = try store.track(wanted, artist: artist, host: context.host)
    let playlists = try store.playlists(holding: found)
    var output = Output(facts: [.integer(Facts.playlists, playlists.count)])
    if playlists.isEmpty {
      output.append(.paragraph("none of your playlists holds \(found.line, .strong)"))
    } else {
      output.append(.paragraph("\(found.line, .strong) is in \(counted: playlists.count, "playlist")"))
      output.append(
        .table(
          Table(
            columns: [.text("playlist"), .text("", importance: 1)],
            rows: playlists.map { place in
              [
                .text(place.playlist.name),
                .text(
                  place.uri != found.uri
                    ? "another release" : place.playlist.madeFor == nil ? "" : "by timbre"),
              ]
            })))
    }
    if let plan = try? store.plan() {
      let places = plan.playlists.filter { $0.tracks.contains { $0.uri == found.uri } }
      if !places.isEmpty { output.append(.note("the plan has it in \(.text(PlanOutput.names(places)))")) }
    }
    return output
  }
}
