import Report

/// Heat maps: of few labels as a table of coloured counts, of many as a drawing.
extension HTMLRenderer {
  /// More labels than this are drawn.
  static var largestTable: Int { 30 }

  /// A grid of few labels as a table of coloured counts, of many as a drawing.
  func write(_ grid: Grid, to markup: inout HTMLMarkup) {
    let map = HeatMap(grid)
    guard max(map.rowLabels.count, map.columnLabels.count) <= Self.largestTable else {
      return draw(map, grid, &markup)
    }
    scrolling(grid.title?.plainText ?? "\(grid.rowMeaning) against \(grid.columnMeaning)", &markup) {
      markup in
      markup.element("table", ["class": "grid"]) { markup in
        markup.element("caption") { caption(of: grid, &$0) }
        head(map, &markup)
        markup.element("tbody") { markup in
          for row in map.rowLabels.indices { write(row, of: map, &markup) }
        }
      }
    }
  }

  private func caption(of grid: Grid, _ markup: inout HTMLMarkup) {
    if let title = grid.title {
      write(title, to: &markup)
      markup.write(" ")
    }
    let numbers = grid.isNormalised ? ", numbers: percent of the row" : ""
    let axes =
      "rows: \(grid.rowMeaning), columns: \(grid.columnMeaning), shade: share of the row\(numbers)"
    markup.element("span", ["class": "faint"], text: axes)
  }

  private func head(_ map: HeatMap, _ markup: inout HTMLMarkup) {
    markup.element("thead") { markup in
      markup.element("tr") { markup in
        markup.element("td") { _ in }
        for label in map.columnLabels {
          markup.element(
            "th", ["scope": "col", "class": map.columnLabels.count > 12 ? "number steep" : "number"]
          ) {
            $0.element("span", text: label)
          }
        }
        if map.isSquare { markup.element("th", ["scope": "col", "class": "number"], text: "right") }
      }
    }
  }

  private func write(_ row: Int, of map: HeatMap, _ markup: inout HTMLMarkup) {
    markup.element("tr") { markup in
      markup.element("th", ["scope": "row", "class": "text"]) { $0.element("bdi", text: map.rowLabels[row]) }
      for column in map.columnLabels.indices {
        let count = map.counts[row][column]
        let share = map.share(row, column)
        let isRight = map.isSquare && row == column
        if count == 0 {
          markup.element("td", ["class": "number faint"], text: "·")
        } else {
          let attributes: KeyValuePairs = [
            "class": "number \(HTMLStylesheet.heatClass(share, isRight: isRight))",
            "title": "\(NumberText.share(share)) of \(map.rowLabels[row])",
          ]
          let words = map.isNormalised ? NumberText.number(share * 100, digits: 0) : NumberText.count(count)
          markup.element("td", attributes, text: words)
        }
      }
      if map.isSquare {
        let right = map.totals[row] > 0 ? NumberText.share(map.share(row, row), keepsDigits: true) : "–"
        markup.element("td", ["class": "number"], text: right)
      }
    }
    markup.lineBreak()
  }

  /// A heat map of many labels: neighbours are alike, and every cell tells itself when pointed at.
  private func draw(_ given: HeatMap, _ grid: Grid, _ markup: inout HTMLMarkup) {
    let map = given.neighbored
    let cell = 12
    // Labels of up to 28 letters stand in full; a longer one is told when it is pointed at.
    let longest = (map.rowLabels + map.columnLabels).map { DisplayWidth.of($0) }.max() ?? 0
    let margin = min(max(longest, 8), Self.longestLabel) * 7 + 8
    let size = (margin + map.columnLabels.count * cell, margin + map.rowLabels.count * cell)
    let name = grid.title.map { ValueText.words($0) } ?? "\(grid.rowMeaning) against \(grid.columnMeaning)"
    let order = map.isSquare ? "; what is confused stands side by side" : ""
    figure(
      "map", title: nil, name: name, size: (Double(size.0), Double(size.1)), data: Self.table(of: map, grid),
      caption: { markup in
        caption(of: grid, &markup)
        markup.element("span", ["class": "faint"], text: order)
      }, &markup
    ) { markup in
      labels(map, cell: cell, margin: margin, &markup)
      for row in map.rowLabels.indices {
        for column in map.columnLabels.indices where map.counts[row][column] > 0 {
          rectangle(map, row, column, cell: cell, margin: margin, &markup)
        }
      }
    }
  }

  /// Each row with its most frequent other names.
  private static func table(of map: HeatMap, _ grid: Grid) -> Table {
    Table(
      columns: [
        .text(grid.rowMeaning), .number("all"), .number("right"), .text("most often \(grid.columnMeaning)"),
      ],
      rows: map.rowLabels.indices.map { row in
        let others = map.mistakes(of: row, limit: 5).map { "\($0.label) \(NumberText.count($0.count))" }
        return [
          .genre(map.rowLabels[row]), .count(map.totals[row]),
          map.isSquare && map.totals[row] > 0 ? .share(map.share(row, row)) : .missing,
          .text(others.joined(separator: ", ")),
        ]
      })
  }

  private func labels(_ map: HeatMap, cell: Int, margin: Int, _ markup: inout HTMLMarkup) {
    for (row, label) in map.rowLabels.enumerated() {
      write(
        label, ["class": "row", "x": "\(margin - 4)", "y": "\(margin + row * cell + cell - 2)"], &markup)
    }
    for (column, label) in map.columnLabels.enumerated() {
      let (x, y) = (margin + column * cell + cell - 2, margin - 4)
      write(label, ["transform": "translate(\(x) \(y)) rotate(-90)"], &markup)
    }
  }

  private func write(
    _ label: String, _ attributes: KeyValuePairs<String, String>, _ markup: inout HTMLMarkup
  ) {
    let shown = StyledLine(label).cut(to: Self.longestLabel, ellipsis: "…").fragments.map(\.text).joined()
    markup.element("text", attributes) { markup in
      if shown != label { markup.element("title", text: label) }
      markup.write(shown)
    }
  }

  /// The letters of a label that a drawing has room for.
  private static let longestLabel = 28

  private func rectangle(
    _ map: HeatMap, _ row: Int, _ column: Int, cell: Int, margin: Int, _ markup: inout HTMLMarkup
  ) {
    let share = map.share(row, column)
    let attributes: KeyValuePairs = [
      "class": HTMLStylesheet.heatClass(share, isRight: map.isSquare && row == column),
      "x": "\(margin + column * cell)", "y": "\(margin + row * cell)", "width": "\(cell)",
      "height": "\(cell)",
    ]
    let count = NumberText.count(map.counts[row][column])
    let words = "\(map.rowLabels[row]) → \(map.columnLabels[column]): \(count) (\(NumberText.share(share)))"
    markup.element("rect", attributes) { $0.element("title", text: words) }
  }
}
