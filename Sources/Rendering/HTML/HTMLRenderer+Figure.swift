import Report

/// What all drawings have: a caption, a name for those who cannot see them, and their data as a table to be unfolded.
extension HTMLRenderer {
  /// A drawing of a size in its own units, with what it is called and its data.
  func figure(
    _ kind: String, title: Text?, name: String, size: (width: Double, height: Double), data: Table?,
    caption: (inout HTMLMarkup) -> Void = { _ in }, _ markup: inout HTMLMarkup,
    drawing: (inout HTMLMarkup) -> Void
  ) {
    let box = "0 0 \(SVGNumber.text(size.width)) \(SVGNumber.text(size.height))"
    guard !drawsAlone else { return file(kind, title: title, name: name, box: box, &markup, drawing) }
    markup.element("figure", ["class": kind]) { markup in
      markup.element("figcaption") { markup in
        if let title { write(title, to: &markup) }
        caption(&markup)
      }
      scrolling(name, &markup) { markup in
        markup.element("svg", ["class": kind, "viewBox": box, "role": "img", "aria-label": name], drawing)
      }
      if let data, !data.rows.isEmpty {
        markup.element("details", ["class": "data"]) { markup in
          markup.element("summary", text: "the data as a table")
          write(data, to: &markup)
        }
      }
    }
  }

  /// A drawing with its own style and paper, so that it can be shown where no page is.
  private func file(
    _ kind: String, title: Text?, name: String, box: String, _ markup: inout HTMLMarkup,
    _ drawing: (inout HTMLMarkup) -> Void
  ) {
    let attributes: KeyValuePairs = [
      "xmlns": "http://www.w3.org/2000/svg", "class": "timbre", "viewBox": box, "role": "img",
      "aria-label": name,
    ]
    markup.element("svg", attributes) { markup in
      markup.element("title", text: title?.plainText ?? name)
      markup.style(HTMLStylesheet.drawing)
      markup.void("rect", ["class": "paper", "width": "100%", "height": "100%"])
      markup.element("g", ["class": kind], drawing)
    }
  }

  /// A straight line of a class.
  func line(
    _ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ markup: inout HTMLMarkup
  ) {
    markup.void(
      "line",
      [
        "class": kind, "x1": SVGNumber.text(x1), "y1": SVGNumber.text(y1), "x2": SVGNumber.text(x2),
        "y2": SVGNumber.text(y2),
      ])
  }

  /// Words that start, end or have their middle at a place.
  func label(_ anchor: String, _ x: Double, _ y: Double, _ text: String, _ markup: inout HTMLMarkup) {
    markup.element(
      "text", ["text-anchor": anchor, "x": SVGNumber.text(x), "y": SVGNumber.text(y)], text: text)
  }
}
