import Report

/// Tables, their headings bound to rows and columns.
extension HTMLRenderer {
  func write(_ table: Table, to markup: inout HTMLMarkup) {
    markup.element("div", ["class": "scroll"]) { markup in
      markup.element("table") { markup in
        if table.title != nil || table.rowCount != nil { caption(table, &markup) }
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            for column in table.columns {
              markup.element("th", ["scope": "col", "class": side(column)], text: column.title)
            }
          }
        }
        markup.element("tbody") { markup in for row in table.rows { write(row, of: table, &markup) } }
      }
    }
  }

  private func caption(_ table: Table, _ markup: inout HTMLMarkup) {
    markup.element("caption") { markup in
      if let title = table.title { write(title, to: &markup) }
      if let count = table.rowCount {
        markup.element("span", ["class": "faint"], text: (table.title == nil ? "" : " · ") + count)
      }
    }
  }

  private func side(_ column: Table.Column) -> String { column.alignment == .trailing ? "number" : "text" }

  private func write(_ row: [Value], of table: Table, _ markup: inout HTMLMarkup) {
    markup.element("tr") { markup in
      for (index, (column, value)) in zip(table.columns, row).enumerated() {
        // The first column names the row, if it is of words.
        if index == 0 && column.alignment == .leading {
          markup.element("th", ["scope": "row", "class": "text"]) { cell(value, &$0) }
        } else {
          markup.element("td", ["class": side(column)]) { cell(value, &$0) }
        }
      }
    }
    markup.lineBreak()
  }

  private func cell(_ value: Value, _ markup: inout HTMLMarkup) {
    switch value {
    case .bar(let share): bar(share, NumberText.share(share, keepsDigits: true), &markup)
    case .countBar(let count, of: let longest):
      bar(longest > 0 ? Double(count) / Double(longest) : 0, NumberText.count(count), &markup)
    case .share(let share): markup.write(NumberText.share(share, keepsDigits: true))
    case .missing: markup.element("span", ["class": "faint"], text: "–")
    default: write(value, to: &markup)
    }
  }

  private func bar(_ share: Double, _ words: String, _ markup: inout HTMLMarkup) {
    let width = min(max(share.isFinite ? share : 0, 0), 1) * 100
    markup.element("span", ["class": "amount"], text: words)
    markup.element("span", ["class": "bar", "aria-hidden": "true"]) { markup in
      markup.element("i", ["style": "width:\(SVGNumber.text(width))%"]) { _ in }
    }
  }
}
