import Work

/// Parquet, read and written by DuckDB where that is installed.
enum ParquetFormat: TableFormat {
  static let name = "Parquet"
  static let endings = ["parquet", "pq"]
  static var isAvailable: Bool { DuckDBLibrary.installed != nil }

  static func recognises(_ head: [UInt8]) -> Bool { FileKind(head: head) == .parquet }

  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    guard let library = DuckDBLibrary.installed else {
      throw CSVError.needsLibrary(path: path, kind: .parquet)
    }
    var made = opened
    try opened.withFile(named: path) { file in
      let rows = try TemporaryFile(for: path)
      do throws(DuckDBSession.Refusal) {
        let session = try DuckDBSession(library, threads: ThreadBudget.threads)
        let table = "read_parquet(\(DuckDBSession.path(file)), binary_as_string = true)"
        let columns = try session.columns(of: "SELECT * FROM \(table) LIMIT 0")
        watch.report(WorkProgress("unpacking", share: 0))
        let cells = columns.map { column in
          let name = DuckDBSession.identifier(column.name)
          // An empty list is no value.
          let value = column.isNested ? "nullif(CAST(to_json(\(name)) AS VARCHAR), '[]')" : name
          // A line without anything would be no row.
          let cell =
            columns.count > 1 ? "CAST(\(value) AS VARCHAR)" : "coalesce(CAST(\(value) AS VARCHAR), '')"
          return "\(cell) AS \(name)"
        }
        let quoted = columns.filter { $0.isText || columns.count == 1 }.map {
          DuckDBSession.identifier($0.name)
        }
        let quoting = quoted.isEmpty ? "" : ", FORCE_QUOTE (\(quoted.joined(separator: ", ")))"
        try session.run(
          """
          COPY (SELECT \(cells.joined(separator: ", ")) FROM \(table)) TO \(DuckDBSession.quoted(rows.path)) \
          (FORMAT csv, HEADER true, DELIMITER '\u{1f}', QUOTE '"', ESCAPE '"'\(quoting))
          """)
        made.made = MadeRows(
          isText: columns.map(\.isText), isFlag: columns.map(\.isFlag), newline: Byte.newline)
      } catch {
        throw CSVError.damaged(path: path, kind: .parquet, reason: error.reason)
      }
      made.source = .file(try rows.opened())
    }
    made.plainPath = nil
    return made
  }

  static func write(_ table: inout WrittenTable, to path: String, watch: Watch) throws {
    guard let library = DuckDBLibrary.installed else { throw FileWriteError.needsLibrary(path: path) }
    let rows = try TemporaryFile(for: path)
    var writer = RowWriter(.made, columns: table.columns.map(\.name))
    while let block = try table.next() {
      for row in block.rows { writer.row(row, of: block, table.columns) }
      try rows.append(writer.bytes)
      writer.bytes.removeAll(keepingCapacity: true)
    }
    // Names that differ in case alone are the same to DuckDB, which tells them apart in what it writes.
    let names = table.columns.enumerated().map { "c\($0) AS \(DuckDBSession.identifier($1.name))" }
    let columns = table.columns.enumerated().map { index, field in
      let type =
        switch field.kind {
        case .text: "VARCHAR"
        case .number: "DOUBLE"
        case .integer: "BIGINT"
        case .flag: "BOOLEAN"
        }
      return "'c\(index)': '\(type)'"
    }
    do throws(DuckDBSession.Refusal) {
      let session = try DuckDBSession(library, threads: ThreadBudget.threads)
      try session.run(
        """
        COPY (SELECT \(names.joined(separator: ", ")) \
        FROM read_csv(\(DuckDBSession.path(rows.path)), auto_detect = false, header = false, \
        delim = '\u{1f}', quote = '"', escape = '"', new_line = '\\n', max_line_size = \(2 * TablePlan.lineLimit), \
        columns = {\(columns.joined(separator: ", "))})) \
        TO \(DuckDBSession.quoted(path)) (FORMAT parquet, COMPRESSION zstd)
        """)
    } catch {
      throw FileWriteError.refused(path: path, reason: error.reason)
    }
  }
}
