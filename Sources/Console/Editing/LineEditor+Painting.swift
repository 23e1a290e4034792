import Rendering
import Shell

// The line drawn over what libedit has drawn: with its colours, and with its letters where the terminal has them.
extension LineEditor {
  /// Draws the line again with its colours, over what libedit has drawn without.
  func paintLine() {
    let line = self.line
    let colours = parser.flatMap {
      LineColours(line.before + line.after, cursor: line.before.utf8.count, parser: $0, style: style)
    }
    isDrawnAnew = mayDrawAnew(line.before + line.after)
    let start = place(after: "")
    if isDrawnAnew {
      // Terminals differ in how wide the letters are: the cursor stays where the terminal itself puts it behind them.
      let (before, after) = colours.map { ($0.before, $0.after) } ?? (line.before, line.after)
      screen.write("\r\u{1B}[\(start.column)C" + before + "\u{1B}7" + after + "\u{1B}[K\u{1B}8")
    } else if let colours {
      let up = place(after: line.before).row - start.row
      screen.write(
        "\u{1B}7\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[\(start.column)C" + colours.painted
          + "\u{1B}8")
    }
  }

  /// Puts the cursor where libedit takes it to be, before libedit draws.
  func goWhereExpected() {
    guard isDrawnAnew else { return }
    isDrawnAnew = false
    let column = place(after: line.before).column
    screen.write("\r" + (column > 0 ? "\u{1B}[\(column)C" : ""))
  }

  /// Puts the cursor back behind the text before it, after something was drawn elsewhere in its row.
  func goBehind(_ before: String) {
    let column = isDrawnAnew ? place(after: "").column : place(after: before).column
    screen.write("\r" + (column > 0 ? "\u{1B}[\(column)C" : "") + (isDrawnAnew ? before : ""))
  }

  /// Whether a line has letters that are one to some terminals and several to libedit, such as a family, and can be
  /// drawn over whole: in one row, however wide they are.
  func mayDrawAnew(_ text: String) -> Bool {
    guard text.contains(where: LineLayout.isDisputed), VisibleText.escaped(text) == text else { return false }
    let widest = promptWidth + text.reduce(0) { $0 + LineLayout.widest($1) }
    return widest < columns
  }
}
