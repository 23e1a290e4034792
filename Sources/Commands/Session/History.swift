import Report
import Shell

/// `history`: the lines of this session, numbered.
struct History: Command {
  var count = 20

  static let about = About(
    "history", .session, "List the lines of this session with their numbers and times.",
    terms: ["records", "log", "earlier"],
    examples: ["history": "the last twenty lines", "history 100": "more of them"])
  static let parameters: [Parameter<History>] = [
    .positional("count", \.count, in: 1...1_000_000, required: false, "how many lines")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let records = context.session.records.suffix(count)
    guard !records.isEmpty else { return Output([.paragraph("nothing has been typed yet")]) }
    return Output([
      .table(
        Table(
          columns: [
            .number("n"), .text("", flexible: false), .text("line"), .number("took", importance: 1),
            .text("main fact", importance: 2),
          ],
          rows: records.map { record in
            [
              .text(String(record.number)), .text(record.succeeded ? "" : "✗"),
              .code(record.canonicalText), .duration(record.seconds),
              .text(record.output.facts.first.map { "\($0.name.name) \($0.value.shortText)" } ?? ""),
            ]
          }, totalRows: context.session.records.count))
    ])
  }
}

extension Fact.Scalar {
  /// The value in few digits, for a glance.
  var shortText: String {
    if case .number(let number) = self { return NumberText.number(number, digits: 3) }
    return canonicalText
  }
}
