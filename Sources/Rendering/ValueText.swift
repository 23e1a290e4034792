import Report

/// Values in plain words, without colour or drawing: what every renderer says, however it shows it.
enum ValueText {
  /// A value in words; `missing` is a dash.
  ///
  /// - Parameters:
  ///   - shareDigits: digits after the point of a percentage.
  ///   - escapes: whether text is made visible; false for formats that escape it in their own way.
  static func words(_ value: Value, shareDigits: Int = 1, escapes: Bool = true) -> String {
    switch value {
    case .text(let text), .name(let text), .genre(let text), .code(let text):
      escapes ? VisibleText.escaped(text) : text
    case .count(let count), .countBar(let count, of: _): NumberText.count(count)
    case .number(let number, let digits): NumberText.number(number, digits: digits)
    case .share(let share), .bar(let share): NumberText.share(share, digits: shareDigits)
    case .interval(let estimate, let low, let high): interval(estimate, low, high, shareDigits)
    case .duration(let seconds): NumberText.duration(seconds)
    case .bytes(let bytes): NumberText.bytes(bytes)
    case .flag(let flag): flag ? "yes" : "no"
    case .spark(let heights): spark(heights)
    case .missing: "–"
    }
  }

  /// A text in words, its runs joined.
  static func words(_ text: Text, escapes: Bool = true) -> String {
    text.runs.map { words($0.value, escapes: escapes) }.joined()
  }

  /// Heights relative to the tallest, in percent, for those who cannot see the drawing.
  private static func spark(_ heights: [Double]) -> String {
    relative(heights).map { NumberText.number($0 * 100, digits: 0) }.joined(separator: " ")
  }

  /// Heights between 0 and 1 of the tallest; what is not finite or below nothing counts nothing.
  static func relative(_ heights: [Double]) -> [Double] {
    let heights = heights.map { $0.isFinite ? max($0, 0) : 0 }
    guard let tallest = heights.max(), tallest > 0 else { return heights.map { _ in 0 } }
    return heights.map { $0 / tallest }
  }

  private static func interval(_ estimate: Double, _ low: Double, _ high: Double, _ digits: Int) -> String {
    let from = NumberText.share(low, digits: digits)
    let to = NumberText.share(high, digits: digits)
    let bare = from.hasSuffix(" %") && to.hasSuffix(" %") ? String(from.dropLast(2)) : from
    return "\(NumberText.share(estimate, digits: digits)) (\(bare)–\(to))"
  }
}
