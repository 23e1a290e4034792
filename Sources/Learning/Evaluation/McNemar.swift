import Tabular

/// McNemar's test: whether two models that answered the same tracks differ by more than chance.
///
/// McNemar 1947, in its exact form: of the tracks that just one model got right, each side should have about half
/// if neither is better.
public struct McNemar: Sendable, Equatable {
  /// Tracks that only the first model got right.
  public let onlyFirst: Int
  /// Tracks that only the second model got right.
  public let onlySecond: Int

  /// Counts the tracks that one got right and the other wrong; the longer list is cut to the shorter.
  public init(first: [Bool], second: [Bool]) {
    onlyFirst = zip(first, second).reduce(0) { $0 + ($1.0 && !$1.1 ? 1 : 0) }
    onlySecond = zip(first, second).reduce(0) { $0 + ($1.1 && !$1.0 ? 1 : 0) }
  }

  /// The chance of a split at least as uneven if neither is better, from 0 to 1 (two-sided, binomial).
  public var probability: Double {
    let total = onlyFirst + onlySecond
    let fewer = min(onlyFirst, onlySecond)
    guard total > 0 else { return 1 }
    // Terms C(total, k) / 2^total in logarithms, each from the one before.
    var logTerm = -Double(total) * logarithm(2)
    var sum = exponential(logTerm)
    for k in 0..<fewer {
      logTerm += logarithm(Double(total - k)) - logarithm(Double(k + 1))
      sum += exponential(logTerm)
    }
    return min(1, 2 * sum)
  }
}
