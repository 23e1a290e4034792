/// A table with the columns of another one, and how well they fit.
public struct JoinedTable: Sendable {
  /// The table.
  public let dataset: Dataset
  /// The columns that came to it.
  public let added: [ColumnName]
  /// Columns that both tables have, of which those of the first stay.
  public let kept: [ColumnName]
  /// How many rows found a row of the other table.
  public let matched: Int
  /// How many rows of the other table have the same key as one above them and were not looked at.
  public let repeated: Int
}

extension Dataset {
  /// The table with the columns of another one beside its own, row by row where keys are equal: every row stays, once, and
  /// lacks the new values if the other table has no such row.
  ///
  /// Texts are compared without case and accents, ids as they are.
  ///
  /// - Parameters:
  ///   - keys: the columns that say which rows belong together.
  ///   - wanted: which columns are taken; all if it is empty.
  /// - Throws: `CombiningError`.
  public func joined(with other: Dataset, by keys: [ColumnName], taking wanted: [ColumnName] = [])
    throws(CombiningError) -> JoinedTable
  {
    let own = try keyTexts(keys)
    let others = try other.keyTexts(keys)
    for name in wanted where other[name] == nil { throw .missingColumn(name, table: other.title) }
    var rowOf: [[String]: Int] = [:]
    var repeated = 0
    for (row, key) in others.enumerated() {
      guard let key else { continue }
      if rowOf[key] == nil { rowOf[key] = row } else { repeated += 1 }
    }
    let rows = own.map { key in key.flatMap { rowOf[$0] } }
    let matched = rows.count { $0 != nil }
    guard matched > 0 else { throw .nothingMatches(keys) }
    let offered = (wanted.isEmpty ? other.columnNames : wanted).filter { !keys.contains($0) }
    let added = offered.filter { self[$0] == nil }
    var columns: [(name: ColumnName, column: Column)] = columnNames.compactMap { name in
      self[name].map { (name, $0) }
    }
    for name in added { if let column = other[name] { columns.append((name, column.taking(rows))) } }
    return JoinedTable(
      dataset: try replacing(columns).described(isSynthetic: isSynthetic || other.isSynthetic), added: added,
      kept: offered.filter { self[$0] != nil }, matched: matched, repeated: repeated)
  }

  /// The values of some columns in each row; `nil` for a row that lacks one.
  private func keyTexts(_ keys: [ColumnName]) throws(CombiningError) -> [[String]?] {
    var columns: [(name: ColumnName, column: Column)] = []
    for name in keys {
      guard let column = self[name] else { throw .missingColumn(name, table: title) }
      columns.append((name, column))
    }
    return (0..<rowCount).map { row in
      let texts = columns.compactMap { name, column in
        column.text(at: row).map { name == .trackID ? $0 : FoldedText($0).text }
      }
      return texts.count == columns.count ? texts : nil
    }
  }
}
