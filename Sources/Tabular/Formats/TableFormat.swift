import Work

/// A form of table that is no plain text: its rows are turned into text for the one reader of tables, so that a column
/// means the same whatever form it comes in, and it is written from columns.
///
/// A new one is one file with a type of this kind, and one line in `TableFormats.all`.
protocol TableFormat: Sendable {
  /// What it is called, such as `Parquet`.
  static var name: String { get }
  /// The endings of its files, without a dot; files are mostly named with the first.
  static var endings: [String] { get }
  /// Whether it is text, which may be compressed with gzip.
  static var isText: Bool { get }
  /// Whether everything is there that it is read and written with.
  static var isAvailable: Bool { get }
  /// Whether the first bytes of a file are those of this form.
  static func recognises(_ head: [UInt8]) -> Bool
  /// Turns a file into rows. Throws `CSVError` and `CancellationError`.
  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened
  /// Writes a table into a file that nobody else sees yet. Throws `FileWriteError`, `CancellationError` and what the
  /// table throws.
  static func write(_ table: inout WrittenTable, to path: String, watch: Watch) throws
}

extension TableFormat {
  static var isAvailable: Bool { true }
  static var isText: Bool { false }
}

/// The forms of table beside text, and which of them a file is in.
public enum TableFormats {
  /// All forms. The first that recognises a file reads it.
  static let all: [any TableFormat.Type] = [
    JSONFormat.self, SQLiteFormat.self, ParquetFormat.self, ArrowFormat.self,
  ]

  /// The endings of their files, without a dot, those that only are read too.
  public static var endings: [String] { all.flatMap { $0.endings } }

  /// The endings of all files that a table is read from.
  public static var readEndings: [String] { ["csv", "tsv", "txt", "gz"] + endings }

  /// What is wrong with the library of DuckDB that a person has named; `nil` if nobody has, or nothing is.
  public static var libraryRefusal: String? { DuckDBLibrary.refusal }

  /// Opens a file; one in another form than text is turned into rows. Throws `CSVError` and `CancellationError`.
  static func open(
    _ input: TableFile, encoding: TextEncoding?, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    try rows(
      of: try ByteSource.open(input, encoding: encoding, watch: watch), path: input.name, schema: schema,
      watch: watch)
  }

  /// What was opened, turned into rows if it is in another form than text. Throws `CSVError` and `CancellationError`.
  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    let head = try opened.source.bytes(at: 0, count: 4_096)
    guard let format = all.first(where: { $0.recognises(head) }) else { return opened }
    return try format.rows(of: opened, path: path, schema: schema, watch: watch)
  }
}
