import Report
import Shell
import Tabular
import Work

/// `save FILE`: writes the current table.
struct SaveTable: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "save", .data, "Write the table to a file: CSV, TSV, JSON and other forms, as its ending says.",
    details: [
      "The ending is .csv, .tsv or .jsonl, with .gz behind it to compress, or .json, .sqlite, .parquet or .arrow.",
      "The file appears when it is complete; with `replace` one of that name goes then, and not before.",
    ],
    terms: ["export", "write", "store", "csv", "json", "sqlite", "parquet", "arrow"], setting: ["load demo"],
    examples: ["save tracks.csv": "load tracks.csv reads it again", "save tracks.tsv.gz": "compressed"],
    facts: [Facts.rows, Facts.bytes])
  static let parameters: [Parameter<SaveTable>] = [
    .positional("file", \.file, "the file to write", completer: .files { _ in TableOutput.allEndings }),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let path = try path(endings: TableOutput.allEndings, in: context)
    let bytes = try DatasetWriter().write(dataset, to: path, watch: context.watch)
    return Output(
      [
        .paragraph(
          "wrote \(counted: dataset.rowCount, "track", .strong) to \(.text(file), .strong) (\(.bytes(bytes)))"
        )
      ],
      facts: [.integer(Facts.rows, dataset.rowCount), .integer(Facts.bytes, bytes)])
  }
}
