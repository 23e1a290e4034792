import Report

/// Heat maps: with counts, with percentages, in shades, or folded into blocks, whichever the window has room for.
extension TerminalRenderer {
  /// How the cells of a grid of few labels are written.
  struct GridForm {
    /// What stands in a cell.
    enum Content { case counts, percentages, shades }
    var content: Content
    /// The columns of a cell.
    var cell: Int
    /// The heads of the columns.
    var heads: [String]
    /// Whether rows carry the letters that head the columns.
    var hasKeys: Bool
  }

  /// A grid in lines of at most the window's width.
  func lines(of grid: Grid) -> [StyledLine] {
    let map = HeatMap(grid)
    let title = grid.title.map { wrapped($0, base: .heading) } ?? []
    guard !map.rowLabels.isEmpty, !map.columnLabels.isEmpty else {
      return title + wrapped("nothing to count", base: .faint)
    }
    let labels = map.rowLabels.map { StyledLine(spelled($0), .genre) }
    let widest = max(labels.map(\.width).max() ?? 0, DisplayWidth.of(grid.rowMeaning))
    let label = min(widest, max(width / 4, 9))
    guard let form = form(of: map, label: label) else { return title + blockMap(map, grid) }
    // What room the cells leave goes to the labels.
    let used = map.columnLabels.count * form.cell + (form.hasKeys ? 2 : 0)
    let roomy = max(label, min(widest + 1, width - used))
    return title + cells(of: map, grid, form, labels: labels, label: roomy) + keys(form, map)
      + legend(form, isSquare: map.isSquare)
  }

  // MARK: The form that fits

  private func form(of map: HeatMap, label: Int) -> GridForm? {
    let names = map.columnLabels.map { spelled($0) }
    let right = map.isSquare ? 9 : 0
    let room = width - label
    let largest = map.counts.flatMap { $0 }.max() ?? 0
    let digits = NumberText.count(largest).utf8.count + (style.hasShades ? 0 : 2)
    func fits(_ cell: Int, keys: Bool, right: Int) -> Bool {
      names.count * cell + right + (keys ? 2 : 0) <= room
    }
    let full = max(names.map { DisplayWidth.of($0) }.max() ?? 0, digits) + 2
    if fits(full, keys: false, right: right) {
      return GridForm(content: .counts, cell: full, heads: names, hasKeys: false)
    }
    if let short = abbreviations(of: names) {
      let cell = max(short.map { DisplayWidth.of($0) }.max() ?? 0, digits) + 1
      if fits(cell, keys: false, right: right) || fits(cell, keys: false, right: 0) {
        return GridForm(content: .counts, cell: cell, heads: short, hasKeys: false)
      }
      if names.count <= 12 || !map.isSquare, fits(4, keys: false, right: 0) {
        return GridForm(content: .percentages, cell: 4, heads: short, hasKeys: false)
      }
    }
    guard names.count <= Self.keys.count, map.rowLabels.count <= Self.keys.count else { return nil }
    let keys = Array(Self.keys.prefix(names.count))
    for (content, cell) in [(GridForm.Content.percentages, 4), (.percentages, 3), (.shades, 2), (.shades, 1)]
    where fits(cell, keys: true, right: 0) {
      return GridForm(content: content, cell: cell, heads: keys, hasKeys: map.isSquare)
    }
    return nil
  }

