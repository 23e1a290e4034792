import Library
import Report
import Shell

/// `spotify unfiled`: the liked songs that are in none of the person's playlists.
struct SpotifyUnfiled: Command {
  var byFamily = false
  var limit: Int?

  static let about = About(
    "spotify unfiled", .spotify, "List your liked songs that are in none of your playlists.",
    details: [
      "Another release of the same recording in a playlist counts. Beside each song stands what `predict library` found; "
        + "`spotify plan` makes playlists for them, `spotify plan into=NAME` adds to one that you have."
    ],
    terms: ["not in a playlist", "orphans", "loose"],
    setting: ["spotify login demo", "spotify sync features=off"],
    examples: ["spotify unfiled": "the latest liked first"],
    facts: [Facts.liked, Facts.unfiled])
  static let parameters: [Parameter<SpotifyUnfiled>] = [
    .keyword("families", \.byFamily, "show the family instead of the genre"),
    .option("limit", \.limit, in: 1...1_000_000, "how many to list; all unless given"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    let liked = try store.counts().liked
    let unfiled = try store.unfiledTracks()
    let predictions = try store.predictions()
    let placements = try store.placements()
    let facts: [Fact] = [.integer(Facts.liked, liked), .integer(Facts.unfiled, unfiled.count)]
    guard !unfiled.isEmpty else {
      return Output(
        [
          .paragraph(
            liked == 0 ? "the library has no liked songs" : "every liked song is in a playlist of yours")
        ],
        facts: facts)
    }
    var output = Output(
      [
        .paragraph("\(unfiled.count, .strong) of \(liked) liked songs are in none of your playlists"),
        .table(
          Table(
            columns: [
              .text("song"), .text(byFamily ? "family" : "genre", importance: 1),
              .number("confidence", importance: 2),
            ],
            rows: unfiled.prefix(limit ?? unfiled.count).map { track in
              let uri = track.uri ?? ""
              if let genre = placements[uri]?.genre {
                return [.text(track.line), .genre(genre), .text("by you")]
              }
              let best = predictions[uri].flatMap { byFamily ? $0.likeliestFamily : $0.likeliestGenre }
              return [
                .text(track.line), best.map { .genre($0.name) } ?? .missing,
                best.map { .share($0.probability) } ?? .missing,
              ]
            }, totalRows: unfiled.count)),
      ], facts: facts)
    output.append(
      .suggestion(
        predictions.isEmpty
          ? "\(.code("predict library")) finds their genres"
          : "\(.code("spotify plan families")) finds places for them"))
    return output
  }
}
