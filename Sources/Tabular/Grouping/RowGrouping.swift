/// The rows of a table put together by what they have in common.
public struct RowGrouping: Sendable {
  /// Rows that have the same values.
  public struct Group: Sendable, Equatable {
    /// The values, one for each key.
    public let values: [String]
    /// The rows, in the order of the table; at least one.
    public let rows: [Int]

    /// The values as one name.
    public var name: String { values.joined(separator: ", ") }
  }

  /// The groups, the largest first, equal ones in the order in which they first come.
  public let groups: [Group]
  /// The rows that lack a value.
  public let missing: [Int]

  /// Puts rows together by one key or several.
  ///
  /// - Parameter rows: which rows; all if left out.
  public init(_ dataset: Dataset, by keys: [GroupingKey], rows: [Int]? = nil) {
    let columns = keys.map { $0.texts(of: dataset) }
    var placeOf: [[String]: Int] = [:]
    var found: [(values: [String], rows: [Int])] = []
    var missing: [Int] = []
    for row in rows ?? Array(0..<dataset.rowCount) {
      let values = columns.compactMap { $0[row] }
      guard values.count == keys.count else {
        missing.append(row)
        continue
      }
      if let place = placeOf[values] {
        found[place].rows.append(row)
      } else {
        placeOf[values] = found.count
        found.append((values, [row]))
      }
    }
    self.missing = missing
    groups = found.enumerated().sorted { left, right in
      (right.element.rows.count, left.offset) < (left.element.rows.count, right.offset)
    }.map { Group(values: $0.element.values, rows: $0.element.rows) }
  }

  /// The summary of a column of numbers in each group, `nil` where no row of it has a value.
  public func summaries(of name: ColumnName, in dataset: Dataset) -> [NumberSummary?] {
    guard let values = dataset.numericValues(name) else { return groups.map { _ in nil } }
    return groups.map { group in NumberSummary(group.rows.map { values[$0] }) }
  }
}