  private static let keys = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) }

  /// Names cut to three to five letters, if they stay apart from one another.
  private func abbreviations(of names: [String]) -> [String]? {
    for length in 3...5 {
      let short = names.map { StyledLine($0).prefix(length).fragments.map(\.text).joined() }
      if Set(short).count == names.count { return short }
    }
    return nil
  }

  // MARK: Cells

  private func cells(
    of map: HeatMap, _ grid: Grid, _ form: GridForm, labels: [StyledLine], label: Int
  ) -> [StyledLine] {
    let room = label + (form.hasKeys ? 2 : 0) + map.columnLabels.count * form.cell
    let showsRight = map.isSquare && room + 9 <= width
    let indent = label + (form.hasKeys ? 2 : 0)
    var top = StyledLine()
    top.pad(to: indent)
    let meaning = StyledLine(" " + spelled(grid.columnMeaning), .faint)
    top.append(meaning.cut(to: width - indent, ellipsis: signs.ellipsis))
    var head = StyledLine(spelled(grid.rowMeaning), .faint).cut(to: indent - 1, ellipsis: signs.ellipsis)
    head.pad(to: indent)
    for name in form.heads { head.append(headCell(name, form)) }
    if showsRight { head.append(StyledLine("right", .faint).aligned(trailing: true, in: 9)) }
    var lines = [top, head]
    for row in map.rowLabels.indices {
      var line = StyledLine()
      if form.hasKeys { line.append(form.heads[row] + " ", .faint) }
      line.append(labels[row].cut(to: label, ellipsis: signs.ellipsis))
      line.pad(to: indent)
      for column in map.columnLabels.indices { line.append(cell(map, row, column, form)) }
      if showsRight {
        let right = NumberText.share(map.share(row, row), digits: 1, keepsDigits: true)
        line.append(StyledLine(map.totals[row] > 0 ? right : "-").aligned(trailing: true, in: 9))
      }
      lines.append(line)
    }
    return lines
  }

  private func headCell(_ name: String, _ form: GridForm) -> StyledLine {
    var cell = StyledLine(name, .faint)
    if form.cell > 2 { cell.space(1) }
    return cell.aligned(trailing: true, in: form.cell)
  }

  private func cell(_ map: HeatMap, _ row: Int, _ column: Int, _ form: GridForm) -> StyledLine {
    let count = map.counts[row][column]
    let share = map.share(row, column)
    let isRight = map.isSquare && row == column
    guard count > 0 else {
      let zero = form.cell > 2 ? signs.zero + " " : form.content == .shades ? " " : signs.zero
      return StyledLine(zero, .faint).aligned(trailing: true, in: form.cell)
    }
    if form.content == .shades {
      let sign = style.hasShades ? " " : signs.shade(share)
      let text = String(repeating: sign, count: form.cell)
      return StyledLine(text, style.colors == .none ? .plain : .heat(share: share, isRight: isRight))
    }
    var text = form.content == .counts ? NumberText.count(count) : percentage(share)
    // Shares below an eighth are no bar one could read, only noise beside every count.
    if form.content == .counts && !style.hasShades { text += share >= 0.125 ? signs.height(share) : " " }
    // The last letter of a cell stays free, so that numbers do not touch.
    if DisplayWidth.of(text) < form.cell { text += " " }
    let padding = String(repeating: " ", count: max(form.cell - DisplayWidth.of(text), 0))
    return StyledLine(padding + text, .heat(share: share, isRight: isRight))
  }

  private func percentage(_ share: Double) -> String { NumberText.number(share * 100, digits: 0) }

  // MARK: Legend

  /// What the letters above the columns stand for, where no row says so.
  private func keys(_ form: GridForm, _ map: HeatMap) -> [StyledLine] {
    guard !map.isSquare, form.heads.first == Self.keys[0], map.columnLabels.first != Self.keys[0] else {
      return []
    }
    var pieces: [(fragment: StyledLine.Fragment, staysTogether: Bool)] = []
    for (key, name) in zip(form.heads, map.columnLabels) {
      if !pieces.isEmpty { pieces.append((.init("  ", .faint), staysTogether: false)) }
      pieces.append((.init("\(key) \(spelled(name))", .faint), staysTogether: true))
    }
    return TextWrapping(width: textWidth).lines(of: pieces)
  }

  private func legend(_ form: GridForm, isSquare: Bool) -> [StyledLine] {
    switch form.content {
    case .counts where !style.hasShades:
      wrapped("beside a count: its share of the row, from an eighth", base: .faint)
    case .percentages where !style.hasShades: wrapped("percent of the row", base: .faint)
    case .counts, .percentages, .shades: shareLegend(isSquare: isSquare)
    }
  }

  /// What the shades stand for: one line for each kind of cell where both do not fit into one.
  ///
  /// - Parameter isSquare: whether rows and columns are the same, so that some cells are right and others wrong.
  func shareLegend(isSquare: Bool = true) -> [StyledLine] {
    guard style.hasShades else {
      let bounds = ["to 6 %", "to 25 %", "to 56 %", "above"]
      var pieces = pieces(of: Text("share of the row, from 1 %:"), base: .faint)
      for (shade, bound) in zip(signs.shades.dropFirst(), bounds) {
        pieces.append((.init("  ", .faint), staysTogether: false))
        pieces.append((.init("\(shade) \(bound)", .faint), staysTogether: true))
      }
      return TextWrapping(width: textWidth).lines(of: pieces)
    }
    let kinds = (isSquare ? [("right", true), ("wrong", false)] : [("", false)]).map { name, isRight in
      var line = StyledLine(name, .faint)
      for share in [0.01, 0.1, 0.3, 0.6, 1] {
        line.append(" ")
        line.append("  ", .heat(share: share, isRight: isRight))
        line.append(" " + percentage(share), .faint)
      }
      return line
    }
    var first = StyledLine("percent of the row:  ", .faint)
    guard first.width + kinds[0].width <= width else {
      return wrapped("shade: share of the row", base: .faint)
    }
    let indent = first.width
    first.append(kinds[0])
    guard kinds.count > 1 else { return [first] }
    if first.width + 3 + kinds[1].width <= width {
      first.space(3)
      first.append(kinds[1])
      return [first]
    }
    var second = StyledLine()
    second.pad(to: indent)
    second.append(kinds[1])
    return [first, second]
  }
}
