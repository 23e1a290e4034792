import Report
import Work

/// Runs lines on a session: reads the line, runs the command on a copy, keeps the copy if it succeeds.
public struct Interpreter: Sendable {
  /// The world around the sessions.
  public let host: any Host
  /// The files whose replay the lines are part of, innermost last.
  let files: [String]

  /// An interpreter in front of a host.
  public init(host: any Host) { self.init(host: host, files: []) }

  init(host: any Host, files: [String]) {
    self.host = host
    self.files = files
  }

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
        Record(number: 0, subject: .section(title), source: line, canonicalText: "# %% " + title),
        depth: files.count)
    case .faulty(let diagnostics):
      return session.append(
        Record(number: 0, source: line, canonicalText: line, diagnostics: diagnostics, seed: session.seed),
        depth: files.count)
    case .command(let parsed):
      return await run(parsed, source: line, in: &session)
    }
  }

  private func run(_ line: Parser.Line, source: String, in session: inout Session) async -> Record {
    var record = Record(
      number: 0, source: source, canonicalText: line.canonicalText, commandName: line.description.name,
      seed: session.seed)
    session.variablesRead.formUnion(line.variables)
    var context = RunContext(session, host: host, files: files)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      record.output = try await line.command.run(in: &context)
      record.reads = context.reads
      record.makes = context.makes
      record.diagnostics = context.warnings
      keep(context.session, in: &session)
    } catch {
      // Records of commands that ran inside a failed one stay: they are what happened.
      let kept = session.records.count
      session.records = context.session.records
      for index in session.records.indices.dropFirst(kept) { session.records[index].wasRolledBack = true }
      record.diagnostics = Self.diagnostics(of: error)
    }
    host.show(nil as WorkProgress?)
    record.seconds = (clock.now - start).seconds
    record.diagnostics = record.diagnostics.map { Self.placed($0, spans: line.spans) }
    return session.append(record, depth: files.count)
  }

  private func keep(_ copy: Session, in session: inout Session) {
    let (before, steps) = (session.state, session.past.count)
    session = copy
    // Undo and redo move along the states; they do not add one.
    guard copy.state.version != before.version, copy.past.count == steps else { return }
    session.past.append(before)
    if session.past.count > Session.undoLimit { session.past.removeFirst() }
    session.future = []
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
