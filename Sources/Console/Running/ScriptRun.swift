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
    return isRight
  }

  /// Checks lines that can be read by running them where they can do no harm, and says how long they would take.
  ///
  /// - Returns: The exit status.
  func rehearse(_ scripts: [Script], in session: Session) async -> Int32 {
    guard let folder = ScratchFolder() else {
      presenter.show(Refusal([Diagnostic("no-scratch-folder", "no temporary folder can be made")]))
      return Diagnostic.Kind.failure.exitStatus
    }
    defer { folder.remove() }
    var rehearsal = Rehearsal(session, host: host, files: RehearsedFiles(in: folder.path))
    var shown = 0
    for script in scripts {
      await rehearsal.check(script.lines)
      for fault in rehearsal.findings.faults.dropFirst(shown) {
        presenter.show(
          Refusal(fault.diagnostics, line: fault.line.text, place: script.place(of: fault.line)))
      }
      shown = rehearsal.findings.faults.count
    }
    if host.isInterrupted { return Diagnostic.Kind.interrupted.exitStatus }
    for line in words(for: rehearsal.findings) { presenter.remark(line) }
    return shown == 0 ? 0 : Diagnostic.Kind.usage.exitStatus
  }

  private func words(for findings: Rehearsal.Findings) -> [Text] {
    var lines: [Text] = []
    if findings.faults.isEmpty {
      lines.append(
        "\(findings.count) commands, and nothing is wrong with them; nothing that was done is kept.")
    }
    if findings.unjudged > 0 {
      lines.append(
        "\(findings.unjudged) of \(findings.count) commands hang on others that were not done, and could not be judged."
      )
    }
    if findings.onlyRead > 0 {
      lines.append(
        "\(findings.onlyRead) of \(findings.count) commands reach for an account, the network or a pipe, and were only read."
      )
    }
    if findings.faults.isEmpty, findings.seconds >= 0.1 {
      let longest = findings.longest.map { longest -> Text in
        ", the longest \(.code(longest.line.text)) with \(.duration(longest.seconds))"
      }
      lines.append(
        "The commands that were looked at take about \(.duration(findings.seconds))" + (longest ?? "") + ".")
    }
    return lines
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
