import Rendering
import Report
import Shell

/// A list of completions, each with its description beside it, under the headings of their groups.
struct CompletionMenu {
  private let rows: [Row]
  private let style: TerminalStyle
  private let columns: Int
  /// How many candidates there are beyond those of the list.
  private let further: Int

  private struct Row {
    /// The text with colours, and without for the chosen one.
    var text: String
    var bare: String
    /// Which candidate it is; `nil` for a heading.
    var candidate: Int?
  }

  /// Lays out the candidates, one in a row.
  ///
  /// - Parameter further: How many more there are, which typing on may bring into the list.
  init(_ candidates: [Completion], further: Int = 0, columns: Int, style: TerminalStyle) {
    self.further = further
    self.style = style
    self.columns = columns
    let ellipsis = style.glyphs == .ascii ? ".." : "…"
    let names = candidates.map { VisibleText.escaped($0.text) }
    let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
    let nameRoom = max(min(widest, max(columns / 2 - 4, columns * 2 / 3 - 6)), 1)
    let descriptionRoom = columns - nameRoom - 5
    var rows: [Row] = []
    var group: String?
    for (place, candidate) in candidates.enumerated() {
      if candidate.group != group, let heading = candidate.group {
        let text = VisibleText.escaped(heading)
        rows.append(Row(text: style.painted(text, .heading), bare: text, candidate: nil))
      }
      group = candidate.group
      let shown = DisplayWidth.cut(names[place], to: nameRoom, ellipsis: ellipsis)
      let description = VisibleText.escaped(candidate.description)
      guard !description.isEmpty, descriptionRoom >= 8 else {
        rows.append(Row(text: "  " + style.painted(shown, .code), bare: "  " + shown, candidate: place))
        continue
      }
      let cut = DisplayWidth.cut(description, to: descriptionRoom, ellipsis: ellipsis)
      let gap = String(repeating: " ", count: nameRoom - DisplayWidth.of(shown) + 2)
      rows.append(
        Row(
          text: "  " + style.painted(shown, .code) + gap + style.painted(cut, .faint),
          bare: "  " + shown + gap + cut, candidate: place))
    }
    self.rows = rows
  }

  /// All rows, coloured, none wider than the window.
  var lines: [String] { rows.map(\.text) }

  /// As many rows as there is room for, with the chosen candidate among them, and how many more there are.
  func page(rows room: Int, chosen: Int?) -> [String] {
    let place = chosen.flatMap { wanted in rows.firstIndex { $0.candidate == wanted } } ?? 0
    let isCut = rows.count > room || further > 0 && rows.count + 1 > room
    let size = isCut ? max(room - 1, 1) : rows.count
    let start = min(max(place - size / 2, 0), rows.count - size)
    var shown = rows[start..<start + size].map { row in
      guard let chosen, row.candidate == chosen else { return row.text }
      // Marked for those without colours too.
      let mark = style.glyphs == .ascii ? "> " : "› "
      return style.painted(mark + row.bare.dropFirst(2), .strong)
    }
    if isCut || further > 0 {
      let hidden =
        rows[..<start].count { $0.candidate != nil } + rows[(start + size)...].count { $0.candidate != nil }
      let count = NumberText.count(hidden + further)
      let more =
        further > 0
        ? "  \(count) more: typing on finds them, Tab and arrows move"
        : "  \(count) more: Tab and arrows move, Return takes"
      shown.append(style.painted(DisplayWidth.cut(more, to: columns - 1, ellipsis: ".."), .faint))
    }
    return Array(shown)
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
