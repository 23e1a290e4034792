import Report
import Shell

/// `replay FILE`: runs the lines of a session file here.
struct Replay: Command {
  var file = ""
  var record: String?

  static let about = About(
    "replay", .session, "Run the lines of a session file; stop at the first that fails.", role: .replays,
    details: [
      "All lines are read before the first one runs. If one fails, the session stays as it was before the replay.",
      "verify=FILE.json compares every fact with that of an earlier run, as report FILE.json wrote it, and fails with the list of those that differ; times are not compared.",
      "The lines of every session at the prompt are kept until the next but one: replay last runs those of the session before.",
    ],
    terms: ["run", "source", "script"],
    examples: [
      "replay tour.timbre": "the bundled tour, if it lies here",
      "replay last": "what was typed in the session before",
    ],
    facts: [Facts.lines, Facts.expectations, Facts.compared])
  static let parameters: [Parameter<Replay>] = [
    .positional("file", \.file, "a session file", completer: .files("timbre", also: lastCompleter)),
    .option("verify", \.record, "a recorded run to compare every fact with", completer: .files("json")),
  ]

  private static let lastCompleter = Completer.values { _ in
    [Completion("last", "the lines of the session before")]
  }

  func run(in context: inout RunContext) async throws -> Output {
    let path = try resolvedPath(in: context)
    guard !context.files.contains(path) else {
      throw Diagnostic(
        "replay-cycle", "\(.text(file), .strong) is being replayed already", at: .parameter("file"),
        help: "a file cannot replay itself")
    }
    let script = SessionScript(try FileText.read(path, at: "file"))
    let faults = ScriptRunner().check(
      script, catalog: context.session.catalog, aliases: context.session.aliases)
    guard faults.isEmpty else { throw Diagnostics(faults.flatMap { Self.diagnostics(of: $0, in: file) }) }
    let recorded = try record.map { name in
      let path = context.host.environment.path(name)
      let bytes = try FileText.bytes(path, at: "verify", limit: 1 << 28, meant: "a recorded session")
      return try RecordedRun(bytes, named: name, at: "verify")
    }
    let host = context.host
    var failed: Record?
    var count = 0
    let start = context.session.records.count
    _ = await context.nested(in: .file(path)) { session, interpreter in
      await ScriptRunner().run(script, by: interpreter, in: &session) { record in
        host.show(record)
        count += 1
        if !record.succeeded { failed = record }
      }
    }
    if let failed, let first = failed.diagnostics.first(where: { $0.severity == .error }) {
      throw Diagnostic(
        "replay-stopped", "\(.text(file), .strong) stopped at \(.code(failed.canonicalText))",
        kind: first.kind,
        help: "the session is as it was before the replay")
    }
    try host.checkInterrupt()
    let met = context.session.records.dropFirst(start).filter { $0.role == .states }.count
    let verified = try recorded.map {
      try Self.verify(RecordedRun(context.session.records.dropFirst(start)), against: $0)
    }
    return Output(
      [
        .paragraph(
          "\("✓", .good) replayed \(counted: count, "line") of \(.text(file), .strong); \(counted: met, "expectation") held"
        )
      ],
      facts: [.integer(Facts.lines, count), .integer(Facts.expectations, met)]
        + (verified.map { [.integer(Facts.compared, $0)] } ?? []))
  }

  /// Compares a run with a recorded one.
  ///
  /// - Returns: How many facts are the same.
  /// - Throws: A diagnostic that lists the facts that differ.
  private static func verify(_ run: RecordedRun, against recorded: RecordedRun) throws -> Int {
    let differences = run.differences(from: recorded)
    guard differences.isEmpty else {
      let listed = differences.prefix(20).map { difference in
        "\(difference.fact) of \(difference.command) was \(difference.recorded ?? "not there") and is \(difference.now ?? "not there")"
      }
      let more = differences.count > listed.count ? "; and \(differences.count - listed.count) more" : ""
      throw Diagnostic(
        "run-differs",
        "\(counted: differences.count, "fact", .strong) \(differences.count == 1 ? "differs" : "differ") from the recorded run",
        kind: .expectation,
        at: .parameter("verify"), help: "\(listed.joined(separator: "; ") + more)")
    }
    return run.lines.reduce(0) { $0 + $1.facts.count }
  }

  /// The file as named, or beside the file that is being replayed.
  private func resolvedPath(in context: RunContext) throws -> String {
    let path = context.host.environment.path(file)
    if file == "last", !FileText.exists(path) { return context.host.environment.lastSession }
    guard !path.hasPrefix("/"), let outer = context.files.last, let slash = outer.lastIndex(of: "/")
    else {
      return FileText.absolute(path)
    }
    let beside = String(outer[...slash]) + path
    return FileText.exists(beside) ? FileText.absolute(beside) : FileText.absolute(path)
  }

  private static func diagnostics(of fault: ScriptRunner.Fault, in file: String) -> [Diagnostic] {
    fault.diagnostics.map { diagnostic in
      var placed = diagnostic
      placed.message = "\(.text("\(file):\(fault.line.number)")): " + diagnostic.message
      placed.place = .none
      return placed
    }
  }
}
