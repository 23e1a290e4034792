/// The colours: each role in one that reads well on dark, on light, and on a background not known.
extension TerminalStyle {
  /// The text in the colour of its role; the text as it is when there are no colours.
  public func painted(_ text: String, _ paint: TerminalPaint) -> String {
    guard let sequence = sequence(for: paint), !text.isEmpty else { return text }
    return "\u{1B}[\(sequence)m\(text)\u{1B}[0m"
  }

  /// Whether cells of a heat map can have a background of many shades.
  var hasShades: Bool { colors == .ansi256 || colors == .trueColor }

  /// The colours of one role: on dark, on light, on either, and the attributes for sixteen colours.
  struct Tone {
    let dark: UInt32
    let light: UInt32
    let either: UInt32
    let ansi: String
  }

  /// The parameters of the sequence that selects a role's colour, nil where the text stays as it is.
  private func sequence(for paint: TerminalPaint) -> String? {
    guard colors != .none else { return nil }
    switch paint {
    case .plain: return nil
    case .heading, .strong: return "1"
    case .heat(let share, let isRight): return heat(share, isRight)
    case .heatPair(let upper, let lower): return heatPair(upper, lower)
    default: return Self.tone(of: paint).map(selected)
    }
  }

  private func selected(_ tone: Tone) -> String {
    colors == .ansi16 ? tone.ansi : foreground(color(of: tone))
  }

  private func color(of tone: Tone) -> TerminalColor {
    switch background {
    case .dark: TerminalColor(tone.dark)
    case .light: TerminalColor(tone.light)
    case .unknown: TerminalColor(tone.either)
    }
  }

  static func tone(of paint: TerminalPaint) -> Tone? {
    switch paint {
    case .faint: Tone(dark: 0x9298A1, light: 0x666B73, either: 0x767676, ansi: "2")
    case .good: Tone(dark: 0x7FC98F, light: 0x1E7434, either: 0x2F8A45, ansi: "32")
    case .warning: Tone(dark: 0xE5B567, light: 0x845400, either: 0xA06A10, ansi: "33")
    case .bad: Tone(dark: 0xF28B82, light: 0xB3261E, either: 0xD0453A, ansi: "31")
    case .genre: Tone(dark: 0x7CC7D8, light: 0x006475, either: 0x008291, ansi: "36")
    case .name, .code: Tone(dark: 0xADB8F2, light: 0x4350AF, either: 0x6B75CC, ansi: "35")
    case .bar: Tone(dark: 0x5FA8D3, light: 0x2F7FB8, either: 0x3B82B5, ansi: "34")
    case .series(let index): series[((index % series.count) + series.count) % series.count]
    case .plain, .heading, .strong, .heat, .heatPair: nil
    }
  }

  /// Hues far apart in lightness too, so that they stay apart for the colour-blind.
  static let series = [
    Tone(dark: 0x6CB6E6, light: 0x1F6FA8, either: 0x3B82B5, ansi: "36"),
    Tone(dark: 0xF0A35E, light: 0xA85A00, either: 0xB26A1F, ansi: "33"),
    Tone(dark: 0x8FD19E, light: 0x27783C, either: 0x2F8A45, ansi: "32"),
    Tone(dark: 0xD7A1E0, light: 0x8A3A96, either: 0xA55BB0, ansi: "35"),
    Tone(dark: 0xF2D16B, light: 0x7A6400, either: 0x857300, ansi: "93"),
    Tone(dark: 0xF28B9B, light: 0xB0304A, either: 0xCC4A62, ansi: "31"),
  ]

  private func foreground(_ color: TerminalColor) -> String { channel(38, color) }

  private func channel(_ code: Int, _ color: TerminalColor) -> String {
    colors == .trueColor
      ? "\(code);2;\(color.red);\(color.green);\(color.blue)" : "\(code);5;\(color.xterm256)"
  }

  // MARK: Heat

  /// The background of a heat map's cell: blue where prediction and truth agree, orange where they do not.
  ///
  /// The square root of the share is drawn, as one row's mistakes are spread over many small cells.
  func heatColor(_ cell: TerminalPaint.HeatCell) -> TerminalColor {
    let ramps = background == .light ? Self.lightHeat : Self.darkHeat
    let share = cell.share.isFinite ? min(max(cell.share, 0), 1) : 0
    return TerminalColor.mixed(cell.isRight ? ramps.right : ramps.wrong, at: share.squareRoot())
  }

  private static let lightHeat = (
    right: [0xEAF3FA, 0x69AEDA, 0x0B4A7A].map(TerminalColor.init),
    wrong: [0xFBF1E4, 0xE59A4B, 0x7A3300].map(TerminalColor.init)
  )
  private static let darkHeat = (
    right: [0x1D2C38, 0x2F83B8, 0xB5E0FA].map(TerminalColor.init),
    wrong: [0x32271D, 0xB8692B, 0xFFD9A8].map(TerminalColor.init)
  )

  private func heat(_ share: Double, _ isRight: Bool) -> String {
    guard hasShades else {
      return isRight ? "1;36" : share >= 0.2 ? "1;33" : share >= 0.05 ? "33" : "2"
    }
    let color = heatColor(.init(share: share, isRight: isRight))
    return "\(channel(38, color.ink));\(channel(48, color))"
  }

  /// The upper cell is the letter's colour (`▀`), the lower its background.
  private func heatPair(_ upper: TerminalPaint.HeatCell?, _ lower: TerminalPaint.HeatCell?) -> String? {
    let parts = [upper.map { channel(38, heatColor($0)) }, lower.map { channel(48, heatColor($0)) }]
    return parts.contains { $0 != nil } ? parts.compactMap { $0 }.joined(separator: ";") : nil
  }
}
