import Music
import Report
import Shell
import Tabular

/// `clean`: takes out rows that nothing can be learned from.
struct Clean: Command {
  var rules = CleaningRule.allCases
  var name: String?

  static let about = About(
    "clean", .data, "Take out rows with missing or impossible values, and exact copies.",
    details: [
      "The same song under another id or another genre stays: split by=recording keeps its versions together, and audit counts them."
    ],
    terms: ["drop", "missing", "duplicates", "dropna", "dedup", "deduplicate", "outliers", "tidy"],
    setting: ["load demo"],
    examples: ["clean": "all three rules", "clean rules=copies": "copies alone"],
    facts: [Facts.rows, Facts.removed])
  static let parameters: [Parameter<Clean>] = [
    .option("rules", \.rules, "which kinds of rows go"), .naming(\.name),
  ]

  /// Where a value is needed.
  private static let required = TrackSchema.audioFeatures + [.trackName, .artists, .trackGenre]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let cleaning = Cleaning(of: dataset, rules: rules, required: Self.required, ranges: TrackSchema.ranges)
    let left = cleaning.dataset
    guard left.rowCount > 0 else {
      throw Diagnostic(
        "nothing-left", "no track would be left", at: .parameter("rules"),
        help: "\(.code("describe")) shows which values are missing; \(.code("rules=")) names other rules")
    }
    let kept = context.put(left, named: name, else: dataset.title + "-clean")
    let share = Value.share(cleaning.removed, of: dataset.rowCount)
    var blocks: [Output.Block] = [
      .table(
        Table(
          columns: [.text("rule", flexible: false), .number("removed"), .text("reason")],
          rows: cleaning.steps.map { step in
            let columns = step.columns.map { "\($0.name.text) \(NumberText.count($0.rows))" }.joined(
              separator: ", ")
            return [.text(step.rule.rawValue), .count(step.removed), .text(columns)]
          })),
      .paragraph(
        "\(.name(kept), .strong): \(counted: left.rowCount, "track", .strong) left, \(cleaning.removed) (\(share)) went"
      ),
    ]
    let gone = Swift.Set(dataset.genres).subtracting(left.genres).sorted()
    if !gone.isEmpty { blocks.append(.warning("no track is left of \(gone.joined(separator: ", "))")) }
    blocks.append(.suggestion("next: \(.code("filter genres")), \(.code("split"))"))
    return Output(
      blocks, facts: [.integer(Facts.rows, left.rowCount), .integer(Facts.removed, cleaning.removed)])
  }
}
