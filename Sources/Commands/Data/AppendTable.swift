import Report
import Shell
import Tabular

/// `append`: puts the tracks of another table below those of the current one.
struct AppendTable: Command {
  var file = ""
  var name: String?

  static let about = About(
    "append", .data, "Add the tracks of another table below those of this one.",
    details: [
      "The table has the columns of both; what one does not have is missing in its rows. clean takes out copies."
    ],
    terms: ["concat", "union", "stack", "add", "combine", "rows"],
    setting: ["load demo", "filter genres pop as=pops", "use demo", "filter genres edm as=edms"],
    examples: [
      "append pops": "another table of the session", "append pops as=both": "under a name of your own",
    ],
    facts: ChangedTable.facts)
  static let parameters: [Parameter<AppendTable>] = [
    .positional("file", \.file, "a file, or a table of the session", completer: OtherTable.completer),
    .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let other = try OtherTable(file, in: &context)
    let both = try dataset.appending(other.dataset)
    var output = ChangedTable.keep(
      both, of: dataset, named: name, as: "appended",
      "\(dataset.rowCount) and \(counted: other.dataset.rowCount, "track")", in: &context)
    for (first, second) in [(dataset, other.dataset), (other.dataset, dataset)] {
      let lacking = second.columnNames.filter { first[$0] == nil }.map(\.text)
      guard !lacking.isEmpty else { continue }
      output.append(
        .note("missing in the tracks of \(.name(first.title)): \(.text(lacking.joined(separator: ", ")))"))
    }
    output.blocks += other.notes
    return output
  }
}
