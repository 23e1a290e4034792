import Shell

/// Asks for lines and runs them, until `quit` or Ctrl-D.
struct PromptLoop {
  let source: any LineSource
  let presenter: Presenter
  let host: any Host
  let input: TerminalInput
  /// Whether the terminal shows nothing of what is typed while a command runs.
  let silencesTyping: Bool

  func run(_ session: inout Session) async {
    let interpreter = Interpreter(host: host)
    while true {
      let line: String
      switch nextCommand(session) {
      case .line(let text): line = text
      case .interrupted: continue
      case .end: return
      }
      source.remember(line)
      Signals.beginCommand()
      if silencesTyping { TerminalModes.silence() }
      let record = await interpreter.run(line, in: &session)
      Signals.endCommand()
      // After Ctrl-C nobody wants the rest of what was pasted.
      if Signals.isInterrupted { input.discard() }
      guard let record else { continue }
      presenter.show(record)
      if record.commandName == "quit", record.succeeded { return }
    }
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
  /// A backslash at the end asks for more, and so does a quote that is still open.
  static func unfinished(_ text: String) -> String? {
    if SessionScript.isContinued(text) { return text.dropLast().trimmingTrailingSpaces() + " " }
    let isOpen = Lexer.words(of: text).diagnostics.contains { $0.code == "unterminated-quote" }
    return isOpen ? text + " " : nil
  }
}

extension Substring {
  fileprivate func trimmingTrailingSpaces() -> Substring {
    var rest = self
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
