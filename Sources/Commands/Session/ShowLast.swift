import Report
import Shell

/// `last`: a result again, as it was shown.
struct ShowLast: Command {
  var number: Int?

  static let about = About(
    "last", .session, "Show the result above again, or that of an earlier line.", role: .looks,
    details: ["It is shown as it was, in the width that the window has now; nothing runs again."],
    terms: ["again", "result", "recall", "repeat"], setting: ["load demo", "genres", "count"],
    examples: ["last": "the result above", "last 2": "that of line 2"])
  static let parameters: [Parameter<ShowLast>] = [
    .positional(
      "number", \.number, in: 1...1_000_000_000, "the number of a line, as history shows it",
      completer: .lineNumbers)
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let record = try ResultFinder.record(number, in: context.session, at: "number")
    guard !record.output.blocks.isEmpty else {
      throw Diagnostic(
        "no-such-table", "line \(record.number), \(.code(record.headline)), showed nothing",
        at: .parameter("number"))
    }
    // At the end, where the eye is.
    let outdated =
      context.session.outdated(record).map { [Output.Block.warning("a result " + $0.text)] } ?? []
    return Output(
      [.heading("line \(record.number): \(.code(record.headline))")] + record.output.blocks + outdated)
  }
}
