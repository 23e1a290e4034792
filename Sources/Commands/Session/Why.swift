import Report
import Shell

/// `why`: how a result was obtained, as lines that can be pasted.
struct Why: Command {
  var number: Int?

  static let about = About(
    "why", .session, "Show how a result was obtained: its whole ancestry, as lines that can be pasted.",
    role: .looks,
    terms: ["ancestry", "provenance", "protocol", "how"], setting: ["load demo", "split", "genres"],
    examples: ["why": "the latest result", "why 2": "the result of line 2"])
  static let parameters: [Parameter<Why>] = [
    .positional(
      "number", \.number, in: 1...1_000_000_000, "the number of a line, as history shows it",
      completer: .lineNumbers)
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let record = try RecordFinder.record(number, in: context.session, at: "number")
    var output = Output([
      .heading("line \(record.number): \(.code(record.canonicalText))"),
      .verbatim(Ancestry.lines(of: record, in: context.session).joined(separator: "\n")),
    ])
    if let basis = context.session.outdated(record) { output.append(.warning("a result " + basis.text)) }
    let sources = Ancestry.records(of: record, in: context.session.records).flatMap { ancestor in
      ancestor.makes.map { made in
        Output.Field(
          "\(made.kind.name) \(made.name)", "\(made.fingerprint)  \("line \(ancestor.number)", .faint)")
      }
    }
    if !sources.isEmpty {
      output.append(.heading("content fingerprints"))
      output.append(.fields(sources))
    }
    if !record.output.facts.isEmpty {
      output.append(.heading("facts"))
      output.append(
        .fields(record.output.facts.map { Output.Field($0.name.name, Text($0.value.readableText)) }))
    }
    return output
  }
}

/// Finds the record that a person means.
enum RecordFinder {
  /// The record of a number, or the latest that has facts.
  static func record(_ number: Int?, in session: Session, at parameter: String) throws -> Record {
    guard let number else {
      if let record = session.lastRecordWithFacts { return record }
      throw Diagnostic("no-facts", "there is no result yet", help: "\(.code("load demo")) makes a first one")
    }
    guard let record = session.records.first(where: { $0.number == number }) else {
      throw Diagnostic(
        "unknown-line", "there is no line \(number)", at: .parameter(parameter),
        help: "\(.code("history")) shows the numbers")
    }
    return record
  }
}
