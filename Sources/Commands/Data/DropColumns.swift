import Report
import Shell
import Tabular

/// `drop`: leaves columns out.
struct DropColumns: Command {
  var columns: [String] = []
  var name: String?

  static let about = About(
    "drop", .data, "Leave columns out of the table.",
    details: ["Tracks are left out with filter where or filter genres."],
    terms: ["remove", "delete", "column"], setting: ["load demo"],
    examples: [
      "drop popularity": "a column that is not about the sound",
      "drop key,mode,time_signature as=plain": "several, under a name of your own",
    ], facts: [Facts.rows, Facts.features])
  static let parameters: [Parameter<DropColumns>] = [
    .list("columns", \.columns, "columns, with commas between them", completer: DataCompletions.columns),
    .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let names = try columns.map { try ColumnChoice.find($0, in: dataset, for: "columns") }
    let narrowed = try dataset.without(names)
    return ChangedTable.keep(
      narrowed, of: dataset, named: name, as: "columns",
      "without \(.text(names.map(\.text).joined(separator: ", ")))", in: &context)
  }
}
