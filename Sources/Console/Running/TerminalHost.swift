import Rendering
import Report
import Shell
import Synchronization
import Work

/// The terminal as commands see it: progress, questions, the browser, Ctrl-C.
///
/// Everything goes to standard error, which leaves standard output to results.
public final class TerminalHost: Host {
  private struct State {
    var timeLeft = TimeLeft()
    var began: ContinuousClock.Instant?
    var drawn: ContinuousClock.Instant?
    /// The columns of the bar that stands there; 0 for none.
    var width = 0

    /// What takes the bar away: a window that became narrower shows it in several rows.
    var erasure: String {
      let columns = max(Descriptor.error.window?.columns ?? 80, 1)
      let up = max(width - 1, 0) / columns
      return "\r" + (up > 0 ? "\u{1B}[\(up)A\u{1B}[J" : "\u{1B}[K")
    }
  }

  /// Variables and folders as they were when the process started.
  public let environment: HostEnvironment
  /// Whether both standard input and standard error are a terminal, so that questions can be asked and
  /// answered.
  public let isInteractive: Bool
  private let display: Display
  private let input: TerminalInput
  private let present: @Sendable (Record) -> Void
  private let showsProgress: Bool
  private let state = Mutex(State())

  /// A host on this process's terminal.
  ///
  /// - Parameters:
  ///   - present: shows the record of a command that another one ran.
  init(
    environment: HostEnvironment, display: Display, input: TerminalInput, isQuiet: Bool,
    present: @escaping @Sendable (Record) -> Void
  ) {
    self.environment = environment
    self.display = display
    self.input = input
    self.present = present
    isInteractive = Descriptor.input.isTerminal && Descriptor.error.isTerminal
    showsProgress = Descriptor.error.isTerminal && !isQuiet && display.canMoveCursor
  }

  /// Whether Ctrl-C or a request to end came since the running command began.
  public var isInterrupted: Bool { Signals.isInterrupted }

  // MARK: Progress

  /// Draws the bar of a long command over itself, no more often than an eye can follow; `nil` removes it.
  public func show(_ progress: WorkProgress?) {
    guard showsProgress else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      guard let progress else {
        if state.width > 0 { Descriptor.error.write(state.erasure) }
        state = State()
        return
      }
      let began = state.began ?? now
      state.began = began
      let left = state.timeLeft.note(progress, at: (now - began).seconds)
      // What ends at once needs no bar, and no eye follows more than ten a second.
      guard now - began > .milliseconds(200), state.drawn.map({ now - $0 > .milliseconds(100) }) ?? true
      else {
        return
      }
      let bar = display.errorRenderer.measured(progress, elapsed: (now - began).seconds, left: left)
      // Drawn over itself where it can be, so that it does not flicker.
      let erasure = state.erasure
      Descriptor.error.write((erasure.hasSuffix("[K") ? "\r" : erasure) + bar.text + "\u{1B}[K")
      state.drawn = now
      state.width = bar.width
    }
  }

  /// Takes the bar away before something else is written.
  func clearProgress() {
    state.withLock { state in
      if state.width > 0 { Descriptor.error.write(state.erasure) }
      state.width = 0
      state.drawn = nil
    }
  }

  // MARK: Words and questions

  /// Writes an output to standard error before its command has ended.
  public func show(_ output: Output) {
    clearProgress()
    Descriptor.error.write(display.errorRenderer.render(output))
  }

  /// Hands the record of a command that another one ran to whoever presents results.
  public func show(_ record: Record) {
    clearProgress()
    present(record)
  }

  /// Asks on standard error and reads one line; `nil` after Ctrl-C, Ctrl-D, or where nobody can answer.
  public func ask(_ question: Text) -> String? { answer(to: question, takesPaste: false)?.first }

  /// As `ask`, with the lines that were pasted together with the first.
  public func askForPaste(_ question: Text) -> String? {
    answer(to: question, takesPaste: true)?.joined(separator: "\n")
  }

  /// Throws away what was typed ahead, if anybody is there to type.
  public func discardTyped() {
    if isInteractive { input.discard() }
  }

  /// The line that answers a question and, if it was pasted, those that came with it.
  private func answer(to question: Text, takesPaste: Bool) -> [String]? {
    guard isInteractive, !isInterrupted else { return nil }
    clearProgress()
    let asked = display.errorRenderer.render(Output([.paragraph(question)]))
    Descriptor.error.write(asked.split(separator: "\n").joined(separator: "\n") + " ")
    let reader = PlainReader(input: input, screen: nil)
    return TerminalModes.asAtStart {
      var lines: [String] = []
      repeat {
        guard case .line(let line) = reader.nextLine() else {
          Descriptor.error.write("\n")
          return nil
        }
        lines.append(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      } while takesPaste && lines.count < Self.mostPastedLines && input.hasMore(within: 100)
      return lines
    }
  }

  /// Asks for one key; where nobody types, the next line of standard input stands for it.
  public func key(_ question: Text) -> String? {
    guard !isInterrupted else { return nil }
    guard isInteractive else {
      // A terminal at which the question cannot be seen is not waited for.
      guard !Descriptor.input.isTerminal else { return nil }
      if case .line(let line) = PlainReader(input: input, screen: nil).nextLine() { return line }
      return nil
    }
    clearProgress()
    let asked = display.errorRenderer.render(Output([.paragraph(question)]))
    Descriptor.error.write(asked.split(separator: "\n").joined(separator: "\n") + " ")
    while true {
      switch input.next() {
      case .letter("\u{1B}"): _ = input.sequence()
      case .letter("\u{4}"), .event(.interrupt), .end:
        Descriptor.error.write("\n")
        return nil
      case .letter(let letter):
        let isVisible = letter.value >= 0x20 && letter.value != 0x7f
        Descriptor.error.write(isVisible ? "\(letter)\n" : "\n")
        return isVisible ? String(letter) : ""
      case .event: continue
      }
    }
  }

  /// A paste with more lines holds something else than an answer.
  private static let mostPastedLines = 1_000

  /// Clears the window and puts the cursor at its top; nothing happens where the cursor cannot be moved.
  public func clearScreen() {
    guard isInteractive, display.canMoveCursor else { return }
    Descriptor.error.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
  }

  /// Opens the text in `$VISUAL` or `$EDITOR`; `nil` if there is none or it failed.
  public func edit(_ text: String) -> String? {
    guard isInteractive, !isInterrupted else { return nil }
    let editor = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
    let path = environment.stateFolder + "/edit.timbre"
    PrivateFile.write(text, to: path)
    let words = editor.split(separator: " ").map(String.init) + [path]
    let status = TerminalModes.asAtStart { ChildProcess(words)?.wait() }
    guard status == 0, let bytes = PrivateFile.bytes(of: path) else { return nil }
    return try? ScriptText.decoded(bytes)
  }

  /// Opens the page with the system's own command; `false` if there is none.
  public func open(page: String) -> Bool {
    guard page.hasPrefix("https://") || page.hasPrefix("http://") else { return false }
    #if os(macOS)
      let program = "open"
    #else
      // Without a display xdg-open would start a browser in the terminal.
      guard
        environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
          || environment["BROWSER"] != nil
      else { return false }
      let program = "xdg-open"
    #endif
    return ChildProcess([program, page], isSilent: true)?.wait() == 0
  }
}
