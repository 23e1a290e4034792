import Report
import Shell
import Tabular

/// `save split FILE`: writes which track is on which side.
struct SaveSplit: FileWritingCommand {
  var file = ""
  var replaces = false

  static let about = About(
    "save split", .data, "Write which track is on which side, to be taken up with split from=FILE.",
    terms: ["store", "assignment"], setting: ["load demo", "split 60/20/20"],
    examples: ["save split sides.csv": "split from=sides.csv makes it again"], facts: [Facts.rows])
  static let parameters: [Parameter<SaveSplit>] = [
    .positional("file", \.file, "the file to write", completer: .files("csv")),
    replaceParameter,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    try split.save(to: path(endings: ["csv"], in: context), of: dataset)
    let rows = split.sides.count { $0 != .none }
    return Output(
      [.paragraph("wrote the sides of \(rows) tracks to \(.text(file), .strong)")],
      facts: [.integer(Facts.rows, rows)])
  }
}
