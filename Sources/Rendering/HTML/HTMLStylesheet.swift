/// How reports look: one style sheet, for light and dark, that touches nothing outside the class `timbre`.
public enum HTMLStylesheet {
  /// The style sheet of parts that stand on somebody else's page.
  public static var text: String { parts + drawings + themes }

  /// The style sheet of a page of its own.
  public static var page: String { parts + drawings + layout + themes }

  /// The style sheet of a drawing in a file of its own.
  static var drawing: String { drawings + themes }

  /// Paper is light, whatever the screen was.
  private static var themes: String {
    theme(.light) + "@media screen and (prefers-color-scheme: dark) {\n" + theme(.dark) + "}\n"
  }

  /// How many shades a heat map has besides none.
  private static let shades = 9

  /// The class of a cell of a heat map.
  static func heatClass(_ share: Double, isRight: Bool) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    return (isRight ? "r" : "w") + "\(Int((share.squareRoot() * Double(shades)).rounded()))"
  }

  /// The colours of one background: the same as in a terminal.
  private static func theme(_ background: Background) -> String {
    let isLight = background == .light
    let palette = Palette(background: background)
    func color(_ paint: Paint) -> String { palette.color(of: paint)?.hexadecimal ?? "inherit" }
    var sheet = ".timbre {\n"
    sheet += isLight ? "  --paper: #ffffff; --ink: #1b1f24; --rule: #dfe3e8; --wash: #f5f7f9;\n" : ""
    sheet += isLight ? "" : "  --paper: #16191d; --ink: #e4e7eb; --rule: #343a42; --wash: #1f242a;\n"
    sheet += "  --faint: \(color(.faint)); --good: \(color(.good)); --doubtful: \(color(.warning));\n"
    sheet += "  --bad: \(color(.bad)); --genre: \(color(.genre)); --name: \(color(.name));\n"
    sheet += "  --bar: \(color(.bar)); --against: \(color(.opposite));\n}\n"
    for index in Palette.series.indices {
      sheet += ".timbre .s\(index) { --series: \(color(.series(index))); }\n"
    }
    for level in 0...shades {
      let share = Double(level * level) / Double(shades * shades)
      for (name, isRight) in [("r", true), ("w", false)] {
        let heat = palette.heat(.init(share: share, isRight: isRight))
        let (paper, ink) = (heat.hexadecimal, heat.ink.hexadecimal)
        sheet += ".timbre .\(name)\(level) { background: \(paper); color: \(ink); fill: \(paper); }\n"
      }
    }
    return sheet
  }
}
