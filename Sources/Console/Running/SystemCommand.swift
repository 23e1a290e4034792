#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line for the system's shell: `!ls`. Only a person at the prompt can give one; scripts cannot.
struct SystemCommand: Hashable {
  private let text: String

  /// The line behind an exclamation mark; `nil` for any other line.
  init?(_ line: String) {
    let trimmed = line.drop(while: \.isWhitespace)
    guard trimmed.first == "!" else { return nil }
    text = String(trimmed.dropFirst().drop(while: \.isWhitespace))
  }

  /// Runs it with the terminal as it was at the start; without a command, the person's own shell.
  func run() {
    let shell = getenv("SHELL").map { String(cString: $0) } ?? "/bin/sh"
    let words = text.isEmpty ? [shell] : ["/bin/sh", "-c", text]
    _ = TerminalModes.asAtStart { ChildProcess(words)?.wait() }
  }
}
