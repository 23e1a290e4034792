import Learning
import Report
import Shell
import Tabular

/// How well a model tells tracks of genres that it never learned, in words and as facts.
struct UnknownScores {
  private let genres: [String]
  private let evaluation: NoveltyEvaluation
  private let classes: [String]
  private let areBackground: Bool
  private let learned: Int

  static let facts = [
    Facts.outOfDistribution, Facts.auroc, Facts.fpr95, Facts.swallowedBy, Facts.swallowedShare,
    Facts.swallowedSharePlain,
  ]

  /// Judges by `words`: `rest`, `background`, or names of genres.
  init(_ words: [String], model: Model, judged: JudgedTracks, in context: inout RunContext) throws {
    guard let detector = model.novelty else { throw JudgingError.noConfidence }
    let split = try context.take(Split.self)
    guard let table = try context.surroundings(of: judged.dataset) else { throw JudgingError.noSurroundings }
    let background = try BackgroundGenres(
      .genres(detector.background), of: table, beside: judged.dataset, split: split, seed: model.card.seed)
    areBackground = words == ["background"]
    learned = detector.background.count
    classes = model.card.classes
    let rows: [Int]
    switch words {
    case ["background"]: (genres, rows) = (background.learned, background.heldOutLearned)
    case ["rest"]: (genres, rows) = (background.unseen, background.heldOutUnseen)
    default:
      let known = words.filter { detector.classes.contains($0) }
      guard known.isEmpty else { throw JudgingError.learnedFrom(known) }
      if let name = words.first(where: { !background.unseen.contains($0) }) {
        throw LearningError.notAnotherGenre(name, known: background.unseen)
      }
      (genres, rows) = (words, background.heldOut(of: words))
    }
    guard !rows.isEmpty else { throw JudgingError.nothingUnknown }
    let features = try Features(model.card.features)
    evaluation = try NoveltyEvaluation(
      of: detector, beside: model.answering,
      known: TrackSample(judged.rows, of: judged.dataset, features: features),
      unknown: TrackSample(rows, of: table, features: features), in: context.fitContext(seed: model.card.seed)
    )
  }

  var facts: [Fact] {
    [
      .integer(Facts.outOfDistribution, evaluation.count), .number(Facts.auroc, evaluation.detection.auroc),
      .number(Facts.fpr95, evaluation.detection.falsePositiveRate()),
      .text(Facts.swallowedBy, classes[evaluation.swallowing.label]),
      .number(Facts.swallowedShare, evaluation.swallowing.share),
      .number(Facts.swallowedSharePlain, evaluation.swallowingWithoutDeclining.share),
    ]
  }

  var blocks: [Output.Block] {
    let kind: Text =
      areBackground
      ? "\(evaluation.count) tracks by other artists, of the \(genres.count) genres that taught it what is unknown"
      : "\(counted: evaluation.count, "track") of \(counted: genres.count, "genre") that it never met"
    let plain = evaluation.swallowingWithoutDeclining
    return [
      .heading("tracks like nothing it was trained on"),
      .paragraph(
        kind
          + ": shown one of them and one of its own, it finds the unknown one \(.share(evaluation.detection.auroc), .strong) of the time (guessing: 50 %)"
      ),
      .fields([
        Output.Field(
          "declined",
          "\(.share(1 - evaluation.detection.falsePositiveRate()), .strong) of the unknown tracks, if one in twenty of its own may be declined as well"
        ),
        Output.Field(
          "predicted as one genre",
          "\(.genre(classes[evaluation.swallowing.label])) takes \(.share(evaluation.swallowing.share)) of all unknown tracks"
        ),
        Output.Field(
          "if nothing is declined", "\(.genre(classes[plain.label])) takes \(.share(plain.share))"),
      ]),
      .protocolLine(
        "no artist of these tracks was learned from; \(learned) other genres were learned as background"),
    ]
  }
}
