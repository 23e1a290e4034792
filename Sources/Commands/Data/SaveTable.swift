import Report
import Shell
import Tabular
import Work

/// `save FILE`: writes the current table.
struct SaveTable: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "save", .data, "Write the table to a file: CSV, or TSV if it ends in .tsv; compressed if it ends in .gz.",
    details: [
      "The file appears when it is complete; with `replace` one of that name goes then, and not before."
    ],
    terms: ["export", "write", "store", "csv"], setting: ["load demo"],
    examples: ["save tracks.csv": "load tracks.csv reads it again", "save tracks.tsv.gz": "compressed"],
    facts: [Facts.rows, Facts.bytes])
  static let parameters: [Parameter<SaveTable>] = [
    .positional("file", \.file, "the file to write", completer: .files("csv", "tsv", "gz")),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let bytes = try DatasetWriter().write(
      dataset, to: path(endings: ["csv", "tsv", "csv.gz", "tsv.gz"], in: context), watch: context.watch)
    return Output(
      [
        .paragraph(
          "wrote \(counted: dataset.rowCount, "track", .strong) to \(.text(file), .strong) (\(.bytes(bytes)))"
        )
      ],
      facts: [.integer(Facts.rows, dataset.rowCount), .integer(Facts.bytes, bytes)])
  }
}
