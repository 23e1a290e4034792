/// Yes or no, one per row, or neither.
public struct FlagColumn: Sendable {
  /// What stands in one row.
  public enum Value: UInt8, Sendable {
    case no = 0
    case yes = 1
    case missing = 2
  }

  /// One value for each row.
  public let values: [Value]

  /// A column of values that are at hand.
  public init(_ values: [Value]) { self.values = values }

  /// A column of values of which `nil` are missing.
  public init(_ values: [Bool?]) {
    self.values = values.map { value in value.map { $0 ? .yes : .no } ?? .missing }
  }

  /// The value in `row`; `nil` if it is missing.
  public subscript(row: Int) -> Bool? {
    switch values[row] {
    case .no: false
    case .yes: true
    case .missing: nil
    }
  }
}
