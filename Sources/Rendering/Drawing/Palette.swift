/// What text and drawings stand on.
public enum Background: Sendable, Hashable { case dark, light, unknown }

/// The colours of everything that has a meaning, the same in a terminal and on a page.
struct Palette: Sendable, Hashable {
  /// What they are chosen to be read on.
  let background: Background

  /// The colours of one role: on dark, on light, on either, and the attributes for sixteen colours.
  struct Tone {
    let dark: UInt32
    let light: UInt32
    let either: UInt32
    let ansi: String
  }

  /// A role's colour; nil for those that keep the colour of the text.
  func color(of paint: Paint) -> Color? { Self.tone(of: paint).map(color) }

  /// The colour of a tone on this background.
  func color(of tone: Tone) -> Color {
    switch background {
    case .dark: Color(tone.dark)
    case .light: Color(tone.light)
    case .unknown: Color(tone.either)
    }
  }

  static func tone(of paint: Paint) -> Tone? {
    switch paint {
    case .faint: Tone(dark: 0x9298A1, light: 0x666B73, either: 0x767676, ansi: "2")
    case .good: Tone(dark: 0x7FC98F, light: 0x1E7434, either: 0x2F8A45, ansi: "32")
    case .warning: Tone(dark: 0xE5B567, light: 0x845400, either: 0xA06A10, ansi: "33")
    case .bad: Tone(dark: 0xF28B82, light: 0xB3261E, either: 0xD0453A, ansi: "31")
    case .genre: Tone(dark: 0x7CC7D8, light: 0x006475, either: 0x008291, ansi: "36")
    case .name, .code: Tone(dark: 0xADB8F2, light: 0x4350AF, either: 0x6B75CC, ansi: "35")
    case .bar: Tone(dark: 0x5FA8D3, light: 0x2F7FB8, either: 0x3B82B5, ansi: "34")
    case .opposite: Tone(dark: 0xF0A35E, light: 0xA85A00, either: 0xB26A1F, ansi: "33")
    case .series(let index): series[((index % series.count) + series.count) % series.count]
    case .plain, .heading, .strong, .heat, .heatPair: nil
    }
  }

  /// Hues and lightnesses far apart, so that they stay apart for the colour-blind.
  static let series = [
    Tone(dark: 0x6CB6E6, light: 0x1F6FA8, either: 0x3B82B5, ansi: "36"),
    Tone(dark: 0xF0A35E, light: 0xA85A00, either: 0xB26A1F, ansi: "33"),
    Tone(dark: 0x8FD19E, light: 0x27783C, either: 0x2F8A45, ansi: "32"),
    Tone(dark: 0xD7A1E0, light: 0x8A3A96, either: 0xA55BB0, ansi: "35"),
    Tone(dark: 0xF4F4F4, light: 0x22262C, either: 0x7A7A7A, ansi: "37"),
    Tone(dark: 0xF28B9B, light: 0xC0203F, either: 0xCC4A62, ansi: "31"),
  ]

  // MARK: Heat

  /// The background of a heat map's cell: blue where prediction and truth agree or a measure is positive, orange
  /// where they do not or it is negative.
  ///
  /// The square root of the share is drawn, as one row's mistakes are spread over many small cells.
  func heat(_ cell: Paint.HeatCell) -> Color {
    let ramps = background == .light ? Self.lightHeat : Self.darkHeat
    return Color.mixed(cell.isRight ? ramps.right : ramps.wrong, at: Self.strength(cell))
  }

  /// The same among the 256 colours of xterm: a ladder of one hue each, as the nearest colours would change hue.
  func heat256(_ cell: Paint.HeatCell) -> (number: Int, ink: Int) {
    let ladder = cell.isRight ? Self.blues : Self.oranges
    let step = Int((Self.strength(cell) * Double(ladder.count - 1)).rounded())
    let place = background == .light ? ladder.count - 1 - step : step
    return (ladder[place], Color(xterm: ladder[place]).luminance > 0.179 ? 16 : 231)
  }

  private static func strength(_ cell: Paint.HeatCell) -> Double {
    (cell.share.isFinite ? min(max(cell.share, 0), 1) : 0).squareRoot()
  }

  /// From dark to light.
  static let blues = [17, 18, 24, 31, 38, 74, 117, 153, 195]
  /// From dark to light.
  static let oranges = [52, 94, 130, 172, 208, 214, 215, 222, 230]

  private static let lightHeat = (
    right: [0xEAF3FA, 0x69AEDA, 0x0B4A7A].map(Color.init(_:)),
    wrong: [0xFBF1E4, 0xE59A4B, 0x7A3300].map(Color.init(_:))
  )
  private static let darkHeat = (
    right: [0x1D2C38, 0x2F83B8, 0xB5E0FA].map(Color.init(_:)),
    wrong: [0x32271D, 0xB8692B, 0xFFD9A8].map(Color.init(_:))
  )
}
