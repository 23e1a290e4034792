/// What the scores of the same model say of memory, from a split whose sides share much to one whose sides share nothing.
public enum LadderTrend: Sendable, Equatable {
  /// The last score lies below the first by more than both intervals allow.
  case falls
  /// The last score is lower, but within the intervals.
  case unclear
  /// The last score is as high as the first or higher, or nothing can be compared.
  case holds

  /// Compares the last interval with the first.
  ///
  /// - Parameter intervals: the loosest split first; fewer than two hold, as there is nothing to fall.
  public init(_ intervals: [ScoreInterval]) {
    guard let first = intervals.first, let last = intervals.last, last.estimate < first.estimate else {
      self = .holds
      return
    }
    self = last.high < first.low ? .falls : .unclear
  }
}
