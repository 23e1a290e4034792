import Report
import Shell

/// `expect`: a session's statement about its latest result; a script stops where one does not hold.
struct Expect: Command {
  var condition = RawText()

  static let about = About(
    "expect", .session, "State what the latest result should be; fail if it is not.", role: .states,
    details: [
      "A fact by its name is one of the latest result that has any; $7.accuracy is the one of line 7.",
      "A script that ends with an expectation unmet has exit status 3.",
    ],
    terms: ["assert", "check", "test"], setting: ["load demo"],
    examples: [
      "expect rows >= 1000": "at least so many", "expect genres = 20": "exactly so many",
      "expect rows ~ 3000 +- 500": "about so many",
    ])
  static let parameters: [Parameter<Expect>] = [
    .expression(
      "condition", \.condition, "a condition such as accuracy >= 0.5",
      completer: .values { request in
        (request.session.lastRecordWithFacts?.output.facts ?? []).map {
          Completion($0.name.name, "\($0.value.shortText) · \($0.name.meaning)")
        }
      })
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let expected: Condition
    do { expected = try Condition(condition.text) } catch {
      throw diagnostic(of: error, meant: meant(in: context.session))
    }
    let actual = try value(of: expected.fact, in: context.session)
    guard let isMet = expected.isMet(by: actual) else {
      throw Diagnostic(
        "not-comparable",
        "\(.code(expected.fact)) is \(.text(actual.readableText), .strong), which \(.code(expected.relation.rawValue)) cannot compare with \(.text(expected.value), .strong)",
        kind: .usage, at: .parameter("condition"), suggestions: meant(in: context.session))
    }
    guard isMet else {
      throw Diagnostic(
        "expectation-failed",
        "expected \(.code(expected.text)), but it is \(.text(actual.readableText), .strong)",
        kind: .expectation, at: .parameter("condition"))
    }
    let renamed = context.session.lastRecordWithFacts?.output.facts.first {
      $0.name.formerly == expected.fact
    }
    return Output(
      [
        .paragraph("\("✓", .good) \(.code(expected.text)) \("(it is \(actual.shortText))", .faint)")
      ] + (renamed.map { [.note("\(.code(expected.fact)) is called \(.code($0.name.name)) now")] } ?? []))
  }

  private func value(of fact: String, in session: Session) throws -> Fact.Scalar {
    if let number = Double(fact) { return .number(number) }
    guard let record = session.lastRecordWithFacts else {
      throw Diagnostic(
        "no-facts", "there is no result yet that has facts", at: .parameter("condition"),
        help: "\(.code("help facts")) says which command gives which")
    }
    if let value = record.output.fact(fact) { return value }
    let earlier = session.records.last { $0.succeeded && $0.output.fact(fact) != nil }
    let names = record.output.facts.map(\.name.name)
    throw Diagnostic(
      "unknown-fact",
      "the latest result, \(.code(record.canonicalText)), has no fact \(.text(fact), .strong)",
      at: .element(fact, of: "condition"), help: "it has \(names.joined(separator: ", "))",
      suggestions: earlier.map { ["$\($0.number).\(fact)"] } ?? NearestNames.of(fact, among: names))
  }

  /// The lines that may be meant by one that cannot be read.
  private func meant(in session: Session) -> [String] {
    let facts = session.lastRecordWithFacts?.output.facts ?? []
    return ConditionWords.meant(by: condition.text, among: facts).map { "\(Self.about.name) \($0)" }
  }

  private func diagnostic(of fault: Condition.Fault, meant: [String]) -> Diagnostic {
    let message: Text =
      switch fault {
      case .noRelation:
        "a condition needs one of \(Condition.Relation.allCases.map(\.rawValue).joined(separator: " "))"
      case .noFact: "a condition starts with the name of a fact"
      case .noValue: "a condition ends with what the fact is compared with"
      case .noTolerance: "\(.code("~")) needs a tolerance, as in \(.code("accuracy ~ 0.54 +- 0.02"))"
      case .notANumber(let text): "\(.text(text), .strong) is not a number"
      }
    return Diagnostic(
      "bad-condition", message, kind: .usage, at: .parameter("condition"),
      help: meant.isEmpty ? "such as \(.code("\(Self.about.name) accuracy >= 0.5"))" : nil, suggestions: meant
    )
  }
}
