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
}
