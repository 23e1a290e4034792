import Report
import Shell
import Tabular

/// `save last FILE`: what a result shows, as rows of a file.
struct SaveResult: FileWritingCommand {
  var file = ""
  var line: Int?
  var table: Int?
  var replaces = false

  static let about = About(
    "save last", .session, "Write a table, matrix or picture of a result to a file of rows.", role: .looks,
    details: [
      "Numbers are written in full, shares as parts of 1, and all rows and columns, also those that the window had no room for; of a picture its points.",
      "The ending chooses the form: .csv, .tsv or .jsonl, with .gz behind if it is to be compressed.",
    ],
    terms: ["export", "csv", "table", "matrix", "result", "write"],
    setting: ["load demo", "describe correlations"],
    examples: [
      "save last genres.csv table=2": "the second table of the result above",
      "save last loud.jsonl line=2 table=1 replace": "one of line 2, an object a row",
    ], facts: [Facts.rows])
  static let parameters: [Parameter<SaveResult>] = [
    .positional(
      "file", \.file, "the file to write",
      completer: .files("csv", "tsv", "jsonl", "csv.gz", "tsv.gz", "jsonl.gz")),
    .option(
      "line", \.line, in: 1...1_000_000_000, "the number of its line, if not the last",
      completer: .lineNumbers),
    .option("table", \.table, in: 1...1_000, "which of them, if the result has several"),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let endings = RowFormat.allCases.compactMap(\.endings.first)
    let path = try path(endings: endings + endings.map { $0 + ".gz" }, in: context)
    let record = try ResultFinder.record(line, in: context.session, at: "line")
    let found = record.output.blocks.compactMap { block in block.rows.map { (block, $0) } }
    guard found.count == 1 || table != nil else { throw Self.several(found.map(\.0), of: record, file) }
    guard let (_, rows) = found.dropFirst((table ?? 1) - 1).first else {
      throw Diagnostic(
        "no-such-table", "the result of \(.code(record.headline)) has \(counted: found.count, "table")",
        at: .parameter("table"))
    }
    guard let (format, isCompressed) = RowFormat.ofFile(path) else { return Output() }
    let bytes = ResultRows(rows).bytes(as: format)
    try AtomicFile.write(isCompressed ? GzipMember(bytes).bytes : bytes, to: path)
    return Output(
      [.paragraph("wrote \(counted: rows.rows.count, "row", .strong) to \(.text(file), .strong)")],
      facts: [.integer(Facts.rows, rows.rows.count)])
  }

  private static func several(_ blocks: [Output.Block], of record: Record, _ file: String) -> Diagnostic {
    guard !blocks.isEmpty else {
      return Diagnostic(
        "no-such-table", "the result of \(.code(record.headline)) has no table, matrix or picture",
        help: "\(.code("history")) shows the numbers of other lines, for \(.code("line="))")
    }
    let names = blocks.enumerated().map { "\($0 + 1) \($1.shortName)" }
    return Diagnostic(
      "several-tables", "the result of \(.code(record.headline)) has several tables or pictures",
      help: "\(.code("table=")) says which: \(names.joined(separator: ", "))",
      suggestions: ["save last \(Quoting.quotedIfNeeded(file)) table=1"])
  }
}

/// Finds a result that was shown.
enum ResultFinder {
  /// The record of a number, or the latest command that showed something.
  static func record(_ number: Int?, in session: Session, at parameter: String) throws -> Record {
    if number != nil { return try RecordFinder.record(number, in: session, at: parameter) }
    let shows = session.records.last { record in
      record.succeeded && !record.output.blocks.isEmpty && !names.contains(record.commandName ?? "")
    }
    guard let shows else {
      throw Diagnostic("no-facts", "there is no result yet", help: "\(.code("load demo")) makes a first one")
    }
    return shows
  }

  /// What shows or writes results of other lines.
  private static let names = [SaveResult.about.name, ShowLast.about.name]
}

extension Output.Block {
  /// The title, or what it is.
  fileprivate var shortName: String {
    switch self {
    case .table(let table):
      table.title?.plainText ?? "table of "
        + table.columns.map(\.title).filter { !$0.isEmpty }.prefix(2).joined(
          separator: ", ")
    case .grid(let grid): grid.title?.plainText ?? "matrix"
    case .signedGrid(let grid): grid.title?.plainText ?? "matrix"
    case .plot(let plot): plot.title?.plainText ?? "picture"
    case .ridges(let ridges): ridges.title?.plainText ?? "picture"
    case .dendrogram(let tree): tree.title?.plainText ?? "tree"
    default: "words"
    }
  }
}
