import Rendering
import Report
import Shell

/// Shows what happened: results on standard output, diagnostics on standard error.
struct Presenter: Sendable {
  var display: Display
  let format: OutputFormat
  let isQuiet: Bool
  let input: TerminalInput
  /// Whether the lines come from a person, who may like a suggestion and a pager.
  var isAtPrompt = false
  /// Whether a command writes a table to standard output: what commands say is then shown on standard error.
  var leavesOutput = false

  /// Shows a record.
  func show(_ record: Record, at place: ScriptPlace? = nil) {
    var shown = record
    shown.place = place
    shown.output.blocks.removeAll { isLeftOut($0) }
    if record.exitStatus == Diagnostic.Kind.interrupted.exitStatus { clearInterruptedLine() }
    switch format.flow {
    case .terminal: write((leavesOutput ? display.errorRenderer : display.renderer).render(shown))
    case .records(let renderer): write(renderer.render(shown))
    case .document: break
    }
    for diagnostic in record.diagnostics { show(diagnostic, in: record.source, at: place) }
  }

  /// Shows why nothing ran.
  func show(_ refusal: Refusal) {
    if case .records(let renderer) = format.flow { write(renderer.render(refusal)) }
    for diagnostic in refusal.diagnostics { show(diagnostic, in: refusal.line, at: refusal.place) }
  }

  /// Shows the session as a document, if that is the form that was asked for.
  func finish(_ session: Session) {
    guard case .document = format.flow else { return }
    write(format.document.text(SessionDocument(of: session)))
  }

  /// Whether results are written for a person at a terminal, as they come.
  private var isText: Bool {
    if case .terminal = format.flow { true } else { false }
  }

  /// Suggestions are for those who can follow them at once; whoever wants it quiet wants no remarks either.
  private func isLeftOut(_ block: Output.Block) -> Bool {
    switch block {
    case .suggestion: isQuiet || !isAtPrompt
    case .note: isQuiet
    default: false
    }
  }

  /// The terminal wrote `^C` where the cursor stood.
  private func clearInterruptedLine() {
    guard Descriptor.input.isTerminal, Descriptor.error.isTerminal else { return }
    Descriptor.error.write(display.canMoveCursor ? "\r\u{1B}[K" : "\n")
  }

  /// Shows a diagnostic of a line.
  func show(_ diagnostic: Diagnostic, in source: String? = nil, at place: ScriptPlace? = nil) {
    var placed = diagnostic
    if let place { placed.message = "\(.text(place.text)): " + diagnostic.message }
    if diagnostic.kind == .readerGone { Signals.endAsReaderGone() }
    Descriptor.error.write(display.errorRenderer.render(placed, in: source))
  }

  /// Shows a line of a script before it runs, as if it had been typed; the title of a section shows itself.
  func echo(_ line: String, isFirst: Bool) {
    guard isText, !isQuiet else { return }
    if !isFirst { write("\n") }
    guard SessionScript.sectionTitle(of: line) == nil else { return }
    let style = display.style
    let words = VisibleText.escaped(line)
    if line.drop(while: \.isWhitespace).hasPrefix("#") {
      write(style.painted(words, .faint) + "\n")
    } else {
      let mark = style.glyphs == .ascii ? Prompt.plainMark : Prompt.mark
      write(style.painted(mark, .faint) + style.painted(words, .strong) + "\n")
    }
  }

  /// Shows remarks of timbre's own on standard error.
  func remark(_ lines: Text...) {
    guard !isQuiet else { return }
    for line in lines {
      Descriptor.error.write(line.isEmpty ? "\n" : display.errorRenderer.render(Output([.note(line)])))
    }
  }

  private func write(_ text: String) {
    guard !text.isEmpty else { return }
    if !leavesOutput, display.usesPager, needsPager(text), let pager = Pager(display.environment),
      pager.show(text)
    {
      return
    }
    if leavesOutput {
      Descriptor.error.write(text)
      return
    }
    guard !Descriptor.output.write(text) else { return }
    // `timbre … | head` ends as any program does whose reader has gone.
    Signals.endAfterFailedWrite()
  }

  /// A pager would take what is typed ahead for its own keys.
  private func needsPager(_ text: String) -> Bool {
    guard isAtPrompt, isText, display.canMoveCursor, let rows = display.rows,
      Descriptor.input.isTerminal, Descriptor.output.isTerminal
    else { return false }
    return text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= rows && input.isIdle
  }
}
