import Kernels

/// What a model knows of its own doubts, learned on its validation side: how sure it really is, which genres are
/// plausible, and when a track is like nothing it knows.
public struct Confidence: Sendable {
  /// Makes the probabilities honest.
  public let temperature: Temperature
  /// The calibrated probabilities of the right genres of the validation tracks, for sets of any coverage.
  public let labels: LabelProbabilities
  /// Expected calibration error on the validation side without and with the temperature; NaN without such a side.
  public let errors: (before: Double, after: Double)
  /// Tells strangers; `nil` if none was asked for.
  public let detector: NoveltyDetector?

  init(
    temperature: Temperature, labels: LabelProbabilities, errors: (before: Double, after: Double),
    detector: NoveltyDetector?
  ) {
    self.temperature = temperature
    self.labels = labels
    self.errors = errors
    self.detector = detector
  }

  /// Learns from tracks that the model did not learn from; without any, confidence stays as it is and every genre is
  /// plausible.
  ///
  /// `labels` are the genres of the rows; of several genres of a row each counts by its weight, and the first of the
  /// weightiest is the right one. Throws `LearningError`.
  public init(
    of model: any FittedClassifier, on rows: LabelledRows?, detector: NoveltyDetector? = nil,
    on workers: Workers = Workers()
  ) throws {
    guard let rows, rows.inputs.rows > 0 else {
      self.init(
        temperature: .one,
        labels: try LabelProbabilities(byClass: model.card.classes.map { _ in [] }),
        errors: (.nan, .nan), detector: detector)
      return
    }
    // One table of probabilities at a time: for many genres they are the largest thing here.
    var shares = try model.probabilities(for: rows.inputs, on: workers)
    let temperature = try Temperature(fitting: shares, to: rows.labels, on: workers)
    let before = Reliability(
      try Predictions(probabilities: shares, labels: rows.labels.likeliest)
    ).expectedError
    shares = try temperature(consume shares, on: workers)
    let after = try Predictions(probabilities: shares, labels: rows.labels.likeliest)
    self.init(
      temperature: temperature, labels: LabelProbabilities(after),
      errors: (before, Reliability(after).expectedError), detector: detector)
  }

  /// The calibrated probabilities of raw feature values, `rows × classes`. Throws `LearningError.shape`.
  public func probabilities(
    of model: any FittedClassifier, for inputs: Matrix, on workers: Workers = Workers()
  ) throws -> Matrix {
    try temperature(model.probabilities(for: inputs, on: workers), on: workers)
  }

  /// Sets that hold the right genre with the asked probability. Throws `LearningError.setting`.
  public func sets(coverage: Double) throws(LearningError) -> ConformalSets {
    try ConformalSets(coverage: coverage, calibratedOn: labels)
  }

  /// The same with another detector.
  public func with(detector: NoveltyDetector?) -> Confidence {
    Confidence(temperature: temperature, labels: labels, errors: errors, detector: detector)
  }
}
