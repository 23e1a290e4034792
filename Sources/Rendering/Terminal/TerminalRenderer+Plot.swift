import Report

/// Plots: a board of Braille dots between two axes, with the names of its lines at their ends.
extension TerminalRenderer {
  /// A plot in lines of at most the window's width.
  func lines(of plot: Plot) -> [StyledLine] {
    let title = plot.title.map { wrapped($0, base: .heading) } ?? []
    guard plot.series.contains(where: { $0.y.contains(where: \.isFinite) }) else {
      return title + wrapped("nothing to draw", base: .faint)
    }
    let total = width
    let plot = plot.addingUpBars(room: total - 8)
    // Names need rows of their own.
    let hasNames = plot.series.contains { !$0.labels.isEmpty }
    let wanted = hasNames ? max(total / 4, 14) : max(total / 5, 8)
    let rows = min(wanted, total > 120 ? 24 : 16, max((height ?? 40) - 8, 5))
    let hasBars = plot.series.contains { $0.mark == .bars }
    let yScale = PlotScale(
      plot.y, values: plot.series.lazy.flatMap(\.y), includesZero: hasBars, maximumTicks: max(rows / 3, 2),
      roundsOut: true)
    let yLabels = yScale.ticks.map { spelled(yScale.label($0)) }
    let left = min(yLabels.map { DisplayWidth.of($0) }.max() ?? 0, total / 3)
    let names = plot.series.map { spelled($0.name) }
    let ending = names.map { DisplayWidth.of($0) }.max() ?? 0
    let labelsEnds =
      plot.series.count > 1 && plot.series.allSatisfy { $0.mark == .line } && ending <= total / 5
    let room = max(total - left - 2 - (labelsEnds ? ending + 1 : 0), 4)
    let xScale = PlotScale(
      plot.x, values: plot.horizontalExtent, maximumTicks: max(room / 12, 2), roundsOut: false)
    let columns = evenColumns(plot, xScale, room: room)
    var board = draw(plot, xScale, yScale, columns: columns, rows: rows)
    let apart = writeNames(of: plot, on: &board, xScale, yScale)

    var lines = title
    if !plot.y.title.isEmpty, plot.title?.plainText != plot.y.title {
      lines += wrapped(Text(plot.y.title), base: .faint)
    }
    let ends = labelsEnds ? endLabels(plot, names, yScale, board) : [:]
    let labelRows = Dictionary(
      zip(yScale.ticks, yLabels).map { (board.row(yScale.position($0)), $1) }, uniquingKeysWith: { $1 })
    for row in 0..<rows {
      var line = StyledLine()
      let label = StyledLine(labelRows[row] ?? "", .faint).cut(to: left, ellipsis: signs.ellipsis)
      line.append(label.aligned(trailing: true, in: left))
      line.append(" " + (labelRows[row] == nil ? signs.upright : signs.tick), .faint)
      line.append(board.line(row))
      if let end = ends[row] { line.append(" " + names[end], seriesPaint(end)) }
      lines.append(line)
    }
    lines += xAxis(plot, xScale, left: left, columns: columns)
    if plot.series.count > 1 && !labelsEnds { lines += plotLegend(plot, names, hasBars: hasBars) }
    return lines + namesApart(apart)
  }

  /// As many columns as give bars at equal distances equal widths.
  private func evenColumns(_ plot: Plot, _ scale: PlotScale, room: Int) -> Int {
    guard let bars = plot.series.first(where: { $0.mark == .bars }) else { return room }
    let places = ((scale.high - scale.low) / bars.barSpan).rounded()
    guard places >= 1, places <= Double(room) else { return room }
    // A few wide bars would be all area and no shape.
    return Int(places) * min(room / Int(places), 8)
  }

  func seriesPaint(_ index: Int) -> Paint {
    style.colors == .none ? .plain : .series(index)
  }

  /// Whether each series needs a sign of its own, as no colour tells them apart.
  func needsMarks(_ plot: Plot) -> Bool {
    style.glyphs == .ascii || (style.colors == .none && plot.series.count > 1)
  }

  /// Whether points are signs, by which their series is known, and not dots.
  func isLettered(_ series: Plot.Series, marked: Bool) -> Bool {
    let isCloud = series.mark == .points && series.x.count > 500 && style.glyphs == .unicode
    return !isCloud && (marked || (series.mark == .points && series.x.count <= 60))
  }

  // MARK: The board

