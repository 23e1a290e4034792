/// How reports look: one style sheet, for light and dark, that touches nothing outside the class `timbre`.
public enum HTMLStylesheet {
  /// The whole style sheet.
  public static var text: String {
    base + theme(.light) + "@media (prefers-color-scheme: dark) {\n" + theme(.dark) + "}\n"
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
    func color(_ paint: Paint) -> String {
      palette.color(of: paint)?.hexadecimal ?? "inherit"
    }
    var sheet = ".timbre {\n"
    sheet += isLight ? "  --paper: #ffffff; --ink: #1b1f24; --rule: #dfe3e8; --wash: #f5f7f9;\n" : ""
    sheet += isLight ? "" : "  --paper: #16191d; --ink: #e4e7eb; --rule: #343a42; --wash: #1f242a;\n"
    sheet += "  --faint: \(color(.faint)); --good: \(color(.good)); --doubtful: \(color(.warning));\n"
    sheet +=
      "  --bad: \(color(.bad)); --genre: \(color(.genre)); --name: \(color(.name)); --bar: \(color(.bar));\n"
    sheet += "}\n"
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

  private static let base = """
    .timbre { color: var(--ink); font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; }
    body.timbre { background: var(--paper); margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; }
    .timbre h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
    .timbre h2 { border-top: 1px solid var(--rule); font-size: 1.25rem; margin: 3rem 0 1rem; padding-top: 1rem; }
    .timbre h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
    .timbre p, .timbre ul, .timbre dl { margin: .5rem 0; max-width: 46rem; }
    .timbre ul { padding-left: 1.25rem; }
    .timbre nav ol { padding-left: 1.25rem; }
    .timbre a { color: inherit; }
    .timbre code, .timbre pre { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; }
    .timbre pre { background: var(--wash); border-radius: 4px; overflow-x: auto; padding: .75rem 1rem; }
    .timbre article { margin: 1.75rem 0; }
    .timbre .command { background: var(--wash); border-left: 3px solid var(--bar); max-width: none;
      overflow-wrap: anywhere; padding: .4rem .75rem; }
    .timbre .command .faint { float: right; font-size: .8125rem; margin-left: 1rem; }
    .timbre .faint, .timbre .protocol, .timbre dt, .timbre figcaption .faint { color: var(--faint); }
    .timbre .protocol { font-size: .875rem; }
    .timbre .good { color: var(--good); } .timbre .doubtful { color: var(--doubtful); }
    .timbre .bad { color: var(--bad); }
    .timbre .genre { color: var(--genre); white-space: nowrap; } .timbre .name { color: var(--name); }
    .timbre .warning, .timbre .diagnostic { border-left: 3px solid var(--doubtful); padding-left: .75rem; }
    .timbre .diagnostic.error { border-color: var(--bad); } .timbre .diagnostic.note { border-color: var(--rule); }
    .timbre dl { display: grid; gap: .125rem 1.5rem; grid-template-columns: max-content 1fr; }
    .timbre dt code { color: var(--name); }
    .timbre dd { font-variant-numeric: tabular-nums; margin: 0; white-space: pre-wrap; }
    .timbre .scroll { margin: 1rem 0; overflow-x: auto; }
    .timbre table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
    .timbre caption, .timbre figcaption { font-size: .875rem; padding-bottom: .4rem; text-align: left; }
    .timbre th { font-weight: 500; } .timbre thead th { border-bottom: 1px solid var(--rule); color: var(--faint); }
    .timbre th, .timbre td { background: none; border: 0; padding: .2rem 1.25rem .2rem 0; vertical-align: baseline; }
    .timbre .text { text-align: left; } .timbre .number { text-align: right; white-space: nowrap; }
    .timbre tbody tr + tr > * { border-top: 1px solid var(--wash); }
    .timbre .amount { display: inline-block; min-width: 4.5em; text-align: right; }
    .timbre .bar { display: inline-block; margin-left: .75em; width: 9rem; }
    .timbre .bar i { background: var(--bar); border-radius: 1px; display: block; height: .65em; }
    .timbre .grid th, .timbre .grid td { padding: .3rem .6rem; }
    .timbre .grid .steep { height: 6.5em; padding: 0; vertical-align: bottom; }
    .timbre .grid thead th { vertical-align: bottom; }
    .timbre .grid .steep span { writing-mode: vertical-rl; transform: rotate(180deg); }
    .timbre figure { margin: 1rem 0; }
    .timbre svg { max-width: 100%; } .timbre .plot { display: block; height: auto; width: 40rem; }
    .timbre .map { display: block; height: auto; width: 100%; }
    .timbre svg text { fill: var(--faint); font: 12px system-ui, sans-serif; }
    .timbre .map text { font-size: 9px; } .timbre .map .row { text-anchor: end; }
    .timbre .spark { fill: var(--bar); vertical-align: -2px; }
    .timbre .rule { stroke: var(--rule); } .timbre .axis { stroke: var(--faint); }
    .timbre .mark { stroke: var(--faint); stroke-dasharray: 2 3; }
    .timbre .plot polyline { fill: none; stroke: var(--series); stroke-linejoin: round; stroke-width: 1.75; }
    .timbre .plot circle, .timbre .plot rect { fill: var(--series); }
    .timbre .key { margin-left: 1.25rem; }
    .timbre .key i { background: var(--series); display: inline-block; height: .7em; margin-right: .4em; width: .7em; }
    @media print { .timbre .scroll { overflow: visible; } .timbre article { break-inside: avoid; } }

    """
}
