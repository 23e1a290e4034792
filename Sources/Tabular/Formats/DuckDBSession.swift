/// A database of DuckDB in memory, to ask queries of; closed with the value.
final class DuckDBSession {
  /// The library refused a query, in its words.
  struct Refusal: Error {
    let reason: String
  }

  /// A column of a query's answer.
  struct Column {
    let name: String
    let isText: Bool
    let isFlag: Bool
    /// Whether its values are made of others, as lists are.
    let isNested: Bool
  }

  private let library: DuckDBLibrary
  private var database: DuckDBLibrary.Handle?
  private var connection: DuckDBLibrary.Handle?

  /// Throws `Refusal` if the library does not start.
  init(_ library: DuckDBLibrary, threads: Int) throws(Refusal) {
    self.library = library
    guard library.open(nil, &database) == 0, library.connect(database, &connection) == 0 else {
      throw Refusal(reason: "DuckDB does not start")
    }
    // Nothing is fetched from elsewhere, and no bar drawn.
    for setting in [
      "threads = \(threads)", "enable_progress_bar = false", "autoinstall_known_extensions = false",
      "temp_directory = \(Self.quoted(Spool.folder + "/timbre.duckdb"))",
    ] { try run("SET \(setting)") }
  }

  deinit {
    library.disconnect(&connection)
    library.close(&database)
  }

  /// Asks a query. Throws `Refusal`.
  func run(_ query: String) throws(Refusal) { _ = try columns(of: query) }

  /// The columns of a query's answer. Throws `Refusal`.
  func columns(of query: String) throws(Refusal) -> [Column] {
    // The structure of an answer has six words.
    let answer = UnsafeMutableRawPointer.allocate(byteCount: 128, alignment: 16)
    answer.initializeMemory(as: UInt8.self, repeating: 0, count: 128)
    defer {
      library.destroy(answer)
      answer.deallocate()
    }
    guard library.query(connection, query, answer) == 0 else {
      let words = library.error(answer).map { String(cString: $0) } ?? "no reason given"
      throw Refusal(reason: String(words.prefix { $0 != "\n" }))
    }
    return (0..<library.columnCount(answer)).map { index in
      let type = library.columnType(answer, index)
      return Column(
        name: library.columnName(answer, index).map { String(cString: $0) } ?? "",
        isText: Self.texts.contains(type) || Self.nested.contains(type), isFlag: type == Self.flag,
        isNested: Self.nested.contains(type))
    }
  }

  /// `BOOLEAN`.
  private static let flag: UInt32 = 1
  /// `VARCHAR` and `ENUM`, by their numbers in `duckdb.h`.
  private static let texts: [UInt32] = [17, 23]
  /// `LIST`, `STRUCT`, `MAP`, `UNION` and `ARRAY`.
  private static let nested: [UInt32] = [24, 25, 26, 28, 33]

  /// Text as a literal of SQL.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// A name as SQL writes it.
  static func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// The path of one file as a literal, in which stars and brackets are nothing but characters.
  static func path(_ path: String) -> String {
    quoted(String(path.flatMap { "*?[".contains($0) ? "[\($0)]" : "\($0)" }))
  }
}
