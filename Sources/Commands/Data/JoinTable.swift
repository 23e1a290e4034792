import Report
import Shell
import Tabular

/// `join`: puts the columns of another table beside those of the current one.
struct JoinTable: Command {
  var file = ""
  var keys: [String] = []
  var columns: [String] = []
  var name: String?

  static let about = About(
    "join", .data, "Add the columns of another table to the tracks that both have.",
    details: [
      "Every track stays, once; where the other table does not have it, the new columns are missing. Columns that both have stay as they are.",
      "by= names the columns that say which rows belong together: track_id if both have it, else isrc, else artist and title, compared without case and accents.",
    ],
    terms: ["merge", "combine", "lookup", "add"], setting: ["load demo", "drop tempo as=plain"],
    examples: [
      "join demo columns=tempo": "the column of another table of the session",
      "join demo by=artist,title": "rows found by artist and title",
    ], facts: ChangedTable.facts + [Facts.matched])
  static let parameters: [Parameter<JoinTable>] = [
    .positional("file", \.file, "a file, or a table of the session", completer: OtherTable.completer),
    .option("by", \.keys, "the columns that both tables have in common", completer: DataCompletions.columns),
    .option("columns", \.columns, "which columns come; all if left out"), .naming(\.name),
  ]

  /// What rows are found by if nothing is said: the first for which both tables have the columns.
  private static let standardKeys: [[ColumnName]] = [[.trackID], [.isrc], [.artists, .trackName]]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let other = try OtherTable(file, in: &context)
    let joined = try dataset.joined(
      with: other.dataset, by: try keyNames(dataset, other.dataset),
      taking: try columns.map { try ColumnChoice.find($0, in: other.dataset, for: "columns") })
    let added = joined.added.map(\.text).joined(separator: ", ")
    var output = ChangedTable.keep(
      joined.dataset, of: dataset, named: name, as: "joined",
      joined.added.isEmpty
        ? "no new column"
        : "\(.text(added)) for \(joined.matched, .strong) of \(dataset.rowCount) tracks", in: &context)
    output.facts.append(.integer(Facts.matched, joined.matched))
    if !joined.kept.isEmpty {
      output.append(
        .note("in both tables, and left as it was: \(.text(joined.kept.map(\.text).joined(separator: ", ")))")
      )
    }
    if joined.repeated > 0 {
      output.append(
        .warning(
          "\(counted: joined.repeated, "row") of the other table repeat a key; the first row of each was taken"
        ))
    }
    output.blocks += other.notes
    return output
  }

  private func keyNames(_ dataset: Dataset, _ other: Dataset) throws -> [ColumnName] {
    guard keys.isEmpty else {
      return try keys.map { typed in
        _ = try ColumnChoice.find(typed, in: other, for: "by")
        return try ColumnChoice.find(typed, in: dataset, for: "by")
      }
    }
    let common = Self.standardKeys.first { keys in
      keys.allSatisfy { dataset[$0] != nil && other[$0] != nil }
    }
    if let common { return common }
    throw Diagnostic(
      "no-common-column", "the tables have neither track_id, isrc, nor artist and title in common",
      kind: .usage, at: .parameter("file"), help: "\(.code("by=COLUMN")) names what they have in common")
  }
}
