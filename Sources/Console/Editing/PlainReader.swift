import Rendering
import Shell

/// Reads lines as they come, for pipes and for terminals that cannot move their cursor.
struct PlainReader: LineSource {
  let input: TerminalInput
  /// Where the prompt goes; `nil` if nobody would see it.
  let screen: Descriptor?

  func next(_ prompt: Prompt, in session: Session) -> LineEvent {
    if let screen {
      let style = TerminalStyle(colors: .none, glyphs: .ascii)
      screen.write(prompt.text(columns: screen.window?.columns ?? 80, style: style))
    }
    let event = nextLine()
    if event == .interrupted || event == .end { screen?.write("\n") }
    // Without a terminal there is no line to give up: Ctrl-C ends the whole.
    return screen == nil && event == .interrupted ? .end : event
  }

  /// Waits for the next line.
  func nextLine() -> LineEvent {
    var line = ""
    while true {
      switch input.next() {
      case .letter("\n"): return .line(line.last == "\r" ? String(line.dropLast()) : line)
      case .letter(let letter): line.unicodeScalars.append(letter)
      case .event(.interrupt): return .interrupted
      case .event: continue
      case .end: return line.isEmpty ? .end : .line(line)
      }
    }
  }

  func remember(_ line: String) {}
}
