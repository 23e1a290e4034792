import Work

extension TableOutput {
  /// Ends a file of rows that were written as they came, each column as `columns` says: it appears under its name as it
  /// is or, in a form that is made of all rows, made anew.
  ///
  /// - Throws: `FileWriteError`, `CancellationError`; another run can go on then.
  public func finish(_ file: ResumableFile, columns: [WrittenTable.Field], watch: Watch) throws {
    guard let form else { return try file.commit() }
    try file.replace { path, partial in
      _ = try MadeFile.write(path) { made in
        var table = try WrittenTable(rowsAt: partial, columns: columns, watch: watch)
        try make(form, &table, at: made, watch: watch)
      }
    }
  }
}

extension WrittenTable {
  /// Rows that were written as `RowFormat.made` says. Throws `CSVError` if the file cannot be read.
  init(rowsAt path: String, columns: [Field], watch: Watch) throws(CSVError) {
    let plan = TablePlan(
      made: columns.map { field in
        let action: TablePlan.Action =
          switch field.kind {
          case .text, .integer: .text
          case .number: .plainNumber
          case .flag: .flag
          }
        return (ColumnName(field.name), action)
      })
    let pieces = Pieces(plan, .file(try OpenFile(.file(path))), path: path)
    var next = 0
    self.init(columns) {
      while next < pieces.count {
        try watch.check()
        watch.report(WorkProgress("writing", share: Double(next) / Double(pieces.count)))
        defer { next += 1 }
        guard let placed = try pieces.placed(pieces.read(next)) else { continue }
        let table = pieces.columns(of: placed).table
        if table.rowCount > 0 { return Block(columns: table.entries.map(\.column), rows: 0..<table.rowCount) }
      }
      return nil
    }
  }
}
