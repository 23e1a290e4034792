import Kernels

/// One number that makes confidence honest: every logit is divided by it before the softmax.
///
/// Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017. The likeliest genre
/// never changes. Above 1 the model was too sure of itself, below 1 not sure enough.
public struct Temperature: Sendable, Equatable, Codable {
  /// Divides the logits; within 0.05...20.
  public let value: Double

  /// No change.
  public static let one = Temperature(unchecked: 1)

  /// A known temperature, as from a file. Throws `LearningError.setting` unless it is within 0.05...20.
  public init(_ value: Double) throws(LearningError) {
    guard (0.05...20).contains(value) else { throw .setting(name: "temperature", value: "\(value)") }
    self.value = value
  }

  private init(unchecked value: Double) { self.value = value }

  /// The temperature with the lowest log loss on tracks that the model did not learn from.
  ///
  /// `probabilities` is `rows × classes`; rows that are not finite are left out, and without any row the
  /// temperature is 1. The result lies within 0.05...20. Throws `LearningError.shape`.
  public init(fitting probabilities: Matrix, to labels: SoftLabels, on workers: Workers = Workers()) throws {
    guard labels.rows == probabilities.rows else {
      throw LearningError.shape(expected: probabilities.rows, found: labels.rows)
    }
    guard labels.classCount == probabilities.columns else {
      throw LearningError.shape(expected: probabilities.columns, found: labels.classCount)
    }
    let loss = try TemperedLoss(
      probabilities.values, targets: labels.sparse, classes: probabilities.columns)
    guard !loss.isEmpty else {
      self = .one
      return
    }
    value = try workers.withPool { 1 / Self.bestInverse(of: loss, pool: $0) }
  }

  /// The inverse temperature with the lowest loss, which is convex in it: Newton's steps, kept within the bracket of its
  /// slope's zero.
  private static func bestInverse(of loss: TemperedLoss, pool: WorkerPool) -> Double {
    var low = 1 / 20.0
    var high = 1 / 0.05
    var inverse = 1.0
    for _ in 0..<60 {
      let (slope, curvature) = loss.derivatives(at: Float(inverse), pool: pool)
      if slope > 0 { high = inverse } else { low = inverse }
      let newton = inverse - slope / curvature
      let next = low < newton && newton < high ? newton : (low * high).squareRoot()
      let isThere = abs(next - inverse) < 1e-6 * inverse
      inverse = next
      if isThere { break }
    }
    return inverse
  }

  /// Probabilities at this temperature, `rows × classes`; a row that is not finite stays as it is.
  public func callAsFunction(_ probabilities: consuming Matrix, on workers: Workers = Workers()) throws
    -> Matrix
  {
    guard value != 1, probabilities.columns > 0 else { return probabilities }
    let (columns, inverse) = (probabilities.columns, Float(1 / value))
    try workers.withPool {
      try Tempering.temper(&probabilities.values, classes: columns, inverse: inverse, pool: $0)
    }
    return probabilities
  }
}
