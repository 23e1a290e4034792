import Report

/// Ridgeline plots: a line of heights for each group, over one axis as wide as the window.
extension TerminalRenderer {
  /// The groups from the top down, each with its median marked and told at the end.
  func lines(of ridges: Ridges) -> [StyledLine] {
    let title = ridges.title.map { wrapped($0, base: .heading) } ?? []
    let rows = ridges.rows.filter { $0.heights.contains { $0.isFinite && $0 > 0 } }
    guard !rows.isEmpty else { return title + wrapped("nothing to draw", base: .faint) }
    let scale = PlotScale(ridges, maximumTicks: max(width / 14, 2))
    let medians = rows.map { spelled(scale.words($0.median)) }
    let ending = medians.map { DisplayWidth.of($0) }.max() ?? 0
    let names = rows.map { StyledLine(spelled($0.name), .genre) }
    let label = min(names.map(\.width).max() ?? 0, max(width / 4, 8))
    // Where the window has no room for both, the shape is worth more than the number.
    let tellsMedians = width - label - 3 - ending >= 8
    let columns = max(width - label - 2 - (tellsMedians ? ending + 1 : 0), 4)
    // Few groups have room for two lines each, which shows twice as much of their shape.
    let depth = rows.count <= 8 && style.glyphs == .unicode && (height ?? 60) > 2 * rows.count + 6 ? 2 : 1
    var lines = title
    for (index, row) in rows.enumerated() {
      let heights = resampled(row.heights, columns: columns)
      let place = scale.position(row.median)
      let median = (0...1).contains(place) ? Int((place * Double(columns - 1)).rounded()) : nil
      for level in (0..<depth).reversed() {
        var line = level == 0 ? names[index].cut(to: label, ellipsis: signs.ellipsis) : StyledLine()
        line.pad(to: label + 2)
        for (column, height) in heights.enumerated() {
          let part = min(max(height * Double(depth) - Double(level), 0), 1)
          let isMedian = column == median && part > 0
          line.append(signs.height(part), isMedian ? .opposite : .bar)
        }
        if level == 0, tellsMedians { line.append(StyledLine(" " + medians[index], .faint)) }
        lines.append(line)
      }
    }
    let plot = Plot(x: ridges.axis, y: Plot.Axis(""), series: [])
    return lines + xAxis(plot, scale, left: label, columns: columns)
      + wrapped(
        "each line relative to its own peak; marked\(tellsMedians ? " and at the end" : ""): the median",
        base: .faint)
  }

  /// Heights at as many places as there are columns, between 0 and 1.
  private func resampled(_ heights: [Double], columns: Int) -> [Double] {
    let relative = Value.relative(heights)
    guard relative.count > 1, columns > 1 else {
      return Array(repeating: relative.first ?? 0, count: columns)
    }
    return (0..<columns).map { column in
      let place = Double(column) / Double(columns - 1) * Double(relative.count - 1)
      let low = min(Int(place), relative.count - 2)
      let part = place - Double(low)
      return relative[low] * (1 - part) + relative[low + 1] * part
    }
  }

  /// Distributions in sentences: where each has its middle, and between what its middle half lies.
  func linear(_ ridges: Ridges) -> [StyledLine] {
    let scale = PlotScale(ridges, maximumTicks: 8)
    return (ridges.title.map { wrapped($0, base: .heading) } ?? [])
      + ridges.rows.flatMap { row in
        wrapped(
          """
          \(.genre(row.name)): median \(scale.words(row.median)), middle half from \
          \(scale.words(row.lowerQuartile)) to \(scale.words(row.upperQuartile)).
          """)
      }
  }
}
