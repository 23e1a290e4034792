import Report

/// Dendrograms: leaves one below the other, joined from the left to the right.
extension HTMLRenderer {
  /// A dendrogram with its joins as a table.
  func write(_ tree: Dendrogram, to markup: inout HTMLMarkup) {
    let layout = DendrogramLayout(tree)
    let (left, right, step, top) = (130.0, 780.0, 16.0, 20.0)
    let bottom = top + Double(layout.leaves.count) * step
    func across(_ reach: Double) -> Double { left + reach * (right - left) }
    func down(_ row: Double) -> Double { top + (row + 0.5) * step }
    figure(
      "tree", title: tree.title, name: tree.title?.plainText ?? tree.measure, size: (right + 20, bottom + 44),
      data: Self.table(of: layout), &markup
    ) { markup in
      for (row, leaf) in layout.leaves.enumerated() {
        label("end", left - 8, down(Double(row)) + 4, leaf, &markup)
      }
      for join in layout.joins {
        let x = across(join.reach)
        let points = [
          (across(join.upperReach), down(join.upper)), (x, down(join.upper)), (x, down(join.lower)),
          (across(join.lowerReach), down(join.lower)),
        ]
        let text = points.map { "\(SVGNumber.text($0.0)),\(SVGNumber.text($0.1))" }.joined(separator: " ")
        markup.element("polyline", ["points": text]) { markup in
          let names = (join.members.upper + join.members.lower).joined(separator: ", ")
          markup.element("title", text: "\(names): \(NumberText.number(join.height, digits: 2))")
        }
      }
      let greatest = max(tree.root.height, 1e-12)
      let scale = PlotScale(Plot.Axis(""), values: [0, greatest], maximumTicks: 6, roundsOut: false)
      line("axis", left, bottom, right, bottom, &markup)
      for tick in scale.ticks {
        label("middle", across(tick / greatest), bottom + 16, scale.label(tick), &markup)
      }
      label("middle", (left + right) / 2, bottom + 36, tree.measure, &markup)
    }
  }

  private static func table(of layout: DendrogramLayout) -> Table {
    let joins = layout.joins.enumerated().sorted {
      ($0.element.height, $0.offset) < ($1.element.height, $1.offset)
    }
    return Table(
      columns: [.text("one"), .text("other"), .number("joined at")],
      rows: joins.map { _, join in
        [
          .text(join.members.upper.joined(separator: ", ")),
          .text(join.members.lower.joined(separator: ", ")),
          .number(join.height, digits: 2),
        ]
      })
  }
}
