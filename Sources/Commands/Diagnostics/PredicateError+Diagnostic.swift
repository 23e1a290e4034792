import Report
import Shell
import Tabular

extension PredicateError: DiagnosticError {
  /// What is wrong, with its place in the line that holds the condition.
  func diagnostic(in condition: RawText) -> Diagnostic {
    var diagnostic = diagnostic
    if let span = place.flatMap({ condition.lineSpan(of: $0) }) { diagnostic.place = .span(span) }
    if diagnostic.suggestions.isEmpty, let known = ConditionSpelling.respelled(condition.text) {
      diagnostic.suggestions = [known]
    }
    return diagnostic
  }

  /// The place is left to the command, which knows where in the line the condition stands.
  public var diagnostic: Diagnostic {
    switch self {
    case .empty:
      usage("no-condition", "a condition is needed", "such as \(.code("tempo > 120 and explicit = no"))")
    case .unknownColumn(let name, let known, _):
      Diagnostic(
        "unknown-column", "the table has no column \(.text(name), .strong)", at: .parameter("condition"),
        help: "it has \(known.map(\.text).joined(separator: ", "))",
        suggestions: NearestNames.of(name, among: known.map(\.text)))
    case .expected(let expectation, _): usage("bad-condition", Text(expectation.sentence), expectation.advice)
    case .tooDeep(let most, _):
      usage("too-deep", "more than \(most) parentheses stand within each other here", "write it with fewer")
    case .unclosedQuote: usage("unclosed-quote", "this quote is never closed", nil)
    case .wrongKind(let name, let kind, _):
      usage(
        "wrong-kind", "\(.name(name.text), .strong) holds \(DataCompletions.meaning(of: kind))",
        kind == .flag ? "compare it with yes or no" : "compare it with a number")
    case .wrongComparison(let name, let kind, _):
      usage(
        "wrong-comparison",
        "\(.name(name.text), .strong) holds \(DataCompletions.meaning(of: kind)), which cannot be compared so",
        kind == .flag
          ? "\(.code("\(name.text) = yes")) or \(.code("\(name.text) = no"))" : "contains is for text")
    }
  }

  private func usage(_ code: String, _ message: Text, _ help: Text?) -> Diagnostic {
    Diagnostic(code, message, kind: .usage, at: .parameter("condition"), help: help)
  }
}

extension PredicateError.Expectation {
  fileprivate var sentence: String {
    switch self {
    case .column: "a column should stand here"
    case .comparison: "a comparison should stand here"
    case .value: "a value should stand here"
    case .closingParenthesis: "a closing parenthesis should stand here"
    case .openingParenthesis: "a list in parentheses should stand here"
    case .end: "the condition should end here, or go on with and or or"
    }
  }

  fileprivate var advice: Text? {
    switch self {
    case .comparison:
      "one of = != < <= > >=, contains, in (…), missing, as in \(.code("tempo > 120"))"
    case .value, .end: "a value of several words needs quotes"
    case .openingParenthesis: "such as \(.code("genre in (pop, rock)"))"
    case .column, .closingParenthesis: nil
    }
  }
}
