import Kernels

/// What each feature of one track said for a model's answer.
///
/// Each feature is left out in turn, which puts the average of the training tracks in its place; what the answer's
/// probability loses is what the feature said for it (Robnik-Šikonja and Kononenko, "Explaining classifications for
/// individual instances", IEEE TKDE 20, 2008, doi 10.1109/TKDE.2007.190734).
public struct Attribution: Sendable, Equatable {
  /// One feature.
  public struct Entry: Sendable, Equatable {
    /// Its name.
    public let feature: String
    /// Its value for the track; NaN if it is not known.
    public let value: Float
    /// The probability that the answer loses without it; negative if it spoke against the answer.
    public let loss: Double
  }

  /// The answer, as a class.
  public let answer: Int
  /// The probability of the answer.
  public let probability: Double
  /// The features, the most telling first; of equals in the order of the model.
  public let entries: [Entry]

  /// Explains the answer to one row of raw feature values. Throws `LearningError.shape` for anything but one row.
  public init(of model: Model, to inputs: Matrix, on workers: Workers = Workers()) throws {
    let features = model.card.features
    guard inputs.rows == 1, inputs.columns == features.count else {
      throw LearningError.shape(expected: features.count, found: inputs.values.count)
    }
    // The track itself, then once without each feature.
    var variants = Matrix(rows: features.count + 1, columns: features.count)
    for row in 0..<variants.rows {
      for column in features.indices {
        variants[row, column] = row == column + 1 ? .nan : inputs[0, column]
      }
    }
    let probabilities = try model.probabilities(for: variants, on: workers)
    let own = Array(probabilities.row(0))
    guard let best = own.indices.max(by: { (own[$0], $1) < (own[$1], $0) }) else {
      throw LearningError.tooFewClasses(0)
    }
    let losses = features.indices.map { Double(own[best] - probabilities[$0 + 1, best]) }
    answer = best
    probability = Double(own[best])
    entries = features.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }.map {
      Entry(feature: features[$0], value: inputs[0, $0], loss: losses[$0])
    }
  }
}
