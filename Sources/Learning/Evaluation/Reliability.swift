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
      let share = Self.share(confidence)
      let bin = Self.bin(of: share, among: binCount)
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

  /// The place of the bin that a confidence falls into.
  func bin(of confidence: Double) -> Int { Self.bin(of: Self.share(confidence), among: bins.count) }

  /// A confidence as one between 0 and 1.
  static func share(_ confidence: Double) -> Double {
    confidence.isNaN ? 0 : min(max(confidence, 0), 1)
  }

  private static func bin(of share: Double, among count: Int) -> Int {
    min(Int(share * Double(count)), count - 1)
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
