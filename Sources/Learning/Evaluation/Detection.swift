/// How well a novelty score tells tracks of unknown genres from tracks of the genres that were learned; a higher score
/// means more novel.
public struct Detection: Sendable, Equatable {
  private let known: [Double]
  private let unknown: [Double]

  /// Scores of tracks of learned genres and of tracks of other genres; a NaN counts as the most novel of all.
  public init(known: [Double], unknown: [Double]) {
    func ordered(_ scores: [Double]) -> [Double] { scores.map { $0.isNaN ? .infinity : $0 }.sorted() }
    self.known = ordered(known)
    self.unknown = ordered(unknown)
  }

  /// Area under the receiver operating curve: the chance that an unknown track scores above a known track,
  /// ties counting half. 0.5 is guessing, 1 is perfect; NaN if a side is empty.
  public var auroc: Double {
    guard !known.isEmpty, !unknown.isEmpty else { return .nan }
    // Mann and Whitney 1947, by merging the two ordered sides.
    var wins = 0.0
    var below = 0
    var notAbove = 0
    for score in unknown {
      while below < known.count, known[below] < score { below += 1 }
      notAbove = max(notAbove, below)
      while notAbove < known.count, known[notAbove] <= score { notAbove += 1 }
      wins += Double(below) + Double(notAbove - below) / 2
    }
    return wins / Double(known.count) / Double(unknown.count)
  }

  /// The lowest score above which a track is declined, so that at least `share` of known tracks are accepted.
  public func threshold(accepting share: Double) -> Double {
    guard !known.isEmpty, !share.isNaN else { return .infinity }
    let kept = Int((min(max(share, 0), 1) * Double(known.count)).rounded(.up))
    return kept > 0 ? known[kept - 1] : -.infinity
  }

  /// The share of unknown tracks that pass for known when `share` of known tracks are accepted; NaN without unknown tracks.
  public func falsePositiveRate(accepting share: Double = 0.95) -> Double {
    guard !unknown.isEmpty, !known.isEmpty else { return .nan }
    let threshold = threshold(accepting: share)
    return Double(unknown.reduce(0) { $0 + ($1 <= threshold ? 1 : 0) }) / Double(unknown.count)
  }
}
