import Report
import Work

/// Runs lines on a session: reads the line, runs the command on a copy, keeps the copy if it succeeds.
public struct Interpreter: Sendable {
  /// An interpreter; it has no state of its own.
  public init() {}

  /// Runs one line and adds its record to the session.
  ///
  /// - Returns: The record, or `nil` for a blank line or a comment.
  public func run(_ line: String, in session: inout Session) async -> Record? {
    let parser = Parser(session.catalog)
    // Spelling out every fact of a long session is work that most lines do not need.
    let variables = line.contains("$") ? session.knownVariables : [:]
    switch parser.parse(line, variables: .known(variables)) {
    case .nothing: return nil
    case .section(let title):
      return session.append(
        Record(number: 0, subject: .section(title), source: line, canonicalText: "# %% " + title))
    case .faulty(let diagnostics):
      return session.append(
        Record(number: 0, source: line, canonicalText: line, diagnostics: diagnostics, seed: session.seed))
    case .command(let parsed):
      return await run(parsed, source: line, in: &session)
    }
  }

  private func run(_ line: Parser.Line, source: String, in session: inout Session) async -> Record {
    var record = Record(
      number: 0, source: source, canonicalText: line.canonicalText, commandName: line.description.name,
      seed: session.seed)
    session.variablesRead.formUnion(line.variables)
    var copy = session
    copy.reads = []
    copy.makes = []
    copy.warnings = []
    copy.didTravel = false
    let clock = ContinuousClock()
    let start = clock.now
    do {
      record.output = try await line.command.run(in: &copy)
      record.reads = copy.reads
      record.makes = copy.makes
      record.diagnostics = copy.warnings
      copy.reads = session.reads
      copy.makes = session.makes
      copy.warnings = session.warnings
      keep(copy, in: &session)
    } catch {
      // Records of commands that ran inside a failed one stay: they are what happened.
      let kept = session.records.count
      session.records = copy.records
      for index in session.records.indices.dropFirst(kept) { session.records[index].wasRolledBack = true }
      record.diagnostics = Self.diagnostics(of: error)
    }
    session.host.show(nil as WorkProgress?)
    record.seconds =
      Double((clock.now - start).components.seconds)
      + Double((clock.now - start).components.attoseconds) * 1e-18
    record.diagnostics = record.diagnostics.map { Self.placed($0, spans: line.spans) }
    return session.append(record)
  }

  private func keep(_ copy: Session, in session: inout Session) {
    let before = session.state
    session = copy
    if copy.state.version != before.version, !copy.didTravel {
      session.past.append(before)
      if session.past.count > Session.undoLimit { session.past.removeFirst() }
      session.future = []
    }
  }

  private static func diagnostics(of error: any Error) -> [Diagnostic] {
    switch error {
    case let several as Diagnostics: several.all
    case let known as any DiagnosticError: [known.diagnostic]
    case is CancellationError: [.interrupted]
    default: [Diagnostic("unexpected", "\(String(describing: error))")]
    }
  }

  private static func placed(_ diagnostic: Diagnostic, spans: [String: Range<Int>]) -> Diagnostic {
    guard case .parameter(let name) = diagnostic.place else { return diagnostic }
    var placed = diagnostic
    placed.place = spans[name].map { .span($0) } ?? .none
    return placed
  }
}
