extension Dataset {
  /// The table with columns under other names, in their places.
  ///
  /// A column that is called as one of the schema has to hold what that holds: texts become names of genres.
  ///
  /// - Parameter names: old and new names; columns may swap theirs.
  /// - Throws: `CombiningError`.
  public func renaming(_ names: [(old: ColumnName, new: ColumnName)], kinds: [ColumnName: Column.Kind])
    throws(CombiningError) -> Dataset
  {
    var newName: [ColumnName: ColumnName] = [:]
    for (old, new) in names {
      guard self[old] != nil else { throw .missingColumn(old, table: title) }
      newName[old] = new
    }
    var columns: [(name: ColumnName, column: Column)] = []
    for old in columnNames {
      guard let column = self[old] else { continue }
      guard let new = newName[old] else {
        columns.append((old, column))
        continue
      }
      let kind = kinds[new] ?? column.kind
      guard let converted = column.converted(to: kind) else { throw .kindsDiffer(new, column.kind, kind) }
      columns.append((new, converted))
    }
    return try replacing(columns)
  }

  /// The table without some columns.
  ///
  /// - Throws: `CombiningError`.
  public func without(_ names: [ColumnName]) throws(CombiningError) -> Dataset {
    for name in names where self[name] == nil { throw .missingColumn(name, table: title) }
    guard Set(names).count < columnNames.count else { throw .nothingLeft }
    return dropping(Set(names))
  }

  /// The table with other columns for the same rows.
  func replacing(_ columns: [(name: ColumnName, column: Column)]) throws(CombiningError) -> Dataset {
    do throws(DatasetError) {
      return try Dataset(
        title: title, origin: origin, isSynthetic: isSynthetic, notes: notes, columns: columns,
        rowNumbers: contents.rowNumbers)
    } catch {
      switch error {
      case .duplicateColumn(let name), .lengthsDiffer(let name, _, _): throw .nameTaken(name)
      }
    }
  }
}
