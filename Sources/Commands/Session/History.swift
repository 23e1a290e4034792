import Report
import Shell

/// `history`: the lines of this session, numbered.
struct History: Command {
  var count = 20

  static let about = About(
    "history", .session, "List the lines of this session with their numbers and times.", role: .looks,
    terms: ["records", "log", "earlier"],
    examples: ["history": "the last twenty lines", "history 100": "more of them"])
  static let parameters: [Parameter<History>] = [
    .positional("count", \.count, in: 1...1_000_000, required: false, "how many lines")
  ]

  /// The fact that a result is about: how right it is, if it says so, else its first.
  private static func mainFact(of record: Record) -> Fact? {
    record.output.fact(named: ["accuracy", "val_accuracy", "ece"]) ?? record.output.facts.first
  }

  func run(in context: inout RunContext) async throws -> Output {
    let records = context.session.records.suffix(count)
    guard !records.isEmpty else { return Output([.paragraph("nothing has been typed yet")]) }
    let outdated = context.session.outdatedNumbers
    let marked = records.contains { outdated.contains($0.number) && Self.mainFact(of: $0) != nil }
    return Output(
      [
        .table(
          Table(
            columns: [
              .number("n"), .text("", flexible: false), .text("line"), .number("took", importance: 1),
              .text("main fact", importance: 2),
            ],
            rows: records.map { record in
              [
                .text(String(record.number)), .text(record.succeeded ? "" : "✗"),
                .code(record.headline), .duration(record.seconds),
                .text(
                  Self.mainFact(of: record).map { fact in
                    "\(fact.name.name) \(fact.value.shortText)"
                      + (outdated.contains(record.number) ? " ·" : "")
                  } ?? ""),
              ]
            }, totalRows: context.session.records.count))
      ] + (marked ? [.note("· of a dataset, split or model that is no longer current")] : []))
  }
}

extension Fact.Scalar {
  /// The value in few digits, for a glance.
  var shortText: String {
    switch self {
    case .number(let number): NumberText.number(number, digits: number == number.rounded() ? 0 : 3)
    case .integer(let number): NumberText.count(number)
    case .text, .flag: canonicalText
    }
  }
}

extension Output {
  /// The first fact that goes by one of the names, in their order.
  fileprivate func fact(named names: [String]) -> Fact? {
    names.lazy.compactMap { name in facts.first { $0.name.name == name } }.first
  }
}
