import Report

/// Tables, their headings bound to rows and columns.
extension HTMLRenderer {
  /// More rows than this can be folded away.
  private static let mostOpenRows = 20

  /// A table; one of many rows can be folded away, and all can be sorted where scripts run.
  func write(_ table: Table, to markup: inout HTMLMarkup) {
    guard table.rows.count > Self.mostOpenRows else { return body(table, hasCaption: true, &markup) }
    markup.element("details", ["open": "", "class": "fold"]) { markup in
      markup.element("summary") { caption(table, &$0) }
      body(table, hasCaption: false, &markup)
    }
  }

  private func body(_ table: Table, hasCaption: Bool, _ markup: inout HTMLMarkup) {
    scrolling(table.title?.plainText ?? "table", &markup) { markup in
      markup.element("table", ["class": "sortable"]) { markup in
        if hasCaption, table.title != nil || table.rowCount != nil {
          markup.element("caption") { caption(table, &$0) }
        }
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            for column in table.columns where !column.title.isEmpty {
              markup.element("th", ["scope": "col", "class": side(column)], text: column.title)
            }
          }
        }
        markup.element("tbody") { markup in for row in table.rows { write(row, of: table, &markup) } }
      }
    }
  }

  /// A part that may be wider than the page; it can be scrolled by keys too.
  func scrolling(_ name: String, _ markup: inout HTMLMarkup, _ content: (inout HTMLMarkup) -> Void) {
    let attributes: KeyValuePairs = ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": name]
    markup.element("div", attributes, content)
  }

  private func caption(_ table: Table, _ markup: inout HTMLMarkup) {
    if let title = table.title { write(title, to: &markup) }
    let count = table.rowCount ?? (table.rows.count > Self.mostOpenRows ? "\(table.rows.count) rows" : nil)
    if let count {
      markup.element("span", ["class": "faint"], text: (table.title == nil ? "" : " · ") + count)
    }
  }

  private func side(_ column: Table.Column) -> String { column.alignment == .trailing ? "number" : "text" }

  private func write(_ row: [Value], of table: Table, _ markup: inout HTMLMarkup) {
    markup.element("tr") { markup in
      for (index, (column, value)) in zip(table.columns, row).enumerated() {
        // The first column names the row, if it is of words.
        if index == 0 && column.alignment == .leading && !column.title.isEmpty {
          markup.element("th", ["scope": "row", "class": "text"]) { cell(value, &$0) }
        } else {
          cell(value, column, &markup)
        }
      }
    }
    markup.lineBreak()
  }

  /// A cell; what does not sort by its words carries the number that it sorts by.
  private func cell(_ value: Value, _ column: Table.Column, _ markup: inout HTMLMarkup) {
    let key: Double? =
      switch value {
      case .duration(let seconds): seconds
      case .bytes(let bytes): Double(bytes)
      case .interval(let estimate, low: _, high: _): estimate
      case .share(let share), .bar(let share), .signedBar(let share): share
      default: nil
      }
    if let key, key.isFinite {
      markup.element("td", ["class": side(column), "data-sort": "\(key)"]) { cell(value, &$0) }
    } else {
      markup.element("td", ["class": side(column)]) { cell(value, &$0) }
    }
  }

  private func cell(_ value: Value, _ markup: inout HTMLMarkup) {
    switch value {
    case .bar(let share): bar(share, NumberText.share(share, keepsDigits: true), &markup)
    case .signedBar(let share): signedBar(share, &markup)
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

  /// A bar to the right of a middle line, or to its left.
  private func signedBar(_ share: Double, _ markup: inout HTMLMarkup) {
    let half = min(max(share.isFinite ? share.magnitude : 0, 0), 1) * 50
    markup.element("span", ["class": "amount"], text: NumberText.signed(share * 100, digits: 0))
    markup.element("span", ["class": "bar signed", "aria-hidden": "true"]) { markup in
      let start = share < 0 ? 50 - half : 50
      let place = "margin-left:\(SVGNumber.text(start))%;width:\(SVGNumber.text(half))%"
      markup.element("i", ["class": share < 0 ? "against" : "for", "style": place]) { _ in }
    }
  }
}
