import Report

/// Ridgeline plots: distributions that overlap a little, the median marked.
extension HTMLRenderer {
  /// A ridgeline plot with its quartiles as a table.
  func write(_ ridges: Ridges, to markup: inout HTMLMarkup) {
    let (left, right, step, top) = (130.0, 780.0, 26.0, 34.0)
    let bottom = top + Double(ridges.rows.count) * step
    let scale = PlotScale(ridges, maximumTicks: 8)
    func across(_ value: Double) -> Double { left + min(max(scale.position(value), 0), 1) * (right - left) }
    let name = ridges.title?.plainText ?? ridges.axis.title
    figure(
      "ridges", title: ridges.title, name: name, size: (right + 20, bottom + 50),
      data: Self.table(of: ridges, scale),
      &markup
    ) { markup in
      for tick in scale.ticks {
        line("rule", across(tick), top, across(tick), bottom, &markup)
        label("middle", across(tick), bottom + 18, scale.label(tick), &markup)
      }
      for (index, row) in ridges.rows.enumerated() {
        let base = top + Double(index + 1) * step
        label("end", left - 8, base - 2, row.name, &markup)
        outline(row, base: base, tall: step * 1.5, left: left, right: right, &markup)
        line("median", across(row.median), base, across(row.median), base - step * 0.6, &markup)
      }
      label("middle", (left + right) / 2, bottom + 40, ridges.axis.title, &markup)
    }
  }

  private func outline(
    _ row: Ridges.Row, base: Double, tall: Double, left: Double, right: Double, _ markup: inout HTMLMarkup
  ) {
    let heights = Value.relative(row.heights)
    guard heights.count > 1 else { return }
    let width = (right - left) / Double(heights.count - 1)
    let points = heights.enumerated().map { place, height in
      "\(SVGNumber.text(left + Double(place) * width)),\(SVGNumber.text(base - height * tall))"
    }
    let ends =
      ["\(SVGNumber.text(left)),\(SVGNumber.text(base))"]
      + points + ["\(SVGNumber.text(right)),\(SVGNumber.text(base))"]
    markup.element("polygon", ["points": ends.joined(separator: " ")]) { $0.element("title", text: row.name) }
  }

  private static func table(of ridges: Ridges, _ scale: PlotScale) -> Table {
    Table(
      columns: [.text("group"), .number("25 %"), .number("median"), .number("75 %")],
      rows: ridges.rows.map { row in
        [.genre(row.name)]
          + [row.lowerQuartile, row.median, row.upperQuartile].map { .text(scale.words($0)) }
      })
  }
}
