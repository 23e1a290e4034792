import Rendering
import Shell

/// Where the lines at the prompt come from: a line editor, or plain text.
protocol LineSource {
  /// Asks for the next line and waits for it.
  ///
  /// - Parameters:
  ///   - prompt: what stands before the cursor.
  ///   - session: what completion and hints may offer.
  func next(_ prompt: Prompt, in session: Session) -> LineEvent
  /// Remembers a whole line, continuation lines joined, for later recall.
  func remember(_ line: String)
  /// Draws prompts and lines in another style from the next one on.
  func wear(_ style: TerminalStyle)
  /// A command begins to run.
  func willRun()
  /// A command has run and ended with this status.
  func didRun(_ status: Int32)
}

extension LineSource {
  func wear(_ style: TerminalStyle) {}
  func willRun() {}
  func didRun(_ status: Int32) {}
}

/// What comes from a line source.
enum LineEvent: Hashable {
  /// A line, without its end.
  case line(String)
  /// Ctrl-C: the line is given up.
  case interrupted
  /// Ctrl-D, or the end of the text.
  case end
}
