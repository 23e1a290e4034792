import Report

/// The signs that lines, bars and lists are drawn with: Unicode's, or what ASCII has for them.
struct TerminalSigns: Sendable {
  let glyphs: TerminalStyle.Glyphs

  private var isAscii: Bool { glyphs == .ascii }

  var ellipsis: String { isAscii ? ".." : "…" }
  var rule: String { isAscii ? "-" : "─" }
  var bullet: String { isAscii ? "-" : "·" }
  var arrow: String { isAscii ? "->" : "→" }
  var upright: String { isAscii ? "|" : "│" }
  var corner: String { isAscii ? "+" : "└" }
  var tick: String { isAscii ? "+" : "┤" }
  var zero: String { isAscii ? "." : "·" }
  /// The part of a bar that is not filled yet.
  var track: String { isAscii ? "." : "░" }
  var caret: String { "^" }

  /// Five shades from nothing to full.
  var shades: [String] { isAscii ? [" ", ".", "+", "#", "@"] : [" ", "░", "▒", "▓", "█"] }
  /// Heights from an eighth to full.
  private var heights: [String] {
    isAscii ? ["_", ".", "-", "=", "+", "*", "#", "@"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  }
  /// Marks for the points of a series where colour cannot tell them apart.
  var marks: [String] { isAscii ? ["*", "+", "o", "x", "%", "="] : ["●", "○", "■", "□", "▲", "△"] }

  /// A bar of a share of `columns`, in steps of an eighth of a column; anything above nothing is seen.
  func bar(_ share: Double, columns: Int) -> String {
    guard share.isFinite, share > 0, columns > 0 else { return "" }
    let share = min(share, 1)
    if isAscii { return String(repeating: "#", count: max(Int((share * Double(columns)).rounded()), 1)) }
    let eighths = max(Int((share * Double(columns * 8)).rounded()), 1)
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + partial
  }

  /// One letter of a height from 0 to 1; nothing is a space.
  func height(_ share: Double) -> String {
    guard share.isFinite, share > 0 else { return " " }
    return heights[min(max(Int((share * 8).rounded(.up)) - 1, 0), 7)]
  }

  /// A small distribution in one line, one letter a bar.
  func spark(_ heights: [Double]) -> String {
    Value.relative(heights).map { height($0) }.joined()
  }

  /// The shade of a share from 0 to 1.
  func shade(_ share: Double) -> String {
    guard share.isFinite, share >= HeatMap.least else { return shades[0] }
    return shades[min(max(Int((share.squareRoot() * 4).rounded(.up)), 1), 4)]
  }

  /// Words of ours in letters that the terminal has; what came from data keeps its script.
  func spelled(_ words: String) -> String {
    guard isAscii, !words.utf8.allSatisfy({ $0 < 0x80 }) else { return words }
    return words.map { Self.ascii[$0] ?? String($0) }.joined()
  }

  private static let ascii: [Character: String] = [
    "–": "-", "—": "--", "−": "-", "…": "...", "µ": "u", "∞": "inf", "±": "+-", "×": "x", "·": "-", "→": "->",
    "≥": ">=", "≤": "<=", "⏎": "\\n", "⇥": "\\t", "“": "\"", "”": "\"", "‘": "'", "’": "'",
  ]
}
