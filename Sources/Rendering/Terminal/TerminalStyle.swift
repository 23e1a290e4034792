/// How a terminal wants its text: colours, the background they stand on, signs to draw with, or linear text.
public struct TerminalStyle: Sendable, Hashable {
  /// How many colours there are.
  public enum Colors: Sendable, Hashable { case none, ansi16, ansi256, trueColor }
  /// Which signs bars, rules and plots are drawn with.
  public enum Glyphs: Sendable, Hashable { case unicode, ascii }
  /// What the person asked for.
  public enum ColorChoice: String, Sendable, Hashable, CaseIterable { case auto, always, never }

  /// How many colours there are; with none, no escape sequence is ever written.
  public var colors: Colors
  /// What the text stands on.
  public var background: Background
  /// Which signs to draw with.
  public var glyphs: Glyphs
  /// Whether everything is said in sentences from top to bottom, as a screen reader needs it.
  public var isLinear: Bool

  /// A style.
  public init(
    colors: Colors, background: Background = .unknown, glyphs: Glyphs = .unicode, isLinear: Bool = false
  ) {
    self.colors = colors
    self.background = background
    self.glyphs = glyphs
    self.isLinear = isLinear
  }

  /// Text without colours, for files and pipes.
  public static let plain = TerminalStyle(colors: .none)
  /// Sentences without colours or drawings, for a screen reader.
  public static let linear = TerminalStyle(colors: .none, isLinear: true)

  /// The style that the surroundings ask for.
  ///
  /// Reads `NO_COLOR`, `TERM`, `COLORTERM`, `COLORFGBG`, the locale, and `TIMBRE_LINEAR` (any value but empty
  /// and `0` asks for linear text).
  /// - Parameter isTerminal: whether the text goes to a terminal; elsewhere `auto` means no colour.
  public static func detected(
    environment: [String: String], isTerminal: Bool, color: ColorChoice = .auto
  ) -> TerminalStyle {
    let terminal = environment["TERM"] ?? ""
    var style = TerminalStyle(colors: .none)
    style.isLinear = !["", "0"].contains(environment["TIMBRE_LINEAR"] ?? "")
    style.background = background(colorFgBg: environment["COLORFGBG"] ?? "")
    if isTerminal && (isAsciiLocale(environment) || ["dumb", "linux"].contains(terminal)) {
      style.glyphs = .ascii
    }
    let refuses = !(environment["NO_COLOR"] ?? "").isEmpty || terminal == "dumb"
    switch color {
    case .never: return style
    case .auto where refuses || !isTerminal: return style
    case .auto, .always: style.colors = depth(terminal: terminal, environment["COLORTERM"] ?? "")
    }
    return style
  }

  /// What a terminal's answer to the question for its background (`OSC 11`, `rgb:RRRR/GGGG/BBBB`) says.
  public static func background(reply: String) -> Background {
    guard let start = reply.firstRange(of: "rgb:")?.upperBound else { return .unknown }
    let parts = reply[start...].split(separator: "/", maxSplits: 2).map { part in
      let digits = part.prefix { $0.isHexDigit }
      // A channel may have one to four digits; its first two say enough.
      return UInt32(digits.prefix(2), radix: 16).map { digits.count == 1 ? $0 * 17 : $0 }
    }
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else {
      return .unknown
    }
    return Color(red << 16 | green << 8 | blue).luminance > 0.18 ? .light : .dark
  }

  private static func background(colorFgBg: String) -> Background {
    guard let number = colorFgBg.split(separator: ";").last.flatMap({ Int($0) }) else { return .unknown }
    return number == 7 || number > 8 ? .light : .dark
  }

  private static func depth(terminal: String, _ colorTerm: String) -> Colors {
    if ["truecolor", "24bit"].contains(colorTerm) || terminal.hasSuffix("-direct") { return .trueColor }
    return terminal.hasSuffix("256color") ? .ansi256 : .ansi16
  }

  private static func isAsciiLocale(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let locale = locale?.lowercased() else { return false }
    let isUnicode = locale.hasSuffix("utf-8") || locale.hasSuffix("utf8")
    return !isUnicode && (["c", "posix"].contains(locale) || locale.split(separator: ".").count > 1)
  }
}
