import Report
import Shell

/// Runs the scripts of an invocation one after the other and shows what they say.
struct ScriptRun {
  let invocation: Invocation
  let presenter: Presenter
  let host: any Host

  /// Tells all that is wrong with the lines before any of them runs; `false` if anything is.
  func check(_ scripts: [Script], catalog: Catalog) -> Bool {
    var isRight = true
    for script in scripts {
      for fault in ScriptRunner().check(script.lines, catalog: catalog) {
        isRight = false
        presenter.show(
          Refusal(fault.diagnostics, line: fault.line.text, place: script.place(of: fault.line)))
      }
    }
    if isRight, invocation.onlyChecks {
      let count = scripts.reduce(0) { $0 + $1.lines.count }
      presenter.remark("\(count) lines, and nothing is wrong with them; nothing was run.")
    }
    return isRight
  }

  /// Runs the lines.
  ///
  /// - Parameter reportsUnused: whether a variable of the command line that nobody read is an error.
  /// - Returns: The exit status.
  func run(_ scripts: [Script], in session: inout Session, reportsUnused: Bool) async -> Int32 {
    let runner = ScriptRunner(keepsGoing: invocation.keepsGoing)
    var status: Int32 = 0
    Signals.beginCommand()
    defer { Signals.endCommand() }
    for script in scripts {
      let result = await run(script, with: runner, in: &session)
      if status == 0 { status = result }
      if host.isInterrupted || (result != 0 && !invocation.keepsGoing) || hasQuit(session) { break }
    }
    if reportsUnused, status == 0, let fault = unused(session) {
      presenter.show(Refusal([fault]))
      status = fault.kind.exitStatus
    }
    return status
  }

  /// Whether the last command ended the session.
  func hasQuit(_ session: Session) -> Bool {
    session.records.last?.endsSession ?? false
  }

  private func run(
    _ script: Script, with runner: ScriptRunner, in session: inout Session
  ) async -> Int32 {
    var place: ScriptPlace?
    var isFirst = true
    var echoes = false
    if case .file = script.source { echoes = true }
    return await runner.run(
      script.lines, by: Interpreter(host: host), in: &session,
      willRun: { line in
        place = script.place(of: line)
        if echoes { presenter.echo(line.wholeText, isFirst: isFirst) }
        isFirst = false
      },
      show: { presenter.show($0, at: place) })
  }

  private func unused(_ session: Session) -> Diagnostic? {
    let names = invocation.variables.map(\.name).filter { !session.variablesRead.contains($0) }
    guard let first = names.first else { return nil }
    let list = names.map { "--set " + $0 }.joined(separator: ", ")
    return Diagnostic(
      "unused-variable", "no command read \(.code(list))", kind: .usage,
      help: "a command reads it as \(.code("$" + first))")
  }
}
