import Rendering

/// The grey rest of a signature behind the cursor, cut to what its row has room for.
struct Hint: Hashable {
  /// What is shown.
  let text: String

  /// The hint that fits, or `nil` if there is none worth showing.
  init?(_ rest: String, at place: LineLayout) {
    let shown = VisibleText.escaped(rest)
    guard !shown.allSatisfy(\.isWhitespace), place.room >= min(DisplayWidth.of(shown), 6) else { return nil }
    text = DisplayWidth.cut(shown, to: place.room)
  }

  /// What of a hint can be taken over: the rest of the word that is being typed, not the names of parameters.
  static func word(of rest: String, after line: String) -> String? {
    guard let last = line.last, !last.isWhitespace else { return nil }
    let word = rest.prefix { !$0.isWhitespace }
    return word.isEmpty ? nil : String(word)
  }

  /// What draws it and leaves the cursor where it was.
  ///
  /// Wrapping is off meanwhile, so that a letter which the terminal takes for wider than it is cannot scroll.
  func drawn(_ style: TerminalStyle) -> String {
    "\u{1B}7\u{1B}[?7l" + style.painted(text, .faint) + "\u{1B}[?7h\u{1B}8"
  }

  /// What takes it away again.
  static let erasure = "\u{1B}[K"
}
