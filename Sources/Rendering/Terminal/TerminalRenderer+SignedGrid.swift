import Report

/// Heat maps of measures between −1 and 1: a cell tells its measure in hundredths, its hue the sign.
extension TerminalRenderer {
  /// A signed grid in lines of at most the window's width; where it has too many columns, the strongest pairs.
  func lines(of grid: SignedGrid) -> [StyledLine] {
    let title = grid.title.map { wrapped($0, base: .heading) } ?? []
    guard !grid.rowLabels.isEmpty, !grid.columnLabels.isEmpty else {
      return title + wrapped("nothing to compare", base: .faint)
    }
    let names = grid.rowLabels.map { StyledLine(spelled($0), .name) }
    let widest = names.map(\.width).max() ?? 0
    let label = min(widest, max(width - 6 * grid.columnLabels.count, max(width / 4, 8)))
    let room = (width - label) / grid.columnLabels.count
    guard room >= 5 else { return title + pairs(of: grid) }
    let cell = min(room, max(6, (grid.columnLabels.map { DisplayWidth.of(spelled($0)) }.max() ?? 0) + 1))
    var head = StyledLine()
    head.pad(to: label)
    for name in grid.columnLabels {
      let cut = StyledLine(spelled(name), .faint).cut(to: cell - 1, ellipsis: "")
      head.append(cut.aligned(trailing: true, in: cell))
    }
    var lines = title + [head]
    for row in grid.rowLabels.indices {
      var line = names[row].cut(to: label, ellipsis: signs.ellipsis)
      line.pad(to: label)
      for value in grid.values[row] { line.append(self.cell(value, width: cell)) }
      lines.append(line)
    }
    return lines + wrapped("hundredths; from -100 (one falls as the other rises) to +100", base: .faint)
  }

  private func cell(_ value: Double, width: Int) -> StyledLine {
    guard value.isFinite else {
      return StyledLine(signs.zero + " ", .faint).aligned(trailing: true, in: width)
    }
    let text = NumberText.signed(value * 100, digits: 0) + " "
    let padded = String(repeating: " ", count: max(width - text.utf8.count, 0)) + text
    // Heat draws the square root of a share; a measure is drawn as it is.
    let paint = Paint.heat(share: value * value, isRight: value >= 0)
    return StyledLine(padded, style.colors == .none ? .plain : paint)
  }

  /// The strongest pairs in lines, for windows without room for every column.
  private func pairs(of grid: SignedGrid) -> [StyledLine] {
    let strongest = grid.strongestPairs(limit: 20)
    return lines(of: SignedGrid.table(of: strongest)) + wrapped("no room for every column", base: .faint)
  }

  /// The strongest pairs in sentences.
  func linear(_ grid: SignedGrid) -> [StyledLine] {
    (grid.title.map { wrapped($0, base: .heading) } ?? [])
      + grid.strongestPairs(limit: 20).flatMap { pair in
        wrapped("\(.name(pair.row)) and \(.name(pair.column)): \(.number(pair.value, digits: 2)).")
      }
  }
}
