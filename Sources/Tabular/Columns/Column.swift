/// The values of one column, one per row.
public enum Column: Sendable {
  case number(NumberColumn)
  case flag(FlagColumn)
  case category(CategoryColumn)
  case text(TextColumn)

  /// What kind of values a column holds.
  public enum Kind: String, Sendable, CaseIterable {
    case number, flag, category, text
  }

  /// What the values of the column are.
  public var kind: Kind {
    switch self {
    case .number: .number
    case .flag: .flag
    case .category: .category
    case .text: .text
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .number(let column): column.values.count
    case .flag(let column): column.values.count
    case .category(let column): column.codes.count
    case .text(let column): column.count
    }
  }

  /// The number of rows that have no value.
  public var missingCount: Int {
    switch self {
    case .number(let column): column.missingCount
    case .flag(let column): column.values.count { $0 == .missing }
    case .category(let column): column.codes.count { $0 < 0 }
    case .text(let column): column.missingCount
    }
  }

  /// Whether `row` has no value.
  public func isMissing(_ row: Int) -> Bool {
    switch self {
    case .number(let column): column.values[row].isNaN
    case .flag(let column): column.values[row] == .missing
    case .category(let column): column.codes[row] < 0
    case .text(let column): column.isMissing(row)
    }
  }

  /// The value in `row` as the person would type it; `nil` if it is missing.
  public func text(at row: Int) -> String? {
    switch self {
    case .number(let column): column.values[row].isNaN ? nil : plainText(of: column.values[row])
    case .flag(let column): column[row].map { $0 ? "yes" : "no" }
    case .category(let column): column[row]
    case .text(let column): column[row]
    }
  }

  /// The column made of the given rows, in their order.
  func selecting(_ rows: [Int]) -> Column {
    switch self {
    case .number(let column): .number(NumberColumn(rows.map { column.values[$0] }))
    case .flag(let column): .flag(FlagColumn(rows.map { column.values[$0] }))
    case .category(let column): .category(column.selecting(rows))
    case .text(let column): .text(column.selecting(rows))
    }
  }
}

/// A number with the fewest digits that give it back, and none after the point if it is whole.
public func plainText(of value: Float) -> String {
  if value == value.rounded(), abs(value) < 1e9 { return String(Int(value)) }
  return value.description
}
