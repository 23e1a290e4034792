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
