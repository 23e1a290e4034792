import Library
import Music
import Report
import Shell
import Tabular

/// `spotify plan`: which song goes into which genre playlist; nothing is written to Spotify.
struct SpotifyPlan: Command {
  var genres: [String] = []
  var excluded: [String] = []
  var byFamily = false
  var source = "liked"
  var confidence: Double?
  var size = 5
  var pattern = "{genre} · timbre"
  var order = PlanRequest.Order.liked
  var mostPlaylists = 1
  var goal: String?
  var condition: RawText?

  static let about = About(
    "spotify plan", .spotify,
    "Plan genre playlists: what goes where, what is new, what stays unsorted and why.",
    details: [
      "The plan stands on `predict library` and on what you placed by hand with `spotify move`, `spotify keep` and `spotify "
        + "review`, which stands above the model in every later plan. Nothing is written to Spotify before `spotify apply`.",
      "`spotify plan show rock` lists a playlist, `spotify plan show unsorted` what is left and why; "
        + "`spotify plan save FILE` writes the plan for other tools.",
      "Of several releases of one recording only one is placed. A playlist that timbre has made is kept up to date even "
        + "when it has fewer songs than `size`. One that is full goes on in a second.",
      "`where` and what follows it narrows the songs as `filter where` does: by title, artists, album, explicit, year, decade, minutes, "
        + "live, remix, and the audio features.",
      "With `several=2` a song also goes to its next likeliest playlist if that has a probability of 20 % or more, and "
        + "`confidence` is that of being right in one of the two. With `into=NAME` all goes into a playlist of yours, to which songs are only added.",
    ],
    terms: ["sort", "playlists", "organise", "preview", "decade", "condition"], setting: PlanOutput.setting,
    examples: [
      "spotify plan size=1": "by genre, from liked songs",
      "spotify plan size=1 without=study,sleep": "whatever the model says, no playlist of these",
      "spotify plan size=1 name=\"{genre} {decade}\"": "a playlist for each decade of a genre",
      "spotify plan size=1 where decade <= 1990 and not live": "only older studio recordings",
      "spotify plan genres=jazz into=\"Sunday morning\"": "adds what is jazz to a playlist of yours",
    ], facts: PlanOutput.facts)
  static let parameters: [Parameter<SpotifyPlan>] = [
    .option("genres", \.genres, "only these genres or families", completer: PlanOutput.genres),
    .option("without", \.excluded, "not these genres or families", completer: PlanOutput.genres),
    .keyword("families", \.byFamily, "a playlist for each broad family instead of each genre"),
    .option("from", \.source, "liked, all, or a playlist's name", completer: PlanOutput.sources),
    .option(
      "confidence", \.confidence, in: 0...1,
      "songs predicted with less stay unsorted; 0.55 for families, 0.25 for genres unless given"),
    .option("size", \.size, in: 1...10_000, "a new playlist is made for no fewer songs"),
    .option(
      "name", \.pattern,
      "what playlists are called; {genre} stands for the genre, {decade} for the decade, which then has its own"
    ),
    .option("order", \.order, "how a playlist is ordered"),
    .option("several", \.mostPlaylists, in: 1...5, "into how many playlists a song may go"),
    .option("into", \.goal, "a playlist of yours into which all goes", completer: PlanOutput.ownPlaylists),
    .clause(
      "where", \.condition, "only songs that meet a condition", completer: ConditionCompletions.ofLibrary),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    guard pattern.contains("{genre}") || goal != nil else {
      throw Diagnostic(
        "bad-value", "\(.code("name")) needs \(.code("{genre}")) in it, or all playlists bear one name",
        kind: .usage, at: .parameter("name"))
    }
    do {
      let plan = try store.makePlan(request(in: context, store))
      return try PlanOutput.overview(plan, of: store)
    } catch let error as PredicateError {
      throw error.diagnostic(in: condition ?? RawText())
    }
  }

  private func request(in context: RunContext, _ store: LibraryStore) throws -> PlanRequest {
    let origin: PlanRequest.Source =
      switch source.lowercased() {
      case "liked": .liked
      case "all": .all
      default: .playlist(try store.playlist(named: source).id)
      }
    let families = try context.host.environment.genreFamilies().familyOfGenre
    let request = PlanRequest(
      genres: genres, without: excluded, families: byFamily ? families : nil,
      source: origin,
      leastConfidence: confidence ?? PlanRequest.leastConfidence(byFamily: byFamily), leastSize: size,
      namePattern: pattern, order: order, condition: condition?.text,
      into: try goal.map { try ownPlaylist($0, store) }, mostPlaylists: mostPlaylists)
    if !genres.isEmpty || !excluded.isEmpty {
      var named = Set(families.keys)
      for prediction in try store.predictions().values { named.formUnion(prediction.probabilities.keys) }
      named.formUnion(try store.placements().values.compactMap(\.genre))
      try checkNames(among: Set(named.map(request.label)))
    }
    return request
  }

  /// A slip of the keys would leave every song unsorted without a word.
  private func checkNames(among known: Set<String>) throws {
    let lowercased = Set(known.map { $0.lowercased() })
    for (parameter, names) in [("genres", genres), ("without", excluded)] {
      guard let name = names.first(where: { !lowercased.contains($0.lowercased()) }) else { continue }
      throw Diagnostic(
        "unknown-genre", "there is no \(byFamily ? "family" : "genre") \(.text(name), .strong)",
        at: .element(name, of: parameter),
        help: byFamily
          ? "they are \(known.sorted().joined(separator: ", "))"
          : "\(.code("genres")) lists those of the table",
        suggestions: Array(NearestNames.of(name, among: known.sorted()).prefix(4)))
    }
  }

  /// The id of a playlist of the person's own that timbre has not made.
  private func ownPlaylist(_ name: String, _ store: LibraryStore) throws -> String {
    let found = try store.playlist(named: name)
    guard found.isOwn, found.madeFor == nil else {
      throw Diagnostic(
        "not-yours",
        found.isOwn
          ? "\(.text(found.name), .strong) is one that timbre made, and is kept up to date by its own plan"
          : "\(.text(found.name), .strong) is not yours, so nothing can be added to it",
        at: .parameter("into"), help: "\(.code("spotify playlists")) lists yours")
    }
    return found.id
  }
}
