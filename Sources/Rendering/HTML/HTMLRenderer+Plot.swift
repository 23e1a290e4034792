import Report

/// Plots as drawings, with a title and a description for those who do not see them.
extension HTMLRenderer {
  /// Where a plot's axes lie in its drawing, in pixels from the upper left.
  private struct Frame {
    let left = 64.0
    let top = 30.0
    let size: (width: Double, height: Double)
    let x: PlotScale
    let y: PlotScale

    var right: Double { size.width - 24 }
    var bottom: Double { size.height - 50 }

    func across(_ value: Double) -> Double { left + x.position(value) * (right - left) }
    func down(_ value: Double) -> Double { bottom - y.position(value) * (bottom - top) }

    /// Whether a point lies between the axes.
    func holds(_ x: Double, _ y: Double) -> Bool {
      (-0.001...1.001).contains(self.x.position(x)) && (-0.001...1.001).contains(self.y.position(y))
    }
  }

  /// More names than these are not legible in a plot of the usual size.
  private static let mostNames = 30

  func write(_ plot: Plot, to markup: inout HTMLMarkup) {
    let hasBars = plot.series.contains { $0.mark == .bars }
    // Many names need more room to stand beside their points.
    let isLarge = plot.series.reduce(0) { $0 + $1.labels.count } > Self.mostNames
    let frame = Frame(
      size: isLarge ? (1_080, 720) : (640, 320),
      x: PlotScale(plot.x, values: plot.horizontalExtent, maximumTicks: 8, roundsOut: false),
      y: PlotScale(
        plot.y, values: plot.series.lazy.flatMap(\.y), includesZero: hasBars, maximumTicks: 6, roundsOut: true
      ))
    let title = plot.title.map { ValueText.words($0) } ?? "\(plot.y.title) over \(plot.x.title)"
    let names = plot.series.map(\.name).joined(separator: ", ")
    figure(
      isLarge ? "plot large" : "plot", title: plot.title, name: "\(title): \(names)", size: frame.size,
      data: plot.data,
      caption: { keys(plot, &$0) }, &markup
    ) { markup in
      axes(plot, frame, &markup)
      var names = NamePlacement(
        within: .init(left: frame.left, top: frame.top, right: frame.size.width - 4, bottom: frame.bottom))
      let hasNames = plot.series.contains { !$0.labels.isEmpty }
      for (index, series) in plot.series.enumerated() {
        let isCloud = hasNames && series.labels.isEmpty && series.mark == .points
        let kind = "s\(index % Palette.series.count)" + (isCloud ? " cloud" : "")
        markup.element("g", ["class": kind]) { markup in
          markup.element("title", text: series.name)
          draw(series, frame, &names, &markup)
        }
      }
    }
  }

  private func keys(_ plot: Plot, _ markup: inout HTMLMarkup) {
    guard plot.series.count > 1 else { return }
    for (index, series) in plot.series.enumerated() {
      markup.element("span", ["class": "key s\(index % Palette.series.count)"]) { markup in
        markup.element("i", ["aria-hidden": "true"]) { _ in }
        markup.write(series.name)
      }
    }
  }

  // MARK: Axes

  private func axes(_ plot: Plot, _ frame: Frame, _ markup: inout HTMLMarkup) {
    for tick in frame.y.ticks {
      let y = frame.down(tick)
      line("rule", frame.left, y, frame.right, y, &markup)
      label("end", frame.left - 8, y + 4, frame.y.label(tick), &markup)
    }
    for tick in frame.x.ticks {
      label("middle", frame.across(tick), frame.bottom + 18, frame.x.label(tick), &markup)
    }
    line("axis", frame.left, frame.bottom, frame.right, frame.bottom, &markup)
    if plot.title?.plainText != plot.y.title { label("start", 4, 12, plot.y.title, &markup) }
    label("middle", (frame.left + frame.right) / 2, frame.bottom + 40, plot.x.title, &markup)
    for mark in plot.marks where (0...1).contains(frame.x.position(mark)) {
      line("mark", frame.across(mark), frame.top, frame.across(mark), frame.bottom, &markup)
    }
    guard plot.showsDiagonal else { return }
    let low = max(frame.x.low, frame.y.low)
    let high = min(frame.x.high, frame.y.high)
    if low < high {
      line("mark", frame.across(low), frame.down(low), frame.across(high), frame.down(high), &markup)
    }
  }

  // MARK: Series

  private func draw(
    _ series: Plot.Series, _ frame: Frame, _ names: inout NamePlacement, _ markup: inout HTMLMarkup
  ) {
    let points = zip(series.x, series.y).map { (x: $0, y: $1) }
    switch series.mark {
    case .line:
      // A value that is not finite leaves a gap between two lines.
      for part in points.split(whereSeparator: { !$0.x.isFinite || !$0.y.isFinite }) {
        let path = part.map { "\(SVGNumber.text(frame.across($0.x))),\(SVGNumber.text(frame.down($0.y)))" }
        if path.count > 1 {
          markup.void("polyline", ["points": path.joined(separator: " ")])
        } else if let only = part.first {
          dot(only.x, only.y, frame, &markup)
        }
      }
    case .points:
      for (place, point) in points.enumerated() where frame.holds(point.x, point.y) {
        dot(point.x, point.y, frame, &markup)
        guard !series.labels.isEmpty else { continue }
        name(series.labels[place], at: (frame.across(point.x), frame.down(point.y)), &names, &markup)
      }
    case .bars:
      let half = series.barSpan / 2
      for point in points where point.x.isFinite && point.y.isFinite {
        bar(from: point.x - half, to: point.x + half, height: point.y, frame, &markup)
      }
    }
  }

  /// The name of a point, with a line to it where it stands apart. One that has no room is in the data.
  private func name(
    _ text: String, at point: (x: Double, y: Double), _ names: inout NamePlacement,
    _ markup: inout HTMLMarkup
  ) {
    guard let place = names.place(text, x: point.x, y: point.y) else { return }
    if place.isFar { line("axis", point.x, point.y, place.x, place.y - 4, &markup) }
    label("start", place.x, place.y, text, &markup)
  }

  private func dot(_ x: Double, _ y: Double, _ frame: Frame, _ markup: inout HTMLMarkup) {
    markup.void(
      "circle", ["cx": SVGNumber.text(frame.across(x)), "cy": SVGNumber.text(frame.down(y)), "r": "2.5"])
  }

  private func bar(
    from low: Double, to high: Double, height: Double, _ frame: Frame, _ markup: inout HTMLMarkup
  ) {
    let left = min(max(frame.across(low), frame.left), frame.right)
    let right = min(max(frame.across(high), frame.left), frame.right)
    let base = min(max(frame.down(0), frame.top), frame.bottom)
    let end = min(max(frame.down(height), frame.top), frame.bottom)
    guard right > left else { return }
    markup.void(
      "rect",
      [
        "x": SVGNumber.text(left + 0.5), "y": SVGNumber.text(min(base, end)),
        "width": SVGNumber.text(max(right - left - 1, 0.5)), "height": SVGNumber.text(abs(base - end)),
      ])
  }
}
