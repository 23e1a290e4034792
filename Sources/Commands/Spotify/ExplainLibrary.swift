import Library
import Report
import Shell

/// `explain library`: what each kind of evidence says of one track of the library.
struct ExplainLibrary: Command {
  var reference: String?
  var track: String?
  var artist: String?

  static let about = About(
    "explain library", .spotify,
    "Show what sound, artist, words, tags and the library around it say of one of your tracks.",
    details: [
      "The share is how much of all that speaks for the answer comes from a kind of evidence; beside it stands what that kind "
        + "would answer alone. `predict library` comes first."
    ],
    terms: ["why", "evidence", "reason"],
    setting: [
      "spotify login demo", "spotify sync", "load demo", "split 60/20/20", "train model=network epochs=2",
      "predict library",
    ],
    examples: ["explain library track:\"Righteous Mountain\"": "a track of your library, by its title"],
    facts: [Facts.genre, Facts.confidence])
  static let parameters: [Parameter<ExplainLibrary>] = [
    .positional("what", \.reference, "the id, address or URI of a track"),
    .selector("track", \.track, "an id, an address, or a title"),
    .selector("artist", \.artist, "the artist, to tell titles apart"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    guard let wanted = track ?? reference else {
      throw Diagnostic(
        "no-track", "\(.code("explain library")) needs a track", kind: .usage,
        suggestions: ["explain library track:…"])
    }
    let store = try context.library()
    let found = try store.track(wanted, artist: artist, host: context.host)
    let predictions = try store.predictions()
    guard let prediction = found.uri.flatMap({ predictions[$0] }) else {
      throw Diagnostic(
        "not-predicted", "\(.text(found.line), .strong) has no genre yet",
        help: "\(.code("predict library")) finds the genres of all tracks")
    }
    return output(found.line, prediction, placement: try store.placements()[prediction.uri])
  }

  private func output(_ line: String, _ prediction: LibraryPrediction, placement: Placement?) -> Output {
    let families = prediction.families.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var output = Output(facts: [
      .text(Facts.genre, prediction.genre ?? "unknown"), .number(Facts.confidence, prediction.confidence),
    ])
    if let best = families.first {
      output.append(
        .paragraph("\(.text(line), .strong): \(.genre(best.key), .strong), \(.share(best.value))"))
    }
    if let genre = prediction.genre {
      output.append(.paragraph("within it \(.genre(genre)), \(.share(prediction.confidence))"))
    }
    if let placement {
      output.append(
        .note(placement.genre.map { "you put it into \(.genre($0))" } ?? "you keep it out of everything"))
    }
    output.append(
      .table(
        Table(
          columns: [
            .text("evidence", flexible: false), .number("share"), .text("", importance: 2),
            .text("alone it would say"),
          ],
          rows: prediction.evidence.sorted { $0.weight > $1.weight }.map { evidence in
            let alone = evidence.families.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return [
              .text(evidence.kind.title), .share(evidence.weight), .bar(evidence.weight),
              alone.map { .genre($0.key) } ?? .missing,
            ]
          })))
    let others = families.dropFirst().prefix(3)
    if !others.isEmpty {
      output.append(
        .note(
          "next: \(.text(others.map { "\($0.key) \(Int(($0.value * 100).rounded())) %" }.joined(separator: ", ")))"
        ))
    }
    output.append(.suggestion("\(.code("spotify move track:… to=FAMILY")) puts it elsewhere for good"))
    return output
  }
}
