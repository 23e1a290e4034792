/// A class with its probability.
public struct RankedClass: Sendable, Equatable {
  /// The class, as a place in the model's list.
  public let index: Int
  /// Its probability, 0 to 1.
  public let probability: Double

  /// The classes of one row of probabilities, likeliest first, of equal ones the first.
  ///
  /// - Parameter least: classes with a smaller probability are left out.
  public static func all(of probabilities: some Collection<Float>, least: Float = 0) -> [RankedClass] {
    probabilities.enumerated().filter { $0.element >= least }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
      .map { RankedClass(index: $0.offset, probability: Double($0.element)) }
  }
}
