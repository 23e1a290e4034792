import Library
import Report
import Shell

/// `spotify review`: goes through the doubtful songs of the plan, one key a song.
struct SpotifyReview: Command {
  var count = 50

  static let about = About(
    "spotify review", .spotify, "Go through the doubtful songs of the plan, one key a song.",
    details: [
      "The most doubtful come first. A key decides: k keeps the song where the model would have it, 1 to 3 take one of the next "
        + "likeliest, m asks where else, o keeps it out of all playlists, s opens it in Spotify, Enter leaves it undecided, b takes the "
        + "last decision back, q ends. Each decision is kept at once and stands above the model in every later plan.",
      "In a pipe each line of standard input is a key; `m jazz` moves to jazz. Where nobody answers, the songs are only listed.",
    ],
    terms: ["check", "correct", "doubtful", "confirm"], setting: PlanOutput.setting + ["spotify plan size=1"],
    examples: ["spotify review count=20": "the twenty most doubtful"],
    facts: [Facts.doubtful, Facts.reviewed, Facts.placements])
  static let parameters: [Parameter<SpotifyReview>] = [
    .option("count", \.count, in: 1...10_000, "how many songs at most")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    let host = context.host
    let all = try store.doubtfulTracks()
    let asked = Array(all.prefix(count))
    var review = Review(store: store, names: try GenreGoal(context.host.environment, store))
    let isAnswered = try review.run(asked, host)
    let facts: [Fact] = [
      .integer(Facts.doubtful, all.count), .integer(Facts.reviewed, review.decided.count),
      .integer(Facts.placements, try store.placements().count),
    ]
    guard isAnswered else { return Output(Self.list(asked, of: all.count), facts: facts) }
    var output = Output(
      [.paragraph("decided about \(counted: review.decided.count, "song", .strong)")], facts: facts)
    if !review.decided.isEmpty {
      let plan = try store.remakePlan()
      output.append(
        .note(
          "the plan now has \(counted: plan.placed, "song") in \(counted: plan.playlists.count, "playlist")"))
    }
    return output
  }

  private static func list(_ tracks: [DoubtfulTrack], of total: Int) -> [Output.Block] {
    guard !tracks.isEmpty else { return [.paragraph("the plan has no song that stands on the model's word")] }
    return [
      .paragraph(
        "\(counted: total, "song", .strong) of the plan by the model's word alone, the most doubtful first"),
      .table(
        Table(
          columns: [
            .text("song"), .text("genre"), .number("confidence"), .text("or", importance: 1),
            .text("", importance: 2),
          ],
          rows: tracks.map { track in
            [
              .text(track.line), .genre(track.label), .share(track.confidence),
              .text(track.alternatives.joined(separator: ", ")), .text(track.isPlaced ? "" : "unsorted"),
            ]
          })),
      .suggestion("\(.code("spotify review")) at the prompt asks about each"),
    ]
  }
}
