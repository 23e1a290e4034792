/// Numbers, one per row; NaN where there is none.
public struct NumberColumn: Sendable {
  /// One number for each row; NaN where there is none.
  public let values: [Float]

  /// Infinite values become missing ones, and every missing one the same NaN, so that equal columns have equal bits.
  public init(_ values: [Float]) {
    self.values = values.contains { !$0.isFinite } ? values.map { $0.isFinite ? $0 : .nan } : values
  }

  /// Takes values that the reader has made, all finite or NaN.
  init(finite values: [Float]) { self.values = values }

  /// The value in `row`; `nil` if it is missing.
  public subscript(row: Int) -> Float? { values[row].isNaN ? nil : values[row] }

  /// The number of rows that have no value.
  public var missingCount: Int {
    // As wide as a value, so that the compiler counts in whole vectors; a table has fewer than 2³² rows.
    var count: UInt32 = 0
    for value in values { count &+= value.isNaN ? 1 : 0 }
    return Int(count)
  }
}
