import Learning
import Shell
import Tabular

/// Answers to every track of a table, each from a model that did not learn from it.
struct OutOfFold {
  /// The rows that were judged, fold after fold, with calibrated answers and with what they were before.
  let rows: [Int]
  let predictions: Predictions
  let reliabilityBefore: Reliability
  /// The accuracy in each fold.
  let accuracies: [Double]
  /// The share of tracks whose set of genres holds the right one, and the mean size of the sets.
  let coverage: Double
  let setSize: Double

  /// Trains a model for each fold, with the next fold to stop, calibrate and make sets by.
  ///
  /// - Parameter once: whether a recording that stands several times counts once.
  init(
    _ refit: Refit, folds: Int, by grouping: SplitGrouping, coverage wanted: Double, once: Bool,
    in context: RunContext
  ) throws {
    let foldOf = try refit.dataset.folds(folds, by: grouping, seed: context.session.seed)
    let threads = context.session.threadCount
    var rows: [Int] = []
    var calibrated: [Float] = []
    var raw: [Float] = []
    var labels: [Int] = []
    var acceptable: [[Int]] = []
    var accuracies: [Double] = []
    var covered = 0.0
    var size = 0.0
    let numbers = refit.dataset.recordings.numbers
    func distinct(_ rows: [Int]) -> [Int] {
      var seen: Set<Int32> = []
      return once ? rows.filter { seen.insert(numbers[$0]).inserted } : rows
    }
    for fold in 0..<folds {
      let held = (fold + 1) % folds
      let validation = foldOf.indices.filter { foldOf[$0] == held }
      let model = try refit.fit(
        training: foldOf.indices.filter { foldOf[$0] != fold && foldOf[$0] != held },
        validation: validation, seed: context.session.seed, threads: threads, host: context.host,
        share: (fold, folds, "cross-validating"),
        sharesRecordings: grouping == .row || grouping == .track)
      let (kept, _) = try refit.judge(model, rows: distinct(validation), threads: threads)
      let (answers, judged) = try refit.judge(
        model, rows: distinct(foldOf.indices.filter { foldOf[$0] == fold }), threads: threads)
      let temperature = try Temperature(
        fitting: kept.probabilities, to: SoftLabels(kept.labels, classCount: kept.classCount))
      let own = try answers.calibrated(by: temperature)
      let sets = try ConformalSets(
        coverage: wanted, calibratedOn: LabelProbabilities(kept.calibrated(by: temperature)))
      if own.count > 0 {
        let scores = SetScores(sets, on: own)
        covered += scores.coverage * Double(own.count)
        size += scores.meanSize * Double(own.count)
      }
      accuracies.append(own.accuracy)
      rows += judged
      calibrated += own.probabilities.values
      raw += answers.probabilities.values
      labels += answers.labels
      acceptable += answers.acceptable
    }
    let classes = refit.dataset.genres.count
    self.rows = rows
    predictions = try Self.predictions(calibrated, classes, labels, acceptable)
    reliabilityBefore = Reliability(try Self.predictions(raw, classes, labels, acceptable))
    self.accuracies = accuracies
    coverage = covered / Double(rows.count)
    setSize = size / Double(rows.count)
  }

  private static func predictions(
    _ values: [Float], _ classes: Int, _ labels: [Int], _ acceptable: [[Int]]
  ) throws -> Predictions {
    guard let matrix = Matrix(rows: labels.count, columns: classes, values: values) else {
      throw LearningError.shape(expected: labels.count * classes, found: values.count)
    }
    return try Predictions(probabilities: matrix, labels: labels, acceptable: acceptable)
  }
}

extension Predictions {
  /// The same answers at a temperature.
  func calibrated(by temperature: Temperature) throws -> Predictions {
    try Predictions(probabilities: temperature(probabilities), labels: labels, acceptable: acceptable)
  }
}
