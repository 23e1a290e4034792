import Report

/// Heat maps of many labels: neighbours are alike, and cells are put together until the window has room.
extension TerminalRenderer {
  /// A map of blocks with the names of each line's rows beside it, and a legend.
  func blockMap(_ given: HeatMap, _ grid: Grid) -> [StyledLine] {
    let map = given.neighbored
    let names = map.rowLabels.map { spelled($0) }
    let step = blockSize(rows: names.count, columns: map.columnLabels.count)
    let columns = (map.columnLabels.count + step - 1) / step
    var lines: [StyledLine] = []
    for top in stride(from: 0, to: names.count, by: 2 * step) {
      var line = StyledLine()
      for column in 0..<columns {
        let range = column * step..<(column + 1) * step
        if style.hasShades {
          let upper = map.block(rows: top..<top + step, columns: range)
          let lower = map.block(rows: top + step..<top + 2 * step, columns: range)
          line.append(pair(upper, lower))
        } else {
          let cell = map.block(rows: top..<top + 2 * step, columns: range)
          let paint = cell.map { Paint.heat(share: $0.share, isRight: $0.isRight) } ?? .plain
          line.append(signs.shade(cell?.share ?? 0), style.colors == .none ? .plain : paint)
        }
      }
      line.space(2)
      let here = Array(names[top..<min(top + 2 * step, names.count)])
      line.append(StyledLine(joined(here, in: width - line.width), .genre))
      lines.append(line)
    }
    return lines + explanation(map, grid, step: step) + shareLegend()
  }

  /// How many rows and columns go into one block: as few as leave room for names and stay inside the window.
  private func blockSize(rows: Int, columns: Int) -> Int {
    let names = min(max(width / 4, 10), 40)
    let tallest = max((height ?? 50) - 6, 8)
    var step = 1
    while step < max(rows, columns) {
      let fitsWidth = (columns + step - 1) / step + 2 + names <= width
      let fitsHeight = (rows + 2 * step - 1) / (2 * step) <= tallest
      if fitsWidth && fitsHeight { break }
      step += 1
    }
    return step
  }

  /// The names in one line: in full, else cut to a length at which they can be told, else as many as there is room for
  /// and the number of the others.
  private func joined(_ names: [String], in room: Int) -> String {
    let full = names.joined(separator: ", ")
    if DisplayWidth.of(full) <= room { return full }
    for length in [12, 10, 8] {
      let short = names.map { name in
        StyledLine(name).cut(to: length, ellipsis: signs.ellipsis).fragments.map(\.text).joined()
      }
      let line = short.joined(separator: " ")
      if DisplayWidth.of(line) <= room { return line }
    }
    for count in stride(from: names.count - 1, through: 1, by: -1) {
      let line = names.prefix(count).joined(separator: ", ") + " +\(names.count - count)"
      if DisplayWidth.of(line) <= room { return line }
    }
    let rest = names.count > 1 ? " +\(names.count - 1)" : ""
    let first = StyledLine(names.first ?? "").cut(to: max(room - rest.count, 0), ellipsis: signs.ellipsis)
    return first.fragments.map(\.text).joined() + rest
  }

  private func pair(
    _ upper: Paint.HeatCell?, _ lower: Paint.HeatCell?
  ) -> StyledLine.Fragment {
    switch (upper, lower) {
    case (nil, nil): .init(" ")
    case (nil, let lower?): .init("▄", .heatPair(upper: lower, lower: nil))
    case (let upper, let lower): .init("▀", .heatPair(upper: upper, lower: lower))
    }
  }

  private func explanation(_ map: HeatMap, _ grid: Grid, step: Int) -> [StyledLine] {
    let rows = spelled(grid.rowMeaning)
    let columns = spelled(grid.columnMeaning)
    let order = map.isSquare ? ", in the same order; those that are confused are neighbours" : ""
    var text = "downwards: \(rows); to the right: \(columns)\(order)"
    if step > 1 { text += "; a block is \(step) by \(step); +1 stands for one more name" }
    return wrapped(Text(text), base: .faint)
  }
}
