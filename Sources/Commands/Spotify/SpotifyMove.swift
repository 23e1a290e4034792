import Library
import Report
import Shell

/// `spotify move`: puts a song into a genre by hand.
struct SpotifyMove: Command {
  var track: String?
  var artist: String?
  var genre: String?
  var goesBack = false

  static let about = About(
    "spotify move", .spotify, "Put a song into a genre by hand; this stands above the model in every plan.",
    details: [
      "A name that the library does not know goes to the family that it speaks of, `to=rap` to that of hip-hop; one that speaks of "
        + "none is a genre of its own."
    ],
    terms: ["place", "correct", "wrong genre"], setting: ["spotify login demo", "spotify sync features=off"],
    examples: ["spotify move track:\"Righteous Mountain\" to=jazz": "a part of the title is enough"],
    facts: [Facts.placements])
  static let parameters: [Parameter<SpotifyMove>] = [
    .selector("track", \.track, "a title or a part of it, a link or an id", completer: PlanOutput.tracks),
    .selector("artist", \.artist, "whose song, if several bear the title"),
    .option("to", \.genre, "the genre or family", completer: PlanOutput.genres),
    .keyword("back", \.goesBack, "let the model decide again"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    guard let text = track else { throw ByHand.noTrack("spotify move") }
    let store = try context.library()
    let found = try store.track(text, artist: artist, host: context.host)
    if goesBack {
      let was = try store.unplace(found.uri ?? "")
      return try ByHand.output(
        was
          ? "the model decides again about \(found.line, .strong)"
          : "\(found.line, .strong) was not placed by hand",
        store)
    }
    guard let genre else {
      throw Diagnostic(
        "missing-option", "\(.code("spotify move")) needs \(.code("to=GENRE")) or \(.code("back"))",
        kind: .usage)
    }
    let goal = try GenreGoal(context.host.environment, store).label(of: genre, host: context.host)
    try store.place(found.uri ?? "", in: goal.label)
    let remark: Text = goal.relation == .partOfIt ? "; \(.text(genre)) is a part of it" : ""
    var output = try ByHand.output(
      "\(found.line, .strong) goes to \(.genre(goal.label)), now and in later plans" + remark, store)
    if case .new(let near) = goal.relation {
      let slip: Text = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
      output.append(
        .note("no genre or family was called \(.text(goal.label)), it gets a playlist of its own" + slip))
    }
    return output
  }
}