  private func draw(
    _ plot: Plot, _ xScale: PlotScale, _ yScale: PlotScale, columns: Int, rows: Int
  ) -> PlotCanvas {
    var board = PlotCanvas(columns: columns, rows: rows)
    let isAscii = style.glyphs == .ascii
    let barSeries = plot.series.indices.filter { plot.series[$0].mark == .bars }
    for index in barSeries {
      drawBars(plot.series[index], index, among: barSeries, on: &board, xScale, yScale)
    }
    if plot.showsDiagonal {
      for step in 0...(columns * 2) where step % 3 == 0 {
        let x = Double(step) / Double(columns * 2)
        let y = yScale.position(xScale.low + x * (xScale.high - xScale.low))
        if isAscii { board.letter(x, y, ".", .faint) } else { board.dot(x, y, .faint) }
      }
    }
    for mark in plot.marks where (0...1).contains(xScale.position(mark)) {
      let column = Int((xScale.position(mark) * Double(columns - 1)).rounded())
      for row in 0..<rows where board.isFree(column, row) {
        board.set(column, row, isAscii ? ":" : "┊", .faint)
      }
    }
    for (index, series) in plot.series.enumerated() where series.mark != .bars {
      drawPoints(series, index, on: &board, xScale, yScale, marked: needsMarks(plot))
    }
    return board
  }

  private func drawPoints(
    _ series: Plot.Series, _ index: Int, on board: inout PlotCanvas, _ xScale: PlotScale, _ yScale: PlotScale,
    marked: Bool
  ) {
    let sign = Character(signs.marks[index % signs.marks.count])
    let paint = seriesPaint(index)
    let places = zip(series.x, series.y).map { (x: xScale.position($0), y: yScale.position($1)) }
    // Points too many to be told apart are a cloud of dots, wherever there are dots.
    let usesLetters = isLettered(series, marked: marked)
    var canvas = board
    func put(_ x: Double, _ y: Double) {
      if usesLetters { canvas.letter(x, y, sign, paint) } else { canvas.dot(x, y, paint) }
    }
    var previous: (x: Double, y: Double)?
    for place in places {
      guard place.x.isFinite, place.y.isFinite else {
        previous = nil
        continue
      }
      if series.mark == .line, let previous {
        board.trace(from: previous, to: place, put)
      } else {
        put(place.x, place.y)
      }
      previous = place
    }
    board = canvas
  }

  private func drawBars(
    _ series: Plot.Series, _ index: Int, among all: [Int], on board: inout PlotCanvas, _ xScale: PlotScale,
    _ yScale: PlotScale
  ) {
    let span = series.barSpan
    let place = Double(all.firstIndex(of: index) ?? 0)
    let base = min(max(yScale.position(0), 0), 1)
    for (x, y) in zip(series.x, series.y) where x.isFinite && y.isFinite {
      let start = xScale.position(x - span / 2 + span * place / Double(all.count))
      let end = xScale.position(x - span / 2 + span * (place + 1) / Double(all.count))
      guard start < 1, end > 0 else { continue }
      let first = Int((max(start, 0) * Double(board.columns)).rounded())
      let last = max(Int((min(end, 1) * Double(board.columns)).rounded()) - 1, first)
      // Bars of three letters and more leave one free between them.
      let ending = last - first >= 2 ? last - 1 : last
      let top = min(max(yScale.position(y), 0), 1)
      fill(first...ending, from: min(base, top), to: max(base, top), index, on: &board)
    }
  }

  private func fill(
    _ columns: ClosedRange<Int>, from low: Double, to high: Double, _ index: Int, on board: inout PlotCanvas
  ) {
    let rows = Double(board.rows)
    let paint = style.colors == .none ? Paint.plain : index == 0 ? .bar : .series(index)
    let full = Character(needsOwnSign(index) ? signs.marks[index % signs.marks.count] : signs.height(1))
    for row in 0..<board.rows {
      let bottom = 1 - Double(row + 1) / rows
      let filled = (min(high, bottom + 1 / rows) - max(low, bottom)) * rows
      guard filled > 1e-9 else { continue }
      let isTop = high < bottom + 1 / rows
      let letter = filled > 0.99 || !isTop || needsOwnSign(index) ? full : Character(signs.height(filled))
      for column in columns { board.set(column, row, letter, paint) }
    }
  }

  private func needsOwnSign(_ index: Int) -> Bool { style.colors == .none && index > 0 }
}
