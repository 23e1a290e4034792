import Report

/// Checks the lines of scripts by running them where they can do no harm: on a session of their own, in front of nobody,
/// with files written elsewhere, long commands only begun, and those that reach for an account or the network only read.
///
/// So a line is judged by the same code that runs it. What hangs on something that was not done is left unjudged.
public struct Rehearsal: Sendable {
  /// What is known when lines were checked.
  public struct Findings: Sendable {
    /// What is wrong with each line that is wrong.
    public internal(set) var faults: [ScriptRunner.Fault] = []
    /// How many commands were looked at.
    public internal(set) var count = 0
    /// About how long the lines take, in seconds; more if some were only read.
    public internal(set) var seconds = 0.0
    /// The line that takes longest, and how long.
    public internal(set) var longest: (line: SessionScript.Line, seconds: Double)?
    /// How many lines were only read, as they reach for an account or the network.
    public internal(set) var onlyRead = 0
    /// How many lines could not be judged, as they hang on others that were not done.
    public internal(set) var unjudged = 0
  }

  private let outer: any Host
  private let host: RehearsalHost
  private var session: Session
  /// What may be missing because lines before this one were not done as they will be.
  private var gap = Gap.nothing
  /// The names of what lines that were not done would have brought.
  private var promised: Set<String> = []
  private var hasEnded = false
  /// What is known so far.
  public private(set) var findings = Findings()

  /// A rehearsal of what is to run on a session.
  ///
  /// - Parameter files: Where files are written instead.
  public init(_ session: Session, host: any Host, files: RehearsedFiles) {
    self.session = session
    outer = host
    var environment = host.environment
    environment.rehearsed = files
    self.host = RehearsalHost(host, environment: environment)
  }

  /// Checks the lines of a script, which follow those that were checked before. Ends early where the person stops it.
  public mutating func check(_ script: SessionScript) async {
    for line in script.lines {
      guard !hasEnded, !outer.isInterrupted else { return }
      await check(line)
    }
  }

  private mutating func check(_ line: SessionScript.Line) async {
    let parser = Parser(session.catalog, aliases: session.aliases)
    if case .command(let parsed) = parser.parse(line, variables: .unknown) {
      findings.count += 1
      let about = parsed.description.about
      let values = Set(parsed.call.arguments.map(\.value.text))
      if about.role == .ends { hasEnded = true }
      if about.checking == .nothing || values.contains("-") {
        findings.onlyRead += 1
        if !about.group.reachesOut { promised.formUnion(values) }
        gap = max(gap, .facts)
        return
      }
      let start = host.seconds
      let record = await Interpreter(host: host).run(line, in: &session)
      guard let record, !outer.isInterrupted else { return }
      note(host.seconds - start, of: line)
      judge(record, of: line, hangsOnPromise: !promised.isDisjoint(with: values))
      if !record.succeeded {
        let makes =
          parsed.description.parameters.contains { $0.name == "as" }
          || [.repeats, .replays].contains(about.role)
        gap = max(gap, makes ? .items : .facts)
        promised.formUnion(parsed.call.arguments(of: "as").map(\.value.text))
      }
    } else {
      _ = await Interpreter(host: host).run(line, in: &session)
    }
  }

  private mutating func note(_ seconds: Double, of line: SessionScript.Line) {
    findings.seconds += seconds
    if seconds > findings.longest?.seconds ?? 0 { findings.longest = (line, seconds) }
  }

  private mutating func judge(_ record: Record, of line: SessionScript.Line, hangsOnPromise: Bool) {
    let faults = record.diagnostics.filter { $0.severity == .error } + host.takeInnerFaults()
    guard !faults.isEmpty else { return }
    // What a model of a few epochs is worth says nothing of the one that will be trained.
    let real = faults.filter { $0.kind != .interrupted && $0.kind != .expectation }
    if real.isEmpty { return }
    if hangsOnPromise || real.allSatisfy({ $0.mayFollow(gap) }) {
      findings.unjudged += 1
    } else {
      findings.faults.append(ScriptRunner.Fault(line: line, diagnostics: real))
    }
  }
}

/// What later lines may miss.
private enum Gap: Comparable {
  case nothing, facts, items
}

extension Diagnostic {
  /// Whether it may come of what is missing, and is no fault of its own line.
  fileprivate func mayFollow(_ gap: Gap) -> Bool {
    switch gap {
    case .nothing: false
    case .facts: Self.ofFacts.contains(code)
    case .items:
      Self.ofFacts.contains(code) || (code.hasPrefix("no-") && !code.hasPrefix("no-such-"))
        || code.hasSuffix("-of-another")
        || ["nothing-to-undo", "nothing-to-redo"].contains(code)
    }
  }

  private static var ofFacts: [String] { ["no-facts", "unknown-fact", "unknown-variable"] }
}
