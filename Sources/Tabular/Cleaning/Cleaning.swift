/// A kind of dirt, removed row by row.
public enum CleaningRule: String, Sendable, CaseIterable {
  /// A value that is needed is missing.
  case missing
  /// A value lies outside the range that its column can have.
  case impossible
  /// All values are those of an earlier row.
  case copies
}

/// What cleaning a table removed, rule by rule, and the table that is left.
public struct Cleaning: Sendable {
  /// What one rule removed of what the rules before it had left.
  public struct Step: Sendable {
    /// The rule that was applied.
    public let rule: CleaningRule
    /// The number of rows removed.
    public let removed: Int
    /// The columns that gave the reason, with the number of rows for each; a row may be counted in several.
    public let columns: [(name: ColumnName, rows: Int)]
  }

  /// The table without what the rules took out.
  public let dataset: Dataset
  /// What each rule did, in the order of their application.
  public let steps: [Step]

  /// The number of rows removed.
  public var removed: Int { steps.reduce(0) { $0 + $1.removed } }

  /// - Parameters:
  ///   - required: the columns in which a value is needed; those that the table lacks or that are all empty are not
  ///     held against it.
  ///   - ranges: the values that columns can have.
  public init(
    of dataset: Dataset, rules: [CleaningRule] = CleaningRule.allCases, required: [ColumnName],
    ranges: [ColumnName: ClosedRange<Float>]
  ) {
    var isKept = [Bool](repeating: true, count: dataset.rowCount)
    var steps: [Step] = []
    for rule in CleaningRule.allCases where rules.contains(rule) {
      let before = isKept
      var columns: [(name: ColumnName, rows: Int)] = []
      switch rule {
      case .missing:
        columns = Self.removeMissing(dataset, required, &isKept)
      case .impossible:
        columns = Self.removeImpossible(dataset, ranges, &isKept)
      case .copies:
        Self.removeCopies(dataset, &isKept)
      }
      let removed = zip(before, isKept).count { $0 && !$1 }
      steps.append(Step(rule: rule, removed: removed, columns: columns))
    }
    self.steps = steps
    let isUntouched = steps.allSatisfy { $0.removed == 0 }
    self.dataset = isUntouched ? dataset : dataset.selecting(rows: isKept.indices.filter { isKept[$0] })
  }

  private static func removeMissing(
    _ dataset: Dataset, _ required: [ColumnName], _ isKept: inout [Bool]
  ) -> [(name: ColumnName, rows: Int)] {
    let before = isKept
    var found: [(name: ColumnName, rows: Int)] = []
    for name in required {
      guard let column = dataset[name] else { continue }
      let missing = column.missingCount
      if missing == 0 || missing == dataset.rowCount { continue }
      var rows = 0
      for row in before.indices where before[row] && column.isMissing(row) {
        isKept[row] = false
        rows += 1
      }
      if rows > 0 { found.append((name: name, rows: rows)) }
    }
    return found
  }

  private static func removeImpossible(
    _ dataset: Dataset, _ ranges: [ColumnName: ClosedRange<Float>], _ isKept: inout [Bool]
  ) -> [(name: ColumnName, rows: Int)] {
    let before = isKept
    var found: [(name: ColumnName, rows: Int)] = []
    for name in dataset.columnNames {
      guard let range = ranges[name], let column = dataset.numbers(name) else { continue }
      var rows = 0
      for (row, value) in column.values.enumerated()
      where before[row] && !value.isNaN && !range.contains(value) {
        isKept[row] = false
        rows += 1
      }
      if rows > 0 { found.append((name: name, rows: rows)) }
    }
    return found
  }

  private static func removeCopies(_ dataset: Dataset, _ isKept: inout [Bool]) {
    let columns = dataset.columnNames.compactMap { dataset[$0] }
    let keys = RowKeys.wholeRows(columns, count: dataset.rowCount)
    var table = FirstRows(capacity: keys.count)
    for (row, key) in keys.enumerated() where isKept[row] {
      let first = table.firstRow(of: key, at: row)
      // Equal digests are checked, so that no row goes for a chance.
      if first != row && columns.allSatisfy({ $0.equal(first, row) }) { isKept[row] = false }
    }
  }
}

extension Column {
  /// Whether two rows have the same value, or both none.
  func equal(_ first: Int, _ second: Int) -> Bool {
    switch self {
    case .number(let column): column.values[first].bitPattern == column.values[second].bitPattern
    case .flag(let column): column.values[first] == column.values[second]
    case .category(let column): column.codes[first] == column.codes[second]
    case .text(let column):
      column.withBytes(at: first) { one in
        column.withBytes(at: second) { other in
          switch (one, other) {
          case (nil, nil): true
          case (let one?, let other?): one.elementsEqual(other)
          default: false
          }
        }
      }
    }
  }
}
