import Report

/// Tables, heat maps and plots in sentences, from top to bottom, for a screen reader.
extension TerminalRenderer {
  /// A table, one row a sentence: the first cell, then the others with their titles.
  func linear(_ table: Table) -> [StyledLine] {
    var lines = table.title.map { wrapped($0, base: .heading) } ?? []
    for row in table.rows {
      let cells = zip(table.columns, row).filter { $1 != .missing }
      var text = Text()
      for (index, (column, value)) in cells.enumerated() {
        if index > 0 { text = text + (index == 1 ? ": " : ", ") }
        let title = index == 0 || column.title.isEmpty ? "" : column.title + " "
        text = text + Text(title) + Text([.init(value)])
      }
      lines += wrapped(text + ".")
    }
    return lines + (table.rowCount.map { wrapped(Text($0)) } ?? [])
  }

  /// A heat map, one row a sentence: how many were right, and what the others were taken for.
  func linear(_ grid: Grid) -> [StyledLine] {
    let map = HeatMap(grid)
    var lines = grid.title.map { wrapped($0, base: .heading) } ?? []
    lines += wrapped("Each line: \(grid.rowMeaning), then \(grid.columnMeaning).")
    for row in map.rowLabels.indices {
      var text: Text = "\(.genre(map.rowLabels[row])): "
      if map.isSquare {
        text = text + "\(map.counts[row][row]) of \(map.totals[row]) right"
        if map.totals[row] > 0 { text = text + " (\(.share(map.share(row, row))))" }
      } else {
        text = text + "\(map.totals[row]) in all"
      }
      let mistakes = map.mistakes(of: row, limit: 5)
      for (index, mistake) in mistakes.enumerated() {
        text = text + (index == 0 ? (map.isSquare ? "; taken for " : "; ") : ", ")
        text = text + "\(.genre(mistake.label)) \(mistake.count)"
      }
      lines += wrapped(text + ".")
    }
    return lines
  }

  /// A plot, one series a sentence: where it starts and ends, its lowest and its highest point.
  func linear(_ plot: Plot) -> [StyledLine] {
    var lines = plot.title.map { wrapped($0, base: .heading) } ?? []
    let xScale = PlotScale(plot.x, values: plot.series.flatMap(\.x), maximumTicks: 8, roundsOut: false)
    let yScale = PlotScale(plot.y, values: plot.series.flatMap(\.y), maximumTicks: 8, roundsOut: true)
    let axes = [plot.y.title, plot.x.title].filter { !$0.isEmpty }
    if axes.count == 2 { lines += wrapped(Text("Plot of \(axes[0]) over \(axes[1]).")) }
    for series in plot.series {
      let points = zip(series.x, series.y).filter { $0.isFinite && $1.isFinite }
      lines += wrapped(Text("\(series.name): \(sentence(points, xScale, yScale)).", .plain))
    }
    if !plot.marks.isEmpty {
      lines += wrapped(Text("Marked: " + plot.marks.map(xScale.words).joined(separator: ", ") + "."))
    }
    return lines
  }

  private func sentence(_ points: [(Double, Double)], _ xScale: PlotScale, _ yScale: PlotScale) -> String {
    guard let first = points.first, let last = points.last else { return "nothing to draw" }
    func words(_ point: (Double, Double)) -> String { "\(yScale.words(point.1)) at \(xScale.words(point.0))" }
    if points.count <= 20 { return points.map(words).joined(separator: ", ") }
    let lowest = points.min { $0.1 < $1.1 } ?? first
    let highest = points.max { $0.1 < $1.1 } ?? first
    return "\(points.count) points, from \(words(first)) to \(words(last)); "
      + "lowest \(words(lowest)); highest \(words(highest))"
  }
}
