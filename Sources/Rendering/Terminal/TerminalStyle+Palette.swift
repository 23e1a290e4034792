/// The palette as sequences for the colours that a terminal has.
extension TerminalStyle {
  /// The text in the colour of its role; the text as it is when there are no colours.
  public func painted(_ text: String, _ paint: Paint) -> String {
    guard let sequence = sequence(for: paint), !text.isEmpty else { return text }
    return "\u{1B}[\(sequence)m\(text)\u{1B}[0m"
  }

  /// Whether cells of a heat map can have a background of many shades.
  var hasShades: Bool { colors == .ansi256 || colors == .trueColor }

  private var palette: Palette { Palette(background: background) }

  /// The parameters of the sequence that selects a role's colour, nil where the text stays as it is.
  private func sequence(for paint: Paint) -> String? {
    guard colors != .none else { return nil }
    switch paint {
    case .plain: return nil
    case .heading, .strong: return "1"
    case .heat(let share, let isRight): return heat(.init(share: share, isRight: isRight))
    case .heatPair(let upper, let lower): return heatPair(upper, lower)
    default:
      guard let tone = Palette.tone(of: paint) else { return nil }
      return colors == .ansi16 ? tone.ansi : channel(38, palette.color(of: tone))
    }
  }

  private func channel(_ code: Int, _ color: Color) -> String {
    colors == .trueColor
      ? "\(code);2;\(color.red);\(color.green);\(color.blue)" : "\(code);5;\(color.xterm256)"
  }

  // MARK: Heat

  private func heat(_ cell: Paint.HeatCell) -> String {
    switch colors {
    case .trueColor:
      let color = palette.heat(cell)
      return "\(channel(38, color.ink));\(channel(48, color))"
    case .ansi256:
      let (number, ink) = palette.heat256(cell)
      return "38;5;\(ink);48;5;\(number)"
    case .ansi16, .none:
      return cell.isRight ? "1;36" : cell.share >= 0.2 ? "1;33" : cell.share >= 0.05 ? "33" : "2"
    }
  }

  /// The upper cell is the letter's colour (`▀`), the lower its background.
  private func heatPair(_ upper: Paint.HeatCell?, _ lower: Paint.HeatCell?) -> String? {
    func part(_ code: Int, _ cell: Paint.HeatCell) -> String {
      colors == .ansi256 ? "\(code);5;\(palette.heat256(cell).number)" : channel(code, palette.heat(cell))
    }
    let parts = [upper.map { part(38, $0) }, lower.map { part(48, $0) }]
    return parts.contains { $0 != nil } ? parts.compactMap { $0 }.joined(separator: ";") : nil
  }
}
