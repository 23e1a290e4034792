import Kernels
import Tabular

/// How sure a model may be, learned on its validation side: what calibrates its probabilities, and what sets of plausible
/// genres rest on.
public struct Confidence: Sendable {
  /// Calibrates the probabilities.
  public let temperature: Temperature
  /// The calibrated probabilities of the right genres of the validation tracks, for sets of any coverage.
  public let labels: LabelProbabilities
  /// Expected calibration error on the validation side without and with the temperature; NaN without such a side.
  public let errors: (before: Double, after: Double)

  init(temperature: Temperature, labels: LabelProbabilities, errors: (before: Double, after: Double)) {
    self.temperature = temperature
    self.labels = labels
    self.errors = errors
  }

  /// Whether there were tracks to learn from.
  public var isLearned: Bool { !errors.after.isNaN }

  /// Learns from tracks that the model did not learn from; without any, the probabilities stay as they are and every
  /// genre is plausible.
  ///
  /// `rows` carry their genres; of several genres of a row each counts by its weight, and the first of the weightiest is
  /// the right one. Throws `LearningError`.
  public init(
    of model: any FittedClassifier, on rows: LabelledRows?, on workers: Workers = Workers()
  ) throws {
    guard let rows, rows.inputs.rows > 0 else {
      try self.init(unlearnedFor: model.card.classes)
      return
    }
    try self.init(model.probabilities(for: rows.inputs, on: workers), labels: rows.labels, on: workers)
  }

  /// The same for a classifier that may look at names too, from rows of a table that have a genre each. Throws
  /// `LearningError`.
  public init(
    of model: TrackClassifier, on rows: [Int], of labels: LabelSets, in dataset: Dataset,
    on workers: Workers = Workers()
  ) throws {
    guard !rows.isEmpty else {
      try self.init(unlearnedFor: model.card.classes)
      return
    }
    try self.init(
      model.probabilities(of: rows, in: dataset, on: workers),
      labels: SoftLabels(labels.classes(of: rows), classCount: model.card.classes.count), on: workers)
  }

  /// Leaves probabilities as they are.
  private init(unlearnedFor classes: [String]) throws {
    self.init(
      temperature: .one, labels: try LabelProbabilities(byClass: classes.map { _ in [] }),
      errors: (.nan, .nan))
  }

  private init(_ raw: consuming Matrix, labels: SoftLabels, on workers: Workers) throws {
    // One table of probabilities at a time: for many genres they are the largest thing here.
    var probabilities = raw
    let temperature = try Temperature(fitting: probabilities, to: labels, on: workers)
    let before = Reliability(
      try Predictions(probabilities: probabilities, labels: labels.likeliest)
    ).expectedError
    probabilities = try temperature(consume probabilities, on: workers)
    let after = try Predictions(probabilities: probabilities, labels: labels.likeliest)
    self.init(
      temperature: temperature, labels: LabelProbabilities(after),
      errors: (before, Reliability(after).expectedError))
  }

  /// Sets that hold the right genre with the asked probability. Throws `LearningError.setting`.
  public func sets(coverage: Double) throws(LearningError) -> ConformalSets {
    try ConformalSets(coverage: coverage, calibratedOn: labels)
  }
}
