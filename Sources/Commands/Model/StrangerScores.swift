import Learning
import Report
import Shell
import Tabular

/// How well a model tells tracks of genres that it never learned, in words and as facts.
struct StrangerScores {
  private let genres: [String]
  private let detection: Detection
  private let strangers: Int
  private let wrongly: (genre: String, share: Double)
  private let plain: (genre: String, share: Double)
  private let areBackground: Bool
  private let learned: Int

  static let facts = [
    Facts.strangers, Facts.auroc, Facts.fpr95, Facts.swallowedBy, Facts.swallowedShare,
    Facts.swallowedSharePlain,
  ]

  /// Judges by `words`: `rest`, `background`, or names of genres.
  init(_ words: [String], model: Model, judged: JudgedTracks, in context: inout RunContext) throws {
    guard let detector = model.confidence?.detector else { throw JudgingError.noConfidence }
    let split = try context.take(Split.self)
    guard let table = try context.surroundings(of: judged.dataset) else { throw JudgingError.noSurroundings }
    let background = try Background(
      .genres(detector.background), of: table, beside: judged.dataset, split: split, seed: model.card.seed)
    areBackground = words == ["background"]
    learned = detector.background.count
    let rows: [Int]
    switch words {
    case ["background"]:
      genres = background.learned
      rows = background.heldOutLearned
    case ["rest"]:
      genres = background.unseen
      rows = background.heldOutUnseen
    default:
      let known = words.filter { detector.classes.contains($0) }
      guard known.isEmpty else { throw JudgingError.learnedFrom(known) }
      if let name = words.first(where: { !background.unseen.contains($0) }) {
        throw JudgingError.notAnotherGenre(name, known: background.unseen)
      }
      genres = words
      rows = background.strangers(of: words)
    }
    guard !rows.isEmpty else { throw JudgingError.noStrangers }
    strangers = rows.count
    let features = try Features(model.card.features)
    let fitContext = context.fitContext(seed: model.card.seed)
    let inputs = features.matrix(of: table, rows: rows)
    let familiar = try detector.scores(
      for: features.matrix(of: judged.dataset, rows: judged.rows), in: fitContext)
    let scores = try detector.scores(for: inputs, in: fitContext)
    detection = Detection(known: familiar, strange: scores)
    let threshold = detection.threshold(accepting: 0.95)
    let answers = try model.fitted.answers(for: inputs, on: fitContext.workers).classes.map(Int.init)
    func largest(_ rows: [Int]) -> (String, Double) {
      var counts = [Int](repeating: 0, count: model.card.classes.count)
      for row in rows { counts[answers[row]] += 1 }
      let top = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
      return (model.card.classes[top], Double(counts[top]) / Double(answers.count))
    }
    plain = largest(Array(answers.indices))
    wrongly = largest(answers.indices.filter { scores[$0] <= threshold })
  }

  var facts: [Fact] {
    [
      .integer(Facts.strangers, strangers), .number(Facts.auroc, detection.auroc),
      .number(Facts.fpr95, detection.falsePositiveRate()), .text(Facts.swallowedBy, wrongly.genre),
      .number(Facts.swallowedShare, wrongly.share), .number(Facts.swallowedSharePlain, plain.share),
    ]
  }

  var blocks: [Output.Block] {
    let kind: Text =
      areBackground
      ? "\(strangers) tracks by other artists, of the \(genres.count) genres that taught it what a stranger is"
      : "\(strangers) tracks of \(genres.count) genres that it never met"
    return [
      .heading("tracks like nothing it was trained on"),
      .paragraph(
        kind
          + ": shown one of them and one of its own, it finds the stranger \(.share(detection.auroc), .strong) of the time (guessing: 50 %)"
      ),
      .fields([
        Output.Field(
          "declined",
          "\(.share(1 - detection.falsePositiveRate()), .strong) of the strangers, if one in twenty of its own may be declined as well"
        ),
        Output.Field(
          "taken for one genre", "\(.genre(wrongly.genre)) takes \(.share(wrongly.share)) of all strangers"),
        Output.Field(
          "if nothing is declined", "\(.genre(plain.genre)) takes \(.share(plain.share))"),
      ]),
      .protocolLine(
        "no artist of these tracks was learned from; \(learned) other genres were learned as background"),
    ]
  }
}
