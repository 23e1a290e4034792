import Foundation
import GRDB
import Work

/// A table in a database of SQLite: of several the one with the most columns that are known, and written the only one.
enum SQLiteFormat: TableFormat {
  static let name = "SQLite"
  static let endings = ["sqlite", "sqlite3", "db"]
  /// What the table is called that is written.
  private static let table = "tracks"

  static func recognises(_ head: [UInt8]) -> Bool { FileKind(head: head) == .sqlite }

  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    var made = opened
    try opened.withFile(named: path) { file in
      do {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: file, configuration: configuration)
        (made.source, made.made) = try database.read { database in
          try rows(of: database, path: path, schema: schema, watch: watch)
        }
      } catch let error as DatabaseError {
        throw CSVError.damaged(path: path, kind: .sqlite, reason: error.message ?? error.description)
      }
    }
    made.plainPath = nil
    return made
  }

  private static func rows(
    of database: Database, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> (ByteSource, MadeRows) {
    let tables = try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    var best: (table: String, names: [String], known: Int)?
    for table in tables {
      guard let names = try names(of: table, in: database) else { continue }
      let known = names.count { schema.match(ColumnHeader($0), short: true) != nil }
      if known > best?.known ?? 0 { best = (table, names, known) }
    }
    guard let best else { throw CSVError.noTable(path: path, tables: tables) }
    var text = MadeText(path: path)
    try text.header(best.names)
    var kinds = [Bool?](repeating: nil, count: best.names.count)
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(identifier(best.table))")
    var count = 0
    while let row = try rows.next() {
      count += 1
      if count % 4_096 == 0 {
        try watch.check()
        watch.report(WorkProgress("reading", Double(count), of: nil, unit: .things("rows")))
      }
      for index in kinds.indices {
        if index > 0 { text.bytes.append(Byte.unitSeparator) }
        try add(row, index, to: &text.bytes, &kinds[index])
      }
      // A line without anything would be no row.
      if kinds.count == 1, row.containsNonNullValue == false { text.bytes += [Byte.quote, Byte.quote] }
      try text.endRow()
    }
    return (try text.source(), MadeRows(isText: kinds.map { $0 ?? false }))
  }

  /// The names of the columns of a table; `nil` of a view that asks for what is not there.
  private static func names(of table: String, in database: Database) throws -> [String]? {
    do {
      return try database.makeStatement(sql: "SELECT * FROM \(identifier(table))").columnNames
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR { return nil }
  }

  /// Appends a value as a cell, and notes whether the values of its column are texts.
  private static func add(
    _ row: Row, _ index: Int, to bytes: inout [UInt8], _ isText: inout Bool?
  ) throws {
    let value: DatabaseValue = row[index]
    switch value.storage {
    case .null: return
    case .int64(let number): bytes += String(number).utf8
    case .double(let number): bytes += number.description.utf8
    case .string, .blob:
      // As bytes: a text would end at its first U+0000.
      try row.withUnsafeData(atIndex: index) { data in
        MadeText.append(quoting: String(decoding: data ?? .init(), as: UTF8.self), to: &bytes)
      }
      isText = isText ?? true
      return
    }
    isText = false
  }

  static func write(_ table: inout WrittenTable, to path: String, watch: Watch) throws {
    do {
      var configuration = Configuration()
      // The file is thrown away if anything fails, so nothing needs to be undone.
      configuration.prepareDatabase {
        try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try database.write { try write(&table, to: $0) }
      try database.close()
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_FULL { throw FileWriteError.diskFull(path: path) }
      throw FileWriteError.refused(path: path, reason: error.message ?? error.description)
    }
  }

  private static func write(_ table: inout WrittenTable, to database: Database) throws {
    // Names that differ in case alone are the same to SQLite.
    var taken: Set<String> = []
    let columns = table.columns.map { field in
      var name = field.name
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      return "\(identifier(name)) \(type(of: field.kind))"
    }
    try database.execute(sql: "CREATE TABLE \(self.table) (\(columns.joined(separator: ", ")))")
    // Texts go in as bytes: as texts they would end at their first U+0000.
    let marks = table.columns.map { $0.kind == .text ? "CAST(? AS TEXT)" : "?" }.joined(separator: ", ")
    let insertion = try database.makeStatement(sql: "INSERT INTO \(self.table) VALUES (\(marks))")
    while let block = try table.next() {
      for row in block.rows {
        let values = zip(table.columns, block.columns).map { value(of: $1, row: row, as: $0.kind) }
        try insertion.execute(arguments: StatementArguments(values))
      }
    }
  }

  private static func type(of kind: WrittenTable.Field.Kind) -> String {
    switch kind {
    case .text: "TEXT"
    case .number: "REAL"
    case .integer: "INTEGER"
    case .flag: "BOOLEAN"
    }
  }

  private static func value(
    of column: Column, row: Int, as kind: WrittenTable.Field.Kind
  ) -> (any DatabaseValueConvertible)? {
    switch kind {
    case .text: column.text(at: row).map { Data($0.utf8) }
    case .number: column.number(at: row)
    case .integer: column.integer(at: row)
    case .flag: if case .flag(let flags) = column { flags[row] } else { nil }
    }
  }

  /// A name as SQL writes it.
  private static func identifier(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
