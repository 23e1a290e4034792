import Report

/// Dendrograms: a line for each leaf, joined from the left to the right at the heights of the joins.
extension TerminalRenderer {
  /// The tree in lines of at most the window's width.
  func lines(of tree: Dendrogram) -> [StyledLine] {
    let title = tree.title.map { wrapped($0, base: .heading) } ?? []
    let layout = DendrogramLayout(tree)
    let names = layout.leaves.map { StyledLine(spelled($0), .genre) }
    let label = min(names.map(\.width).max() ?? 0, max(width / 3, 8))
    let columns = max(width - label - 1, 4)
    var board = Array(repeating: Array(repeating: Strokes(), count: columns), count: names.count)
    func column(_ reach: Double) -> Int { 1 + Int((reach * Double(columns - 2)).rounded()) }
    for join in layout.joins {
      let end = column(join.reach)
      let rows = (Int(join.upper), Int(join.lower))
      for (row, start) in [(rows.0, join.upperReach), (rows.1, join.lowerReach)] {
        for place in (start == 0 ? 0 : column(start))..<max(end, 1) {
          board[row][place].insert(.right)
          board[row][min(place + 1, columns - 1)].insert(.left)
        }
      }
      guard rows.0 < rows.1 else { continue }
      for row in rows.0..<rows.1 {
        board[row][end].insert(.down)
        board[row + 1][end].insert(.up)
      }
    }
    let lines = zip(names, board).map { name, strokes -> StyledLine in
      var line = name.cut(to: label, ellipsis: signs.ellipsis)
      line.pad(to: label + 1)
      line.append(strokes.map { $0.sign(isAscii: style.glyphs == .ascii) }.joined(), .faint)
      return line
    }
    let highest = NumberText.number(tree.root.height, digits: 2)
    return title + lines + wrapped(Text("to the right: \(tree.measure), up to \(highest)"), base: .faint)
  }

  /// The joins in sentences, the most alike first.
  func linear(_ tree: Dendrogram) -> [StyledLine] {
    let joins = DendrogramLayout(tree).joins.enumerated().sorted {
      ($0.element.height, $0.offset) < ($1.element.height, $1.offset)
    }
    return (tree.title.map { wrapped($0, base: .heading) } ?? [])
      + joins.flatMap { _, join in
        let (upper, lower) = (join.members.upper, join.members.lower)
        return wrapped(
          Text(
            "\(upper.joined(separator: ", ")) with \(lower.joined(separator: ", ")): \(tree.measure) "
              + NumberText.number(join.height, digits: 2) + "."))
      }
  }
}

/// The directions into which lines leave a letter.
private struct Strokes: OptionSet {
  let rawValue: Int
  static let left = Strokes(rawValue: 1)
  static let right = Strokes(rawValue: 2)
  static let up = Strokes(rawValue: 4)
  static let down = Strokes(rawValue: 8)

  func sign(isAscii: Bool) -> String {
    let signs = [
      " ", "─", "─", "─", "│", "┘", "└", "┴", "│", "┐", "┌", "┬", "│", "┤", "├", "┼",
    ]
    guard isAscii else { return signs[rawValue & 15] }
    switch rawValue & 15 {
    case 0: return " "
    case 1...3: return "-"
    case 4, 8, 12: return "|"
    default: return "+"
    }
  }
}
