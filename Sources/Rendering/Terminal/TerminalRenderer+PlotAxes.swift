import Report

/// What stands around a plot: the horizontal axis, the names at the ends of lines, the legend.
extension TerminalRenderer {
  /// The horizontal axis: a rule, its labels and its title.
  func xAxis(_ plot: Plot, _ scale: PlotScale, left: Int, columns: Int) -> [StyledLine] {
    var rule = StyledLine(String(repeating: " ", count: left + 1) + signs.corner, .faint)
    rule.append(String(repeating: signs.rule, count: columns), .faint)
    var labels = StyledLine()
    for tick in scale.ticks {
      let text = spelled(scale.label(tick))
      let place = left + 2 + Int((scale.position(tick) * Double(columns - 1)).rounded())
      let half = DisplayWidth.of(text) / 2
      // A label at the right end is moved in, so that it stays inside the window.
      let start = min(place - half, left + 2 + columns - DisplayWidth.of(text))
      guard start >= labels.width + (labels.isEmpty ? 0 : 1), start >= 0 else { continue }
      labels.pad(to: start)
      labels.append(text, .faint)
    }
    guard !plot.x.title.isEmpty else { return [rule, labels] }
    let title = StyledLine(spelled(plot.x.title), .faint).cut(to: columns, ellipsis: signs.ellipsis)
    var under = StyledLine()
    under.space(left + 2 + max(columns - title.width, 0) / 2)
    under.append(title)
    return [rule, labels, under]
  }

  /// The series whose name stands in each row, beside the last point of its line.
  func endLabels(
    _ plot: Plot, _ names: [String], _ scale: PlotScale, _ board: PlotCanvas
  ) -> [Int: Int] {
    let places = plot.series.enumerated().compactMap { index, series -> (index: Int, row: Int)? in
      guard let last = series.y.last(where: \.isFinite) else { return nil }
      return (index, board.row(min(max(scale.position(last), 0), 1)))
    }
    var taken: [Int: Int] = [:]
    for place in places.sorted(by: { ($0.row, $0.index) < ($1.row, $1.index) }) {
      // The nearest free row: below first, as names come from the top down.
      let free = (0..<board.rows).filter { taken[$0] == nil }
      let nearest = free.min { (abs($0 - place.row), -$0) < (abs($1 - place.row), -$1) }
      if let nearest { taken[nearest] = place.index }
    }
    return taken
  }

  /// Which sign or colour stands for which series.
  func plotLegend(_ plot: Plot, _ names: [String], hasBars: Bool) -> [StyledLine] {
    var pieces: [(fragment: StyledLine.Fragment, staysTogether: Bool)] = []
    for (index, name) in names.enumerated() {
      let isSigned = style.colors == .none || isLettered(plot.series[index], marked: needsMarks(plot))
      // Bars are blocks as they are drawn: the first always, the others where a colour tells them apart.
      let isBlock = plot.series[index].mark == .bars && (index == 0 || style.colors != .none)
      let sign = isBlock ? signs.height(1) : signs.marks[isSigned ? index % signs.marks.count : 0]
      if index > 0 { pieces.append((.init("   "), staysTogether: false)) }
      let paint: Paint = index == 0 && hasBars ? .bar : .series(index)
      pieces.append((.init(sign, style.colors == .none ? .plain : paint), staysTogether: true))
      pieces.append((.init(" " + name, .faint), staysTogether: true))
    }
    return TextWrapping(width: textWidth, indent: 2).lines(of: pieces)
  }
}
