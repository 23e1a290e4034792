import Library
import Report
import Shell

/// `spotify playlists`: every playlist with the genres that it really holds.
struct SpotifyPlaylists: Command {
  static let about = About(
    "spotify playlists", .spotify, "List your playlists with the genres that they really hold.",
    details: ["Shares are of the tracks that have a predicted genre; `predict library` predicts them."],
    terms: ["list", "shares", "what is this playlist"],
    setting: ["spotify login demo", "spotify sync features=off"],
    examples: ["spotify playlists": "a line each"], facts: [Facts.playlists, Facts.made])
  static let parameters: [Parameter<SpotifyPlaylists>] = []

  /// Genres that are named per playlist; the rest is left out.
  private static let mostGenres = 3

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    let playlists = try store.playlists()
    let predictions = try store.predictions()
    let placements = try store.placements()
    var rows: [[Value]] = []
    for playlist in playlists {
      let uris = playlist.isOwn ? try store.uris(ofPlaylist: playlist.id) : []
      let genres = uris.compactMap { placements[$0].map(\.genre) ?? predictions[$0].map(\.genre) }
      rows.append([
        .text(playlist.name),
        playlist.isOwn ? .count(uris.count) : playlist.total.map(Value.count) ?? .missing,
        .text(Self.shares(genres.compactMap { $0 })),
        .text(playlist.madeFor == nil ? (playlist.isOwn ? "" : "followed") : "by timbre"),
      ])
    }
    let made = playlists.count { $0.madeFor != nil }
    let facts: [Fact] = [.integer(Facts.playlists, playlists.count), .integer(Facts.made, made)]
    guard !playlists.isEmpty else {
      return Output([.paragraph("the library has no playlists")], facts: facts)
    }
    var output = Output(
      [
        .table(
          Table(
            columns: [
              .text("playlist"), .number("entries"), .text("genres", importance: 1), .text("", importance: 2),
            ], rows: rows))
      ], facts: facts)
    if predictions.isEmpty { output.append(.suggestion("\(.code("predict library")) says what they hold")) }
    return output
  }

  /// The most frequent genres with their shares, such as `rock 61 %, pop 20 %`.
  static func shares(_ genres: [String]) -> String {
    var counts: [String: Int] = [:]
    for genre in genres { counts[genre, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostGenres)
      .map { "\($0.key) \(($0.value * 200 + genres.count) / (2 * max(1, genres.count))) %" }
      .joined(separator: ", ")
  }
}
