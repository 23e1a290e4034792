/// Shift and scale of every feature, learned from training rows alone: value → (value − mean) / deviation.
public struct Standardiser: Sendable, Equatable, Codable {
  /// The training mean of each feature, in its own unit; it also stands in for a missing value.
  public let means: [Float]
  /// The training standard deviation of each feature; 1 for a feature that never varies.
  public let deviations: [Float]

  /// Number of features.
  public var count: Int { means.count }

  /// Learns from the rows of `inputs`, leaving out missing values (NaN) and infinite ones.
  public init(learnedFrom inputs: Matrix) {
    var means: [Float] = []
    var deviations: [Float] = []
    for column in 0..<inputs.columns {
      var count = 0.0
      var mean = 0.0
      var squares = 0.0
      // Welford 1962: one pass, no cancellation.
      for row in 0..<inputs.rows {
        let value = Double(inputs[row, column])
        guard value.isFinite else { continue }
        count += 1
        let delta = value - mean
        mean += delta / count
        squares += delta * (value - mean)
      }
      let deviation = count > 0 ? Float((squares / count).squareRoot()) : 0
      means.append(Float(mean))
      deviations.append(deviation > 1e-12 && deviation.isFinite ? deviation : 1)
    }
    self.means = means
    self.deviations = deviations
  }

  /// Leaves values as they are.
  init(identity count: Int) {
    means = [Float](repeating: 0, count: count)
    deviations = [Float](repeating: 1, count: count)
  }

  /// The same, with further inputs behind that stay as they are.
  func appendingIdentity(_ count: Int) -> Standardiser {
    Standardiser(
      unchecked: means + [Float](repeating: 0, count: count),
      deviations: deviations + [Float](repeating: 1, count: count))
  }

  private init(unchecked means: [Float], deviations: [Float]) {
    self.means = means
    self.deviations = deviations
  }

  /// Known values, as from a file. Throws `LearningError.shape`, and `.notFinite` for a useless scale.
  public init(means: [Float], deviations: [Float]) throws(LearningError) {
    guard means.count == deviations.count else {
      throw .shape(expected: means.count, found: deviations.count)
    }
    guard means.allSatisfy(\.isFinite), deviations.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw .notFinite
    }
    self.means = means
    self.deviations = deviations
  }

  /// Standardised rows; what is missing becomes 0, the training mean. Throws `LearningError.shape`.
  public func callAsFunction(_ inputs: Matrix) throws(LearningError) -> Matrix {
    guard inputs.columns == count else { throw .shape(expected: count, found: inputs.columns) }
    var result = inputs
    let scales = deviations.map { 1 / $0 }
    for row in 0..<inputs.rows {
      for column in 0..<count {
        let value = inputs[row, column]
        result[row, column] = value.isFinite ? (value - means[column]) * scales[column] : 0
      }
    }
    return result
  }
}
