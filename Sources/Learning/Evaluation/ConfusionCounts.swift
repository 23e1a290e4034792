/// How often each genre was taken for each other one.
public struct ConfusionCounts: Sendable, Equatable {
  /// Two genres that were taken for each other.
  public struct Pair: Sendable, Equatable {
    /// The class with the smaller number.
    public let first: Int
    /// The class with the larger number.
    public let second: Int
    /// Tracks of `first` that were called `second`.
    public let firstAsSecond: Int
    /// Tracks of `second` that were called `first`.
    public let secondAsFirst: Int

    /// Mistakes in both directions.
    public var total: Int { firstAsSecond + secondAsFirst }
  }

  /// `counts[label][answer]`: rows are the table's genres, columns the model's.
  public let counts: [[Int]]
  /// Tracks of each genre that got no answer, as a probability was not finite.
  public let unanswered: [Int]

  /// Counts the answers to every label.
  public init(_ predictions: Predictions) {
    let classes = predictions.classCount
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    var unanswered = [Int](repeating: 0, count: classes)
    for (label, answer) in zip(predictions.labels, predictions.answers) {
      if let answer { counts[label][answer] += 1 } else { unanswered[label] += 1 }
    }
    self.counts = counts
    self.unanswered = unanswered
  }

  /// The pairs of genres with mistakes between them, most mistakes first, then in the order of the classes.
  public var confusedPairs: [Pair] {
    var pairs: [Pair] = []
    for first in counts.indices {
      for second in counts.indices where second > first {
        let pair = Pair(
          first: first, second: second, firstAsSecond: counts[first][second],
          secondAsFirst: counts[second][first])
        if pair.total > 0 { pairs.append(pair) }
      }
    }
    return pairs.sorted { ($1.total, $0.first, $0.second) < ($0.total, $1.first, $1.second) }
  }
}
