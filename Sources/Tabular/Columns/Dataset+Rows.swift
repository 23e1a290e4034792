import Work

extension Dataset {
  /// The table made of the given rows, in their order.
  ///
  /// - Precondition: every row is in `0..<rowCount`.
  public func selecting(rows: [Int]) -> Dataset {
    let threads = rows.count > 20_000 ? ThreadBudget.threads : 1
    let columns = concurrentMap(columnNames.count, threads: threads) { index in
      contents.columns[columnNames[index]]?.selecting(rows)
    }
    var byName: [ColumnName: Column] = [:]
    for (name, column) in zip(columnNames, columns) { byName[name] = column }
    return replacing(
      contents: Contents(byName, rowNumbers: rows.map { UInt32(truncatingIfNeeded: sourceRow($0)) }),
      rowCount: rows.count)
  }

  /// The table without some columns.
  public func dropping(_ names: Set<ColumnName>) -> Dataset {
    Dataset(
      title: title, origin: origin, isSynthetic: isSynthetic, notes: notes, rowCount: rowCount,
      columnNames: columnNames.filter { !names.contains($0) },
      contents: Contents(
        contents.columns.filter { !names.contains($0.key) }, rowNumbers: contents.rowNumbers))
  }

  /// The table with a column added or put in the place of the one of that name.
  ///
  /// - Throws: `DatasetError.lengthsDiffer`.
  public func setting(_ name: ColumnName, to column: Column) throws(DatasetError) -> Dataset {
    guard column.count == rowCount || columnNames.isEmpty else {
      throw .lengthsDiffer(name, rows: column.count, expected: rowCount)
    }
    var columns = contents.columns
    let isNew = columns.updateValue(column, forKey: name) == nil
    return Dataset(
      title: title, origin: origin, isSynthetic: isSynthetic, notes: notes, rowCount: column.count,
      columnNames: isNew ? columnNames + [name] : columnNames,
      contents: Contents(columns, rowNumbers: contents.rowNumbers))
  }

  /// The same table under another title, with remarks added, or marked as invented.
  public func described(
    title: String? = nil, origin: Origin? = nil, isSynthetic: Bool? = nil, adding notes: [String] = []
  ) -> Dataset {
    Dataset(
      title: title ?? self.title, origin: origin ?? self.origin, isSynthetic: isSynthetic ?? self.isSynthetic,
      notes: self.notes + notes, rowCount: rowCount, columnNames: columnNames, contents: contents)
  }

  private func replacing(contents: Contents, rowCount: Int) -> Dataset {
    Dataset(
      title: title, origin: origin, isSynthetic: isSynthetic, notes: notes, rowCount: rowCount,
      columnNames: columnNames, contents: contents)
  }
}
