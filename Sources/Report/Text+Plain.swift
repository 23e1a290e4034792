extension Text {
  /// The words without roles, for places that show a single line of plain text.
  public var plainText: String { runs.map(\.value.plainText).joined() }
}

extension Value {
  /// The value in words, its text letter for letter: what every renderer says, however it shows it.
  ///
  /// `missing` is a dash; a small distribution is its heights in percent of the tallest, for those who cannot see it.
  public var plainText: String {
    switch self {
    case .text(let text), .name(let text), .genre(let text), .code(let text): text
    case .link(_, to: let address): address
    case .count(let count), .countBar(let count, of: _): NumberText.count(count)
    case .number(let number, let digits): NumberText.number(number, digits: digits)
    case .share(let share), .bar(let share): NumberText.share(share)
    case .signedBar(let share): (share > 0 ? "+" : "") + NumberText.share(share)
    case .interval(let estimate, let low, let high): Self.interval(estimate, low, high)
    case .duration(let seconds): NumberText.duration(seconds)
    case .bytes(let bytes): NumberText.bytes(bytes)
    case .flag(let flag): flag ? "yes" : "no"
    case .spark(let heights):
      Self.relative(heights).map { NumberText.number($0 * 100, digits: 0) }.joined(separator: " ")
    case .missing: "–"
    }
  }

  /// Heights between 0 and 1 of the tallest; what is not finite or below nothing counts nothing.
  public static func relative(_ heights: [Double]) -> [Double] {
    let heights = heights.map { $0.isFinite ? max($0, 0) : 0 }
    guard let tallest = heights.max(), tallest > 0 else { return heights.map { _ in 0 } }
    return heights.map { $0 / tallest }
  }

  private static func interval(_ estimate: Double, _ low: Double, _ high: Double) -> String {
    let from = NumberText.share(low)
    let to = NumberText.share(high)
    let bare = from.hasSuffix(" %") && to.hasSuffix(" %") ? String(from.dropLast(2)) : from
    return "\(NumberText.share(estimate)) (\(bare)–\(to))"
  }
}
