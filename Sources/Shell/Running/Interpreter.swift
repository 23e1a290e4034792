import Report
import Work

/// Runs lines on a session: reads the line, runs the command on a copy, keeps the copy if it succeeds.
public struct Interpreter: Sendable {
  /// The world around the sessions.
  public let host: any Host
  /// What the lines run within, innermost last.
  let enclosures: [Enclosure]

  /// An interpreter in front of a host.
  public init(host: any Host) { self.init(host: host, enclosures: []) }

  init(host: any Host, enclosures: [Enclosure]) {
    self.host = host
    self.enclosures = enclosures
  }

  /// Runs the commands of a text and adds their records to the session.
  ///
  /// - Returns: The record of the last one; `nil` for a blank line or a comment.
  public func run(_ text: String, in session: inout Session) async -> Record? {
    var last: Record?
    for line in SessionScript(text).lines { last = await run(line, in: &session) ?? last }
    return last
  }

  /// Runs one line, or a block, and adds its record to the session.
  ///
  /// - Returns: The record, or `nil` for a blank line or a comment.
  public func run(_ line: SessionScript.Line, in session: inout Session) async -> Record? {
    let parser = Parser(session.catalog, aliases: session.aliases)
    // Spelling out every fact of a long session is work that most lines do not need.
    let variables = line.text.contains("$") ? session.knownVariables : [:]
    switch parser.parse(line, variables: .known(variables)) {
    case .nothing: return nil
    case .remark(let words):
      session.remarks.append(words)
      return nil
    case .section(let title):
      return append(
        Record(number: 0, subject: .section(title), source: line.text, canonicalText: "# %% " + title),
        to: &session)
    case .faulty(let diagnostics):
      return append(
        Record(
          number: 0, source: line.text, canonicalText: line.wholeText,
          diagnostics: MeantLines(session: session, environment: host.environment).told(
            diagnostics, of: line.text),
          seed: session.seed),
        to: &session)
    case .command(let parsed):
      return await run(parsed, of: line, known: variables, in: &session)
    }
  }

  private func append(_ record: Record, to session: inout Session) -> Record {
    var record = record
    record.isRepeated = enclosures.contains(.block)
    return session.append(record, depth: enclosures.count)
  }

  private func run(
    _ parsed: Parser.Line, of line: SessionScript.Line, known: [String: String], in session: inout Session
  ) async -> Record {
    var whole = line
    whole.text = parsed.canonicalText
    var record = Record(
      number: 0, source: line.text, canonicalText: whole.wholeText, commandName: parsed.description.name,
      seed: session.seed)
    record.role = parsed.description.about.role
    record.variables = known.filter { parsed.variables.contains($0.key) }
    session.variablesRead.formUnion(parsed.variables)
    var context = RunContext(session, host: host, enclosures: enclosures, body: line.body)
    let outdated = outdatedValues(parsed, in: session)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      try host.begin(parsed.description.about)
      record.output = try await ThreadBudget.$threads.withValue(session.threadCount) {
        try await parsed.command.run(in: &context)
      }
      record.reads = context.reads
      record.makes = context.makes
      record.diagnostics = context.warnings
      keep(context.session, by: record.canonicalText, in: &session)
      record.standsOn = record.reads.isEmpty ? [] : record.reads.filter(session.currentItems.contains)
      session.noteKept(by: parsed.description.about.keeping, context.reads + context.makes)
    } catch {
      // Records of commands that ran inside a failed one stay: they are what happened.
      let kept = session.records.count
      session.records = context.session.records
      for index in session.records.indices.dropFirst(kept) { session.records[index].wasRolledBack = true }
      record.diagnostics = Self.diagnostics(of: error)
    }
    host.show(nil as WorkProgress?)
    record.seconds = (clock.now - start).seconds
    record.diagnostics = MeantLines(session: session, environment: host.environment).told(
      (outdated + record.diagnostics).map { $0.placed(in: parsed.call) }, of: parsed.call, source: line.text)
    return append(record, to: &session)
  }

  /// What is to be said of a line that reads the result above, if that is of something older: by `$last`, or by what
  /// such a line is for.
  private func outdatedValues(_ parsed: Parser.Line, in session: Session) -> [Diagnostic] {
    let readsLast = parsed.variables.contains { $0.hasPrefix("last.") }
    guard readsLast || parsed.description.about.role == .states && parsed.variables.isEmpty,
      let last = session.lastRecordWithFacts, let basis = session.outdated(last)
    else { return [] }
    return [.outdated(basis, last)]
  }

  private func keep(_ copy: Session, by line: String, in session: inout Session) {
    let (before, steps) = (session.state, session.past.count)
    session = copy
    // Undo and redo move along the states; they do not add one.
    guard copy.state.version != before.version, copy.past.count == steps else { return }
    session.state.line = line
    session.past.append(before)
    if session.past.count > Session.undoLimit { session.past.removeFirst() }
    session.future = []
  }

  private static func diagnostics(of error: any Error) -> [Diagnostic] {
    switch error {
    case let several as Diagnostics: several.all
    case let known as any DiagnosticError: known.diagnostics
    case is CancellationError: [.interrupted]
    default: [Diagnostic("unexpected", "\(String(describing: error))")]
    }
  }
}

extension Diagnostic {
  /// The diagnostic with the span of the call that its place means.
  func placed(in call: Call) -> Diagnostic {
    var placed = self
    switch place {
    case .none, .span: return self
    case .parameter(let name): placed.place = call.span(of: name).map { .span($0) } ?? .none
    case .element(let text, let name):
      let span = call.spans(of: text, in: name).first ?? name.flatMap { call.span(of: $0) }
      placed.place = span.map { .span($0) } ?? .none
    }
    return placed
  }
}
