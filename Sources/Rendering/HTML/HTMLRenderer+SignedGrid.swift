import Report

/// Measures between −1 and 1: a table whose cells are shaded by strength, in one hue for each sign.
extension HTMLRenderer {
  /// A signed grid as a table.
  func write(_ grid: SignedGrid, to markup: inout HTMLMarkup) {
    scrolling(grid.title?.plainText ?? "measures", &markup) { markup in
      markup.element("table", ["class": "grid"]) { markup in
        if let title = grid.title { markup.element("caption") { write(title, to: &$0) } }
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            markup.element("td") { _ in }
            for label in grid.columnLabels {
              markup.element("th", ["scope": "col", "class": "number steep"]) {
                $0.element("span", text: label)
              }
            }
          }
        }
        markup.element("tbody") { markup in
          for row in grid.rowLabels.indices { write(row, of: grid, &markup) }
        }
      }
    }
  }

  private func write(_ row: Int, of grid: SignedGrid, _ markup: inout HTMLMarkup) {
    markup.element("tr") { markup in
      markup.element("th", ["scope": "row", "class": "text"]) { $0.element("bdi", text: grid.rowLabels[row]) }
      for value in grid.values[row] {
        guard value.isFinite else {
          markup.element("td", ["class": "number faint"], text: "–")
          continue
        }
        let shade = HTMLStylesheet.heatClass(value * value, isRight: value >= 0)
        markup.element("td", ["class": "number \(shade)"], text: NumberText.signed(value, digits: 2))
      }
    }
    markup.lineBreak()
  }
}
