import Tabular

/// Confidence against accuracy: whether a model that says "70 %" is right seven times in ten.
public struct Reliability: Sendable, Equatable {
  /// Tracks of about the same confidence.
  public struct Bin: Sendable, Equatable {
    /// The confidences that fall into the bin; the upper end belongs to the next one, except 1.
    public let range: Range<Double>
    /// Number of tracks.
    public let count: Int
    /// Mean confidence; NaN without tracks.
    public let confidence: Double
    /// Share of right answers; NaN without tracks.
    public let accuracy: Double
  }

  /// Bins of equal width from 0 to 1.
  public let bins: [Bin]

  /// Sorts the answers into `binCount` bins of equal width, as Guo et al. 2017 do with 15.
  public init(_ predictions: Predictions, bins binCount: Int = 15) {
    self.init(confidences: predictions.confidences, hits: predictions.hits, bins: binCount)
  }

  /// Sorts confidences and whether each was justified; a confidence outside 0...1 falls into the nearest bin,
  /// one that is not a number into the first.
  public init(confidences: [Double], hits: [Bool], bins binCount: Int = 15) {
    let binCount = max(1, binCount)
    var counts = [Int](repeating: 0, count: binCount)
    var confident = [Double](repeating: 0, count: binCount)
    var right = [Int](repeating: 0, count: binCount)
    for (confidence, hit) in zip(confidences, hits) {
      let share = confidence.isNaN ? 0 : min(max(confidence, 0), 1)
      let bin = min(Int(share * Double(binCount)), binCount - 1)
      counts[bin] += 1
      confident[bin] += share
      right[bin] += hit ? 1 : 0
    }
    bins = (0..<binCount).map { bin in
      let count = Double(counts[bin])
      return Bin(
        range: Double(bin) / Double(binCount)..<Double(bin + 1) / Double(binCount), count: counts[bin],
        confidence: confident[bin] / count, accuracy: Double(right[bin]) / count)
    }
  }

  /// Expected calibration error: the mean distance of confidence from accuracy, over tracks; NaN without tracks.
  public var expectedError: Double {
    let total = bins.reduce(0) { $0 + $1.count }
    guard total > 0 else { return .nan }
    return bins.reduce(0) { sum, bin in
      bin.count > 0 ? sum + abs(bin.confidence - bin.accuracy) * Double(bin.count) / Double(total) : sum
    }
  }
}

extension Reliability {
  /// The calibration error that this many tracks would show, by chance alone, of a model whose confidence is
  /// perfectly honest: the mean over twenty draws in which each answer is right with its own probability.
  public static func expectedErrorOfHonesty(
    confidences: [Double], bins: Int = 15, seed: UInt64 = 0
  ) -> Double {
    var generator = SeededGenerator(seed: seed, stream: "reliability")
    let draws = 20
    var sum = 0.0
    for _ in 0..<draws {
      let hits = confidences.map { generator.unit() < $0 }
      sum += Reliability(confidences: confidences, hits: hits, bins: bins).expectedError
    }
    return sum / Double(draws)
  }
}
