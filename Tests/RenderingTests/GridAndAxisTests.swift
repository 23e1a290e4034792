import Report
import Testing

@testable import Rendering

/// What of a drawing has to be readable by itself.
@Suite struct GridAndAxisTests {
  @Test func `years are written without thousands signs`() {
    let axis = Plot.Axis("year", isYear: true)
    let scale = PlotScale(axis, values: [1960, 2025], maximumTicks: 5, roundsOut: true)
    #expect(scale.ticks.map(scale.label).contains("1980"))
    let plot = Plot(
      x: axis, y: Plot.Axis("share"), series: [Plot.Series("a", .line, x: [1999, 2001], y: [0.5, 1])])
    #expect(plot.data.rows.map { $0[0] } == [.text("1999"), .text("2001")])
    let amounts = PlotScale(Plot.Axis("tracks"), values: [0, 2000], maximumTicks: 5, roundsOut: true)
    #expect(amounts.ticks.map(amounts.label).contains("1,000"))
  }

  @Test(arguments: [40, 60, 80, 100, 200]) func `bars fill the window and keep their counts`(width: Int) {
    let centres = (0..<20).map { (Double($0) + 0.5) / 20 }
    let plot = Plot(
      x: Plot.Axis("confidence", range: 0...1, isShare: true), y: Plot.Axis("tracks"),
      series: [Plot.Series("songs", .bars, x: centres, y: centres.map { $0 * 200 })])
    let lines = TerminalRenderer(width: width).render(Output([.plot(plot)])).split(separator: "\n")
    let axis = lines.first { $0.contains("└") }?.count ?? 0
    #expect(axis * 4 >= width * 3, "\(axis) of \(width) columns")
    let drawn = plot.addingUpBars(room: width - 8).series[0]
    #expect(drawn.y.reduce(0, +) == plot.series[0].y.reduce(0, +))
    #expect(zip(drawn.x, drawn.x.dropFirst()).allSatisfy { abs($1 - $0 - drawn.barSpan) < 1e-9 })
  }

  @Test func `bars that cannot be added up stay as they are`() {
    func plot(_ series: Plot.Series...) -> Plot { Plot(x: Plot.Axis("x"), y: Plot.Axis("y"), series: series) }
    let centres = (0..<20).map(Double.init)
    let gap = plot(Plot.Series("a", .bars, x: centres.filter { $0 != 7 }, y: centres))
    let line = plot(
      Plot.Series("a", .bars, x: centres, y: centres), Plot.Series("b", .line, x: centres, y: centres))
    let broken = plot(Plot.Series("a", .bars, x: centres, y: centres.map { $0 == 3 ? .nan : $0 }))
    for kept in [gap, line, broken] { #expect(kept.addingUpBars(room: 34) == kept) }
    #expect(plot(Plot.Series("a", .bars, x: [1], y: [1])).addingUpBars(room: 34).series[0].x == [1])
  }

  @Test(arguments: [40, 60, 80]) func `letters above columns are explained where no row has them`(width: Int)
  {
    let names = (0..<17).map { "family-\($0)" }
    let grid = Grid(
      rowMeaning: "year", columnMeaning: "family", rowLabels: ["2001", "2002"], columnLabels: names,
      counts: [Array(0..<17), Array(repeating: 1, count: 17)], isNormalised: true)
    let text = TerminalRenderer(width: width).render(Output([.grid(grid)]))
    for (letter, name) in zip("abcdefghijklmnopq", names) { #expect(text.contains("\(letter) \(name)")) }
    #expect(!text.contains("wrong"))
  }

  @Test(arguments: [40, 80, 200]) func `names beside a map are whole, cut where they can be told, or counted`(
    width: Int
  ) {
    let names = (0..<114).map { "genre-\($0)-" + String(repeating: "x", count: $0 % 13) }
    let counts = names.indices.map { row in names.indices.map { $0 == row ? 9 : 0 } }
    let grid = Grid(
      rowMeaning: "true", columnMeaning: "predicted", rowLabels: names, columnLabels: names, counts: counts,
      order: Array(names.indices))
    let text = TerminalRenderer(width: width, style: TerminalStyle(colors: .none)).render(
      Output([.grid(grid)]))
    var counted = 0
    for line in text.split(separator: "\n") {
      guard let start = line.firstRange(of: "genre-")?.lowerBound else { continue }
      for word in line[start...].split(whereSeparator: { " ,".contains($0) }) {
        if word.hasPrefix("+"), let more = Int(word.dropFirst()) {
          counted += more
        } else {
          counted += 1
          let isCut = word.hasSuffix("…") && word.count >= 8
          #expect(names.contains(String(word)) || isCut && names.contains { $0.hasPrefix(word.dropLast()) })
        }
      }
    }
    #expect(counted == names.count)
  }

  @Test(arguments: [5, 17, 28, 60]) func `a drawn map has room for its labels`(length: Int) throws {
    let names = (0..<40).map { String(repeating: "m", count: length - 3) + "-\($0 + 10)" }
    let counts = names.indices.map { row in names.indices.map { $0 == row ? 9 : 0 } }
    let grid = Grid(
      rowMeaning: "true", columnMeaning: "predicted", rowLabels: names, columnLabels: names, counts: counts)
    let page = HTMLRenderer().render(Output([.grid(grid)]))
    let end = try #require(page.firstMatch(of: #/class="row" x="(\d+)"/#).flatMap { Int($0.1) })
    let shown = try #require(page.firstMatch(of: #/class="row"[^>]*>(?:<title>[^<]*</title>)?([^<]*)</#)?.1)
    #expect(shown.count == min(length, 28) && end >= shown.count * 7)
    #expect(page.contains("<title>\(names[0])</title>") == (length > 28))
  }
}
