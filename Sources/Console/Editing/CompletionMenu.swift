import Rendering
import Shell

/// A list of completions, each with its description beside it, laid out for a window.
struct CompletionMenu {
  /// The lines, coloured, none wider than the window.
  let lines: [String]

  /// Lays out the candidates in one column, or in several where descriptions are short and many.
  init(_ candidates: [Completion], columns: Int, style: TerminalStyle) {
    let ellipsis = style.glyphs == .ascii ? ".." : "…"
    let names = candidates.map { VisibleText.escaped($0.text) }
    let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
    let nameRoom = max(min(widest, max(columns / 2 - 4, columns * 2 / 3 - 6)), 1)
    let descriptionRoom = columns - nameRoom - 5
    lines = zip(candidates, names).map { candidate, name in
      let shown = DisplayWidth.cut(name, to: nameRoom, ellipsis: ellipsis)
      let description = VisibleText.escaped(candidate.description)
      guard !description.isEmpty, descriptionRoom >= 8 else { return "  " + style.painted(shown, .code) }
      let cut = DisplayWidth.cut(description, to: descriptionRoom, ellipsis: ellipsis)
      return "  " + style.painted(shown, .code)
        + String(repeating: " ", count: nameRoom - DisplayWidth.of(shown) + 2) + style.painted(cut, .faint)
    }
  }

  /// The longest beginning that all candidates share.
  static func commonPrefix(_ candidates: [Completion]) -> String {
    guard var prefix = candidates.first?.text[...] else { return "" }
    for candidate in candidates.dropFirst() {
      while !candidate.text.hasPrefix(prefix) { prefix = prefix.dropLast() }
    }
    return String(prefix)
  }
}
