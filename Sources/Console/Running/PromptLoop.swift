import Rendering
import Report
import Shell

/// Asks for lines and runs them, until the person leaves.
struct PromptLoop {
  let source: any LineSource
  /// How results are shown; follows the settings of the session.
  var presenter: Presenter
  let host: any Host
  let input: TerminalInput
  /// Whether the terminal shows nothing of what is typed while a command runs.
  let silencesTyping: Bool
  /// Where the lines of the session are kept; `nil` if nobody sits there.
  let kept: KeptSession?
  /// Whether the person was told what would be lost.
  private var hasAsked = false

  init(
    source: any LineSource, presenter: Presenter, host: any Host, input: TerminalInput, silencesTyping: Bool,
    kept: KeptSession?
  ) {
    self.source = source
    self.presenter = presenter
    self.host = host
    self.input = input
    self.silencesTyping = silencesTyping
    self.kept = kept
  }

  /// Runs lines until the person leaves.
  mutating func run(_ session: inout Session) async {
    while true {
      switch nextCommand(session) {
      case .line(let text):
        source.remember(Self.oneLine(text))
        if await run(text, in: &session) { return }
      case .interrupted: continue
      case .end: if mayLeave(session) { return }
      }
    }
  }

  /// Runs the commands of a text; whether the person leaves.
  private mutating func run(_ text: String, in session: inout Session) async -> Bool {
    if let command = SystemCommand(text) {
      command.run()
      return false
    }
    let interpreter = Interpreter(host: host)
    for line in SessionScript(text).lines {
      if ends(line, in: session), !mayLeave(session) { return false }
      Signals.beginCommand()
      if silencesTyping { TerminalModes.silence() }
      source.willRun()
      let record = await interpreter.run(line, in: &session)
      Signals.endCommand()
      // After Ctrl-C nobody wants the rest of what was pasted.
      if Signals.isInterrupted { input.discard() }
      guard let record else { continue }
      lookAgain(session)
      presenter.show(record)
      source.didRun(record.exitStatus)
      kept?.write(session.lines)
      if record.endsSession { return true }
      hasAsked = false
      if !record.succeeded { break }
    }
    return false
  }

  /// Takes up what settings say now, and what a terminal far away has answered meanwhile.
  private mutating func lookAgain(_ session: Session) {
    let said = TerminalStyle.background(reply: input.replies)
    if said != .unknown { presenter.display = presenter.display.standing(on: said) }
    presenter.display = presenter.display.adjusted(to: session)
    source.wear(presenter.display.errorStyle)
  }

  private func ends(_ line: SessionScript.Line, in session: Session) -> Bool {
    let parser = Parser(session.catalog, aliases: session.aliases)
    guard case .command(let parsed) = parser.parse(line, variables: .unknown) else { return false }
    return parsed.description.about.role == .ends
  }

  /// Whether nothing would be lost; if something would, the person is told once and stays.
  private mutating func mayLeave(_ session: Session) -> Bool {
    let unsaved = session.unsaved
    guard let first = unsaved.first, presenter.isAtPrompt, !hasAsked else { return true }
    hasAsked = true
    let names = unsaved.map(\.name).joined(separator: ", ")
    let noun = unsaved.count == 1 ? first.kind.name : first.kind.plural
    let leave: Text = session.catalog.command(.ends).map { "\(.code($0.name)) once more leaves" } ?? ""
    presenter.show(
      Diagnostic(
        "unsaved-work", "\(unsaved.count) \(noun) not saved: \(.text(names), .strong)", severity: .warning,
        help: leave
          + "; \(.code("save \(first.kind.name) FILE")) keeps it, and \(.code("replay last")) runs the lines again"
      ))
    return false
  }

  /// The next command, continuation lines joined: a command is one line wherever it is kept.
  private func nextCommand(_ session: Session) -> LineEvent {
    var text = ""
    while true {
      switch source.next(Prompt(session, continues: !text.isEmpty), in: session) {
      case .line(let line):
        text += PastedText.withoutPrompt(line)
        guard let unfinished = Self.unfinished(text) else { return .line(text) }
        text = unfinished
      case .interrupted: return .interrupted
      case .end: return text.isEmpty ? .end : .line(text)
      }
    }
  }

  /// The text to which the next line belongs, or `nil` if the line is whole.
  ///
  /// A backslash at the end asks for more, and so does a quote that is still open, or a block without its end.
  static func unfinished(_ text: String) -> String? {
    if SystemCommand(text) != nil { return nil }
    if SessionScript.isContinued(text) { return text.dropLast().trimmingTrailingSpaces() + " " }
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if Lexer.words(of: String(last)).diagnostics.contains(where: { $0.code == "unterminated-quote" }) {
      return text + " "
    }
    return SessionScript(text).isOpen ? text + "\n" : nil
  }

  /// A text as one line: the lines of a block with semicolons between them.
  private static func oneLine(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.joined(separator: "; ")
  }
}

extension Substring {
  fileprivate func trimmingTrailingSpaces() -> Substring {
    var rest = self
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
