import Learning

extension Model {
  /// The calibrated probability of each genre, `rows × classes`; as the classifier gives it where nothing calibrates it.
  func probabilities(for inputs: Matrix, on workers: Workers) throws -> Matrix {
    let raw = try fitted.probabilities(for: inputs, on: workers)
    return try confidence?.temperature(raw, on: workers) ?? raw
  }

  /// Whether each row is stranger than all but the share `declining` of tracks of learned genres; never without a
  /// sense for strangers.
  func strangers(_ inputs: Matrix, declining: Double, in context: FitContext) throws -> [Bool] {
    guard let detector = confidence?.detector else { return [Bool](repeating: false, count: inputs.rows) }
    let limit = detector.strangeness.threshold(declining: declining)
    return try detector.scores(for: inputs, in: context).map { $0 > limit }
  }
}
