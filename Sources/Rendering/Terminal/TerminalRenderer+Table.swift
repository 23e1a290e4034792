import Report

/// Tables: columns that fit the window, numbers aligned by their decimal point.
extension TerminalRenderer {
  /// The cells of one column, ready to be measured.
  private struct ColumnCells {
    var cells: [StyledLine]
    /// For numbers with different digits: the columns right of the point.
    var fraction: Int
    var isTrailing: Bool
    var column: TableLayout.Column
    /// The longest bar beside its number, nil where there are no bars.
    var barRoom: Int?
  }

  /// A table in lines of at most the window's width.
  func lines(of table: Table) -> [StyledLine] {
    var lines = table.title.map { wrapped($0, base: .heading) } ?? []
    guard !table.columns.isEmpty else { return lines }
    let columns = table.columns.indices.map { columnCells(table, $0) }
    let layout = TableLayout(columns.map(\.column), width: width)
    if layout.fits {
      lines += header(table, columns, layout)
      for row in table.rows.indices {
        lines.append(self.row(row, of: table, columns, layout))
      }
    } else {
      lines += stacked(table)
    }
    return lines + footer(table, layout)
  }

  private func columnCells(_ table: Table, _ index: Int) -> ColumnCells {
    let column = table.columns[index]
    let title = StyledLine(spelled(column.title))
    var cells: [StyledLine] = []
    cells.reserveCapacity(table.rows.count)
    var fraction = 0
    var isDecimal = column.alignment == .trailing
    var barRoom: Int?
    for row in table.rows {
      let value = row[index]
      switch value {
      case .bar, .countBar: barRoom = max(barRoom ?? 0, 20)
      case .signedBar: barRoom = 25
      case .count, .number, .missing: break
      default: isDecimal = false
      }
      let cell = cell(value)
      fraction = max(fraction, self.fraction(of: value))
      cells.append(cell)
    }
    if !isDecimal || barRoom != nil { fraction = 0 }
    if fraction > 0 {
      for (row, value) in table.rows.lazy.map({ $0[index] }).enumerated() {
        cells[row].space(fraction - self.fraction(of: value))
      }
    }
    let widest = max(cells.reduce(0) { max($0, $1.width) }, title.width)
    var natural = widest
    var least = column.isFlexible ? min(widest, max(6, min(title.width, 12))) : widest
    if let room = barRoom {
      let numbers = cells.reduce(0) { max($0, $1.width) }
      natural = max(numbers + 1 + room, title.width)
      least = max(numbers + 5, title.width)
    }
    return ColumnCells(
      cells: cells, fraction: fraction, isTrailing: column.alignment == .trailing && barRoom == nil,
      column: .init(natural: natural, least: least, importance: column.importance, group: column.group),
      barRoom: barRoom)
  }

  /// A value as a cell: a bar's number stands here alone, its drawing comes when the width is known.
  private func cell(_ value: Value) -> StyledLine {
    let paint = paint(of: value, role: .plain, base: .plain)
    switch value {
    case .signedBar(let share):
      return StyledLine(spelled(NumberText.signed(share * 100, digits: 0)), paint)
    case .share(let share), .bar(let share):
      return StyledLine(spelled(NumberText.share(share, digits: 1, keepsDigits: true)), paint)
    case .countBar: return StyledLine(spelled(ValueText.words(value)), paint)
    default: return StyledLine(fragments(value))
    }
  }

  /// The columns from the decimal point on.
  private func fraction(of value: Value) -> Int {
    guard case .number(let number, let digits) = value, number.isFinite, digits > 0 else { return 0 }
    return min(digits, 12) + 1
  }

  private func header(_ table: Table, _ columns: [ColumnCells], _ layout: TableLayout) -> [StyledLine] {
    let titles = table.columns.map { StyledLine(spelled($0.title), .faint) }
    let line = joined(layout) { index in
      (titles[index], columns[index].isTrailing)
    }
    let total = layout.shown.reduce(0) { $0 + layout.widths[$1] } + layout.gap * (layout.shown.count - 1)
    return [line, StyledLine(String(repeating: signs.rule, count: min(total, width)), .faint)]
  }

  private func row(
    _ row: Int, of table: Table, _ columns: [ColumnCells], _ layout: TableLayout
  ) -> StyledLine {
    joined(layout) { index in
      let column = columns[index]
      guard column.barRoom != nil else { return (column.cells[row], column.isTrailing) }
      let numbers = column.cells.reduce(0) { max($0, $1.width) }
      var cell = column.cells[row].aligned(trailing: true, in: numbers)
      cell.space(1)
      let room = max(layout.widths[index] - numbers - 1, 0)
      if case .signedBar(let share) = table.rows[row][index] {
        cell.append(signedBar(share, columns: room))
      } else {
        cell.append(signs.bar(barShare(table.rows[row][index]), columns: room), .bar)
      }
      return (cell, false)
    }
  }

  /// A bar from a middle line: to the right for what speaks for, to the left for what speaks against.
  func signedBar(_ share: Double, columns: Int) -> StyledLine {
    let half = max((columns - 1) / 2, 1)
    let length = share.isFinite ? Int((min(share.magnitude, 1) * Double(half)).rounded()) : 0
    // What is written as 0 has no bar.
    let isZero = !share.isFinite || NumberText.number(share.magnitude * 100, digits: 0) == "0"
    let filled = isZero ? 0 : max(length, 1)
    var line = StyledLine()
    let block = signs.height(1)
    if share < 0 {
      line.space(half - filled)
      line.append(String(repeating: block, count: filled), .opposite)
    } else {
      line.space(half)
    }
    line.append(signs.upright, .faint)
    if share > 0, filled > 0 { line.append(String(repeating: block, count: filled), .bar) }
    return line
  }

  private func barShare(_ value: Value) -> Double {
    switch value {
    case .bar(let share), .share(let share): share
    case .countBar(let count, of: let longest): ratio(count, longest)
    default: 0
    }
  }

  private func joined(_ layout: TableLayout, _ cell: (Int) -> (StyledLine, Bool)) -> StyledLine {
    var line = StyledLine()
    for (place, index) in layout.shown.enumerated() {
      if place > 0 { line.space(layout.gap) }
      let (text, isTrailing) = cell(index)
      let room = layout.widths[index]
      line.append(text.cut(to: room, ellipsis: signs.ellipsis).aligned(trailing: isTrailing, in: room))
    }
    return line
  }

  /// Rows one field a line, for windows too narrow for columns.
  private func stacked(_ table: Table) -> [StyledLine] {
    table.rows.enumerated().flatMap { number, row -> [StyledLine] in
      let fields = zip(table.columns, row).flatMap { column, value in
        wrapped(Text([.init(value)]), label: spelled(column.title) + ": ", labelPaint: .faint)
      }
      return number == 0 ? fields : [StyledLine()] + fields
    }
  }

  private func footer(_ table: Table, _ layout: TableLayout) -> [StyledLine] {
    var lines: [StyledLine] = []
    if let count = table.rowCount { lines += wrapped(Text(count), base: .faint) }
    let hidden = table.columns.indices.filter { !layout.shown.contains($0) }
    if layout.fits && !hidden.isEmpty {
      let names = hidden.map { table.columns[$0].title }.filter { !$0.isEmpty }
      let listed = names.isEmpty ? "the bars" : names.joined(separator: ", ")
      lines += wrapped(Text("no room for: \(listed)"), base: .faint)
    }
    return lines
  }
}
