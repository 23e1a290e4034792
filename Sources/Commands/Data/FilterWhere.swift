import Music
import Report
import Shell
import Tabular

/// `filter where`: keeps the tracks that meet a condition.
struct FilterWhere: Command {
  var condition = RawText()

  static let about = About(
    "filter where", .data, "Keep the tracks that meet a condition.",
    details: [
      "A condition compares columns with = != < <= > >=, contains, in (a, b) or missing, joined by and, or, not and parentheses.",
      "Text is compared without case and accents. A missing value meets no comparison; tempo missing asks for it.",
    ],
    terms: ["query", "condition", "select", "search"], setting: ["load demo"],
    examples: [
      "filter where tempo > 120 and explicit = no": "fast and clean",
      "filter where energy < 0.2 or genre in (classical, acoustic)": "calm ones",
      "filter where not tempo missing": "those with a tempo",
    ], facts: [Facts.rows, Facts.genres])
  static let parameters: [Parameter<FilterWhere>] = [
    .expression("condition", \.condition, "what a track must meet", completer: ConditionCompletions.completer)
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let predicate: Predicate
    do throws(PredicateError) {
      predicate = try Predicate(condition.text, for: dataset, schema: TrackSchema.columns)
    } catch {
      throw error.diagnostic(in: condition)
    }
    let rows = predicate.rows(of: dataset)
    guard !rows.isEmpty else {
      if let absent = ConditionSpelling.absent(from: predicate, in: dataset) { throw absent }
      throw Diagnostic(
        "nothing-left", "no track meets this condition", at: .parameter("condition"),
        help: "\(.code("describe")) shows what values there are")
    }
    let narrowed = dataset.selecting(rows: rows)
    var output = Narrowing.keep(narrowed, of: dataset, named: nil, as: "where", in: &context)
    let gone = dataset.genres.count - narrowed.genres.count
    if gone > 0 { output.append(.note("\(counted: gone, "genre") without such a track")) }
    return output
  }
}
