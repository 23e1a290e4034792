import Tabular
import Work

/// Answers to every track of a table, each from a model that did not learn from it.
///
/// The table is dealt into folds. Each is answered by a model that learned from the others but one, which is kept to
/// stop, calibrate and make sets by, so that nothing of what is judged has been fitted to.
public struct CrossValidation: Sendable {
  /// How the table is dealt, and what is counted.
  public struct Plan: Sendable {
    /// How many folds, three or more.
    public var folds: Int
    /// What stays together in one fold.
    public var grouping: SplitGrouping
    /// How often a set of genres is to hold the right one, 0 to below 1.
    public var coverage: Double
    /// Whether a recording that stands several times is judged once.
    public var eachRecordingOnce: Bool

    /// A plan.
    public init(
      folds: Int, by grouping: SplitGrouping, coverage: Double = 0.9, eachRecordingOnce: Bool = false
    ) {
      self.folds = folds
      self.grouping = grouping
      self.coverage = coverage
      self.eachRecordingOnce = eachRecordingOnce
    }
  }

  /// The rows that were judged, fold after fold.
  public let rows: [Int]
  /// The calibrated answers to them.
  public let predictions: Predictions
  /// How reliable the answers were before calibration.
  public let reliabilityBefore: Reliability
  /// The accuracy in each fold.
  public let accuracies: [Double]
  /// The share of tracks whose set of genres holds the right one.
  public let coverage: Double
  /// The mean size of the sets.
  public let setSize: Double

  /// Trains a model for each fold and lets it answer.
  ///
  /// Throws `LearningError`, `SplitError` for a table that cannot be dealt so, and `CancellationError`.
  public init(_ recipe: TrainingRecipe, _ plan: Plan, in context: FitContext) throws {
    let dataset = recipe.dataset
    let foldOf = try dataset.folds(plan.folds, by: plan.grouping, seed: context.seed)
    var rows: [Int] = []
    var calibrated: [Float] = []
    var raw: [Float] = []
    var accuracies: [Double] = []
    var covered = 0.0
    var size = 0.0
    func judged(_ fold: Int) -> [Int] {
      let rows = foldOf.indices.filter { foldOf[$0] == fold }
      return recipe.labels.labelled(plan.eachRecordingOnce ? dataset.firstOfEachRecording(rows) : rows)
    }
    for fold in 0..<plan.folds {
      let kept = (fold + 1) % plan.folds
      let prepared = try recipe.prepared(
        training: foldOf.indices.filter { foldOf[$0] != fold && foldOf[$0] != kept },
        validation: foldOf.indices.filter { foldOf[$0] == kept }, keptApart: plan.grouping,
        threads: context.workers.threads)
      let model = try recipe.fit(
        prepared,
        in: context.watched(
          by: context.watch.step(fold, of: plan.folds, title: "cross-validating", things: "models")))
      let confidence = try Confidence(
        of: model.forValidation, on: judged(kept), of: recipe.labels, in: dataset, on: context.workers)
      let own = judged(fold)
      let probabilities = try model.probabilities(of: own, in: dataset, on: context.workers)
      let answers = try recipe.labels.predictions(
        confidence.temperature(probabilities, on: context.workers), of: own)
      if answers.count > 0 {
        let scores = SetScores(try confidence.sets(coverage: plan.coverage), on: answers)
        covered += scores.coverage * Double(answers.count)
        size += scores.meanSize * Double(answers.count)
      }
      accuracies.append(answers.accuracy)
      rows += own
      calibrated += answers.probabilities.values
      raw += probabilities.values
    }
    self.rows = rows
    predictions = try recipe.labels.predictions(
      Matrix(checking: calibrated, rows: rows.count, columns: dataset.genres.count), of: rows)
    reliabilityBefore = Reliability(
      try recipe.labels.predictions(
        Matrix(checking: raw, rows: rows.count, columns: dataset.genres.count), of: rows))
    self.accuracies = accuracies
    coverage = covered / Double(rows.count)
    setSize = size / Double(rows.count)
  }
}

extension TrainingRecipe {
  /// Rows with the one genre that each carries; every row must have one. Throws `LearningError`.
  func labelledRows(_ rows: [Int]) throws(LearningError) -> LabelledRows {
    try LabelledRows(
      inputs: features.matrix(of: dataset, rows: rows),
      labels: SoftLabels(labels.classes(of: rows), classCount: dataset.genres.count))
  }
}

extension Matrix {
  /// Entries row after row. Throws `LearningError.shape` if they do not fill the matrix.
  init(checking values: [Float], rows: Int, columns: Int) throws(LearningError) {
    guard let matrix = Matrix(rows: rows, columns: columns, values: values) else {
      throw .shape(expected: rows * columns, found: values.count)
    }
    self = matrix
  }
}
