/// Turns probabilities into sets of genres that hold the right one as often as was asked.
///
/// Split conformal prediction with the score 1 − probability of the genre (Sadinle, Lei and Wasserman, "Least
/// ambiguous set-valued classifiers with bounded error levels", JASA 114, 2019), each genre with a threshold of
/// its own (Vovk, "Conditional validity of inductive conformal predictors", ACML 2012), so that hard genres are
/// covered as well as easy ones. The promise holds for tracks drawn like those it was calibrated on.
public struct ConformalSets: Sendable, Equatable, Codable {
  /// The share of tracks whose genre the set is to hold, 0 to 1.
  public let coverage: Double
  /// The probability from which on each genre belongs to the set; 0 where too few tracks were there to tell.
  public let thresholds: [Float]
  /// How many tracks each threshold rests on.
  public let calibrationCounts: [Int]

  /// Learns thresholds from tracks that the model did not learn from.
  ///
  /// A genre with fewer than `coverage / (1 − coverage)` such tracks (9 for 0.9) belongs to every set, as nothing
  /// less would keep the promise. Throws `LearningError.setting` unless coverage lies within 0...1, without 1.
  public init(coverage: Double, calibratedOn scores: LabelProbabilities) throws(LearningError) {
    guard coverage >= 0, coverage < 1 else { throw .setting(name: "coverage", value: "\(coverage)") }
    self.coverage = coverage
    calibrationCounts = scores.byClass.map(\.count)
    thresholds = scores.byClass.map { Self.threshold(of: $0, coverage: coverage) }
  }

  /// Known thresholds, as from a file. Throws `LearningError.setting` or `.shape` for impossible ones.
  public init(
    coverage: Double, thresholds: [Float], calibrationCounts: [Int]
  ) throws(LearningError) {
    guard coverage >= 0, coverage < 1 else { throw .setting(name: "coverage", value: "\(coverage)") }
    guard thresholds.count == calibrationCounts.count else {
      throw .shape(expected: thresholds.count, found: calibrationCounts.count)
    }
    guard thresholds.allSatisfy({ (0...1).contains($0) }), calibrationCounts.allSatisfy({ $0 >= 0 }) else {
      throw .notFinite
    }
    self.coverage = coverage
    self.thresholds = thresholds
    self.calibrationCounts = calibrationCounts
  }

  /// The plausible genres of one track, likeliest first: never empty, as the likeliest always belongs.
  ///
  /// A row with a probability that is not finite gets every genre. Probabilities beyond the number of thresholds
  /// are left out.
  public func set(for probabilities: ArraySlice<Float>) -> [Int] {
    let values = Array(probabilities.prefix(thresholds.count))
    let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    guard values.allSatisfy(\.isFinite) else { return Array(values.indices) }
    return order.enumerated().filter { place, label in place == 0 || values[label] >= thresholds[label] }
      .map(\.element)
  }

  /// The largest probability that at least `coverage` of the next such tracks reach; `values` descend.
  private static func threshold(of values: [Float], coverage: Double) -> Float {
    // Of n tracks and the next one, any is equally likely to be the k-th highest: k = ⌈(n + 1) · coverage⌉.
    let rank = Int((Double(values.count + 1) * coverage).rounded(.up))
    guard rank >= 1 else { return 1 }
    guard rank <= values.count else { return 0 }
    return values[rank - 1]
  }
}
