/// One number that makes confidence honest: every logit is divided by it before the softmax.
///
/// Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017. The likeliest genre
/// never changes. Above 1 the model was too sure of itself, below 1 not sure enough.
public struct Temperature: Sendable, Equatable, Codable {
  /// Divides the logits; positive and finite.
  public let value: Double

  /// No change.
  public static let one = Temperature(unchecked: 1)

  /// A known temperature, as from a file. Throws `LearningError.setting` unless it is positive and finite.
  public init(_ value: Double) throws(LearningError) {
    guard value.isFinite, value > 0 else { throw .setting(name: "temperature", value: "\(value)") }
    self.value = value
  }

  private init(unchecked value: Double) { self.value = value }

  /// The temperature with the lowest log loss on tracks that the model did not learn from.
  ///
  /// `probabilities` is `rows × classes`; rows that are not finite are left out, and without any row the
  /// temperature is 1. The result lies within 0.05...20. Throws `LearningError.shape`.
  public init(fitting probabilities: Matrix, to labels: SoftLabels) throws(LearningError) {
    guard labels.rows == probabilities.rows else {
      throw .shape(expected: probabilities.rows, found: labels.rows)
    }
    guard labels.classCount == probabilities.columns else {
      throw .shape(expected: probabilities.columns, found: labels.classCount)
    }
    let scores = Self.scores(of: probabilities)
    let usable = (0..<probabilities.rows).filter { row in probabilities.row(row).allSatisfy(\.isFinite) }
    guard !usable.isEmpty else {
      self = .one
      return
    }
    // The loss is convex in the inverse temperature, so its slope has one zero: halve the bracket around it.
    var low = 1 / 20.0
    var high = 1 / 0.05
    for _ in 0..<50 {
      let middle = (low * high).squareRoot()
      if Self.slope(at: middle, scores: scores, labels: labels, rows: usable) > 0 {
        high = middle
      } else {
        low = middle
      }
    }
    value = 1 / (low * high).squareRoot()
  }

  /// Probabilities at this temperature, `rows × classes`; a row that is not finite stays as it is.
  public func callAsFunction(_ probabilities: Matrix) -> Matrix {
    guard value != 1 else { return probabilities }
    var result = probabilities
    let scores = Self.scores(of: probabilities)
    for row in 0..<probabilities.rows {
      let own = probabilities.row(row)
      guard let top = Predictions.likeliest(of: own) else { continue }
      let start = row * probabilities.columns
      let peak = scores[start + top]
      var sum = 0.0
      for column in 0..<probabilities.columns {
        let weight = exponential((scores[start + column] - peak) / value)
        result[row, column] = Float(weight)
        sum += weight
      }
      for column in 0..<probabilities.columns { result[row, column] /= Float(sum) }
    }
    return result
  }

  /// Logits up to a constant per row.
  private static func scores(of probabilities: Matrix) -> [Double] {
    probabilities.values.map { logarithm(max(Double($0), 1e-30)) }
  }

  /// The derivative of the log loss by the inverse temperature: the mean score less the score of the label.
  private static func slope(
    at inverse: Double, scores: [Double], labels: SoftLabels, rows: [Int]
  ) -> Double {
    let classes = labels.classCount
    var slope = 0.0
    for row in rows {
      let own = scores[row * classes..<(row + 1) * classes]
      let peak = own.max() ?? 0
      var sum = 0.0
      var mean = 0.0
      for score in own {
        let weight = exponential((score - peak) * inverse)
        sum += weight
        mean += weight * score
      }
      mean /= sum
      for entry in labels.offsets[row]..<labels.offsets[row + 1] {
        slope += Double(labels.weights[entry]) * (mean - scores[row * classes + Int(labels.classes[entry])])
      }
    }
    return slope
  }
}
