import Rendering
import Report
import Shell

/// timbre from its options to its exit status: scripts, then perhaps the prompt.
public struct Program: Sendable {
  private let invocation: Invocation
  private let catalog: Catalog

  /// A program with the commands of a catalog.
  public init(_ invocation: Invocation, catalog: Catalog) {
    self.invocation = invocation
    self.catalog = catalog
  }

  /// Writes what the options themselves have to say, such as help, before any program runs.
  public static func say(_ text: String, isError: Bool) {
    (isError ? Descriptor.error : .output).write(text)
  }

  /// Says what is wrong with the options: on the standard error, and for programs in the form that they asked for.
  ///
  /// - Returns: The exit status.
  public static func refuse(_ message: String, in format: OutputFormat) -> Int32 {
    let display = Display(HostEnvironment.ofProcess(homeOverride: nil), color: .auto)
    let refusal = Refusal([
      Diagnostic(
        "wrong-option", Text(message), kind: .usage, help: "\(.code("timbre --help")) lists the options")
    ])
    Presenter(display: display, format: format, isQuiet: true, input: TerminalInput()).show(refusal)
    return refusal.exitStatus
  }

  /// Runs everything.
  ///
  /// - Returns: The exit status: 0, or that of the first failure.
  public func run() async -> Int32 {
    var environment = HostEnvironment.ofProcess(homeOverride: invocation.home.map(Self.absolute))
    let isPrompt = invocation.staysAtPrompt || (!hasScript && Descriptor.input.isTerminal)
    let display = Display(environment, color: invocation.color)
    let input = TerminalInput()
    var presenter = Presenter(
      display: display, format: invocation.format, isQuiet: invocation.isQuiet, input: input)
    var session = Session(catalog: catalog)
    var scripts: [Script] = []
    do {
      try prepare(&session)
      scripts = try Script.all(of: invocation, readsInput: !isPrompt, catalog: catalog)
    } catch let fault {
      presenter.show(Refusal([fault]))
      return fault.kind.exitStatus
    }
    presenter.leavesOutput = scripts.contains { $0.lines.writesStandardOutput(in: catalog) }
    if presenter.leavesOutput { environment.freeOutput = Descriptor.output.number }
    let readsCommands = isPrompt || scripts.contains { $0.source == .standardInput }
    if !readsCommands { environment.freeInput = Descriptor.input.number }
    let host = TerminalHost(
      environment: environment, display: display, input: input, isQuiet: invocation.isQuiet
    ) { [presenter] record in
      presenter.echo(record.source, isFirst: false)
      presenter.show(record)
    }
    let run = ScriptRun(invocation: invocation, presenter: presenter, host: host)
    guard run.check(scripts, catalog: catalog) else { return Diagnostic.Kind.usage.exitStatus }
    Signals.install()
    defer { TerminalModes.restore() }
    if invocation.onlyChecks { return await run.rehearse(scripts, in: session) }
    let status = await run.run(scripts, in: &session, reportsUnused: !isPrompt)
    let staysAtPrompt = isPrompt && !run.hasQuit(session)
    if staysAtPrompt { await prompt(presenter, host: host, input: input, session: &session) }
    presenter.finish(session)
    return staysAtPrompt ? 0 : status
  }

  /// Whether there are lines to run; a table alone is opened to be looked at.
  private var hasScript: Bool {
    !invocation.commands.isEmpty || invocation.file.map { catalog.line(opening: $0) == nil } ?? false
  }

  private func prepare(_ session: inout Session) throws(Diagnostic) {
    for (name, text) in invocation.settings {
      guard let setting = catalog.settings.first(where: { $0.name == name }),
        let canonical = setting.canonical(text)
      else {
        throw Diagnostic(
          "bad-value", "\(.code("--" + name)) cannot be \(.text(text), .strong)", kind: .usage)
      }
      session.set(name, to: canonical)
    }
    for variable in invocation.variables { session.define(variable.name, as: variable.value) }
  }

  private func prompt(
    _ presenter: Presenter, host: any Host, input: TerminalInput, session: inout Session
  ) async {
    let hasTerminal = Descriptor.input.isTerminal
    var presenter = presenter
    presenter.isAtPrompt = hasTerminal
    let canEdit = hasTerminal && Descriptor.error.isTerminal && presenter.display.canMoveCursor
    if hasTerminal {
      for fault in await Configuration(presenter.display.environment).apply(to: &session, host: host) {
        presenter.show(fault)
      }
      if canEdit { presenter.display = presenter.display.standing(on: TerminalQuestion.background(input)) }
      presenter.display = presenter.display.adjusted(to: session)
    }
    let display = presenter.display
    var source: any LineSource = PlainReader(input: input, screen: hasTerminal ? .error : nil)
    var editor: LineEditor?
    if canEdit {
      let history = HistoryFile(stateFolder: display.environment.stateFolder)
      editor = LineEditor(
        input: input, style: display.errorStyle, environment: display.environment, history: history)
      if let editor { source = editor }
    }
    if hasTerminal { greet(presenter, isAtStart: session.records.isEmpty) }
    var loop = PromptLoop(
      source: source, presenter: presenter, host: host, input: input, silencesTyping: editor != nil,
      kept: hasTerminal ? KeptSession(display.environment) : nil)
    await loop.run(&session)
  }

  private func greet(_ presenter: Presenter, isAtStart: Bool) {
    let help: Text = catalog.command(.explains).map { "\(.code($0.name)) lists the commands, " } ?? ""
    let keys = help + "Tab completes, Ctrl-D ends."
    guard isAtStart else { return presenter.remark("", keys) }
    presenter.remark("\(catalog.program): " + catalog.greeting, keys)
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : Script.workingFolder + "/" + path
  }
}
