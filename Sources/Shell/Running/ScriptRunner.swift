import Report

/// Runs the lines of a script one after the other, and stops where it should.
public struct ScriptRunner: Sendable {
  /// What is wrong with a line of a script before any of it ran.
  public struct Fault: Sendable {
    /// The line.
    public var line: SessionScript.Line
    /// What is wrong with it.
    public var diagnostics: [Diagnostic]
  }

  /// Whether the script goes on after a command that failed.
  public var keepsGoing: Bool

  /// A runner.
  public init(keepsGoing: Bool = false) { self.keepsGoing = keepsGoing }

  /// Reads every line and tells all that can be known to be wrong before the first one runs.
  public func check(_ script: SessionScript, catalog: Catalog, aliases: [String: String] = [:]) -> [Fault] {
    let parser = Parser(catalog, aliases: aliases)
    // What a session will hold when the line runs is not known yet.
    let meant = MeantLines(
      session: Session(catalog: catalog), environment: HostEnvironment(variables: [:]))
    return script.lines.flatMap(\.all).compactMap { line in
      guard case .faulty(let diagnostics) = parser.parse(line, variables: .unknown) else { return nil }
      return Fault(line: line, diagnostics: meant.told(diagnostics, of: line.text))
    }
  }

  /// Runs the lines; `show` is given each record as it is made, `willRun` each line before.
  ///
  /// - Returns: The exit status of the first failure, or 0. After an interrupt nothing more runs.
  public func run(
    _ script: SessionScript, by interpreter: Interpreter, in session: inout Session,
    willRun: (SessionScript.Line) -> Void = { _ in },
    show: (Record) -> Void
  ) async -> Int32 {
    var status: Int32 = 0
    for line in script.lines {
      willRun(line)
      guard let record = await interpreter.run(line, in: &session) else { continue }
      show(record)
      if !record.succeeded, status == 0 { status = record.exitStatus }
      if interpreter.host.isInterrupted { return 130 }
      if !record.succeeded, !keepsGoing { break }
      if record.endsSession { break }
    }
    return status
  }
}
