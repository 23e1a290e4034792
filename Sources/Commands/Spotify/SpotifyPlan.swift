import Library
import Music
import Report
import Shell

/// `spotify plan`: which song goes into which genre playlist; nothing is written to Spotify.
struct SpotifyPlan: Command {
  var genres: [String] = []
  var byFamily = false
  var source = "liked"
  var confidence: Double?
  var size = 5
  var pattern = "{genre} · timbre"
  var order = PlanRequest.Order.liked

  static let about = About(
    "spotify plan", .spotify,
    "Plan genre playlists: what goes where, what is new, what stays unsorted and why.",
    details: [
      "The plan stands on `predict library` and on what you placed by hand with `spotify move` and `spotify keep`, which "
        + "stands above the model in every later plan. Nothing is written to Spotify before `spotify apply`.",
      "`spotify plan show rock` lists a playlist, `spotify plan show unsorted` what is left and why; "
        + "`spotify plan save FILE` writes the plan for other tools.",
      "Of several releases of one recording only one is placed. A playlist that timbre has made is kept up to date even "
        + "when it has fewer songs than `size`.",
    ],
    terms: ["sort", "playlists", "organise", "preview"], setting: PlanOutput.setting,
    examples: [
      "spotify plan size=1": "by genre, from liked songs"
    ], facts: PlanOutput.facts)
  static let parameters: [Parameter<SpotifyPlan>] = [
    .option("genres", \.genres, "only these genres or families", completer: PlanOutput.genres),
    .keyword("families", \.byFamily, "a playlist for each broad family instead of each genre"),
    .option("from", \.source, "liked, all, or a playlist's name", completer: PlanOutput.sources),
    .option(
      "confidence", \.confidence, in: 0...1,
      "songs predicted with less stay unsorted; 0.55 for families, 0.25 for genres unless given"),
    .option("size", \.size, in: 1...10_000, "a new playlist is made for no fewer songs"),
    .option("name", \.pattern, "what playlists are called; {genre} stands for the genre"),
    .option("order", \.order, "how a playlist is ordered"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    guard pattern.contains("{genre}") else {
      throw Diagnostic(
        "bad-value", "\(.code("name")) needs \(.code("{genre}")) in it, or all playlists bear one name",
        kind: .usage, at: .parameter("name"))
    }
    return try PlanOutput.overview(store.makePlan(request(in: context, store)))
  }

  private func request(in context: RunContext, _ store: LibraryStore) throws -> PlanRequest {
    let origin: PlanRequest.Source =
      switch source.lowercased() {
      case "liked": .liked
      case "all": .all
      default: .playlist(try store.playlist(named: source).id)
      }
    return PlanRequest(
      genres: genres,
      families: byFamily ? try GenreFamilies.bundled(in: context.host.environment).familyOfGenre : nil,
      source: origin,
      leastConfidence: confidence ?? PlanRequest.leastConfidence(byFamily: byFamily), leastSize: size,
      namePattern: pattern, order: order)
  }
}

extension PlanRequest.Order: ChoiceValue {
  /// How the order sorts a playlist, for help and completion.
  public var meaning: String {
    switch self {
    case .liked: "latest liked first"
    case .confidence: "surest first"
    case .tempo: "slowest first"
    }
  }
}
