/// The mean of some numbers and how far they lie from it.
public struct Moments: Sendable, Equatable {
  /// The number of numbers.
  public let count: Int
  /// The arithmetic mean; 0 for none.
  public let mean: Double
  /// The standard deviation with n − 1 in the denominator; `nil` for fewer than two numbers.
  public let deviation: Double?

  /// The moments of numbers, added up in two passes.
  public init(_ values: some Collection<Double>) {
    count = values.count
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : nil
  }
}
