/// The probability that a model gave to the right genre of each held-out track, genre by genre: all that sets of any
/// coverage need to know.
public struct LabelProbabilities: Sendable, Equatable {
  /// Per class the probabilities of its tracks, highest first.
  public let byClass: [[Float]]

  /// Takes them from answers to tracks that the model did not learn from; rows that are not finite are left out.
  public init(_ predictions: Predictions) {
    var own = [[Float]](repeating: [], count: predictions.classCount)
    for (row, label) in predictions.labels.enumerated() where predictions.answers[row] != nil {
      own[label].append(predictions.probabilities[row, label])
    }
    byClass = own.map { $0.sorted(by: >) }
  }

  /// Known probabilities, as from a file. Throws `LearningError.notFinite` for what is none.
  public init(byClass: [[Float]]) throws(LearningError) {
    guard byClass.allSatisfy({ $0.allSatisfy { (0...1).contains($0) } }) else { throw .notFinite }
    self.byClass = byClass.map { $0.sorted(by: >) }
  }
}
