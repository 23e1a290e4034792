import Tabular

/// Tracks by their raw feature values, and their names where they are known.
public struct TrackSample: Sendable {
  /// `tracks × features`; NaN where a value is missing.
  public let features: Matrix
  /// The names of each track; `nil` where they are not known.
  public let names: [TrackNames]?

  /// Known tracks.
  public init(features: Matrix, names: [TrackNames]? = nil) {
    self.features = features
    self.names = names
  }

  /// Some rows of a table.
  public init(_ rows: [Int], of dataset: Dataset, features: Features) {
    self.init(features: features.matrix(of: dataset, rows: rows), names: dataset.names(of: rows))
  }
}

/// How well a novelty detector tells tracks of unknown genres from known ones, and which genre swallows those that pass.
public struct NoveltyEvaluation: Sendable {
  /// The scores of both sides.
  public let detection: Detection
  /// How many tracks of other genres were judged.
  public let count: Int
  /// The class that most of those are taken for that pass when 95 % of known tracks are accepted, and the share of all
  /// unknown tracks that it takes.
  public let swallowing: (label: Int, share: Double)
  /// The same if nothing is declined.
  public let swallowingWithoutDeclining: (label: Int, share: Double)

  /// Judges a detector by raw feature values of known and of unknown tracks, that neither it nor the classifier learned
  /// from. Throws `LearningError`, `.noRows` without unknown tracks, and `CancellationError`.
  public init(
    of detector: NoveltyDetector, beside classifier: TrackClassifier, known: TrackSample,
    unknown: TrackSample, in context: FitContext
  ) throws {
    let fitted = classifier.fitted
    let unknownNames = detector.knowsWords ? unknown.names : nil
    let knownNames = detector.knowsWords ? known.names : nil
    guard unknown.features.rows > 0 else { throw LearningError.noRows }
    let familiar = try detector.scores(for: known.features, names: knownNames, in: context)
    let scores = try detector.scores(for: unknown.features, names: unknownNames, in: context)
    detection = Detection(known: familiar, unknown: scores)
    count = unknown.features.rows
    let threshold = detection.threshold(accepting: 0.95)
    let answers = Answers(
      try classifier.probabilities(for: unknown.features, names: unknown.names, on: context.workers)
    ).classes.map(Int.init)
    func largest(_ rows: [Int]) -> (label: Int, share: Double) {
      var counts = [Int](repeating: 0, count: fitted.card.classes.count)
      for row in rows { counts[answers[row]] += 1 }
      let top = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
      return (top, Double(counts[top]) / Double(answers.count))
    }
    swallowingWithoutDeclining = largest(Array(answers.indices))
    swallowing = largest(answers.indices.filter { scores[$0] <= threshold })
  }
}
