import Foundation
import Report
import Shell
import Tabular
import Testing

@testable import Commands

/// Results that were shown: again, and as files.
@Suite struct SaveResultTests {
  private func text(_ block: Output.Block, _ format: RowFormat) throws -> String {
    String(decoding: ResultRows(try #require(block.rows)).bytes(as: format), as: UTF8.self)
  }

  @Test func `numbers are written in full, and nothing in a cell can leave it`() throws {
    let table = Table(
      columns: [.text("name"), .number("share"), .number("share"), .text(""), .text("right")],
      rows: [
        [
          .text("a,\"b\"\nc"), .share(0.125), .count(1_234_567), .spark([1, 2.5]),
          .interval(0.5, low: 0.25, high: 1),
        ],
        [.missing, .number(.nan, digits: 2), .number(1.0 / 3, digits: 1), .flag(true), .missing],
      ])
    #expect(
      try text(.table(table), .csv) == """
        name,share,share 2,column 4,right,right low,right high
        "a,""b""
        c",0.125,1234567,1.0 2.5,0.5,0.25,1.0
        ,,0.3333333333333333,true,,,

        """)
    let lines = try text(.table(table), .jsonl).split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func `matrices, plots, ridges and trees are rows`() throws {
    let grid = Grid(
      rowMeaning: "true", columnMeaning: "predicted", rowLabels: ["a", "b"], columnLabels: ["a", "b"],
      counts: [[3, 1], [0, 9]])
    #expect(try text(.grid(grid), .csv) == "true,a,b\na,3,1\nb,0,9\n")
    let plot = Plot(
      x: .init("x"), y: .init("y"),
      series: [.init("s", .points, x: [1, 2], y: [3, .nan], labels: ["p", "q"])])
    #expect(try text(.plot(plot), .csv) == "series,name,x,y\ns,p,1.0,3.0\ns,q,2.0,\n")
    let tree = Dendrogram(
      measure: "height", root: .join(.leaf("a"), .join(.leaf("b"), .leaf("c"), height: 0.5), height: 1))
    #expect(try text(.dendrogram(tree), .csv) == "first,second,height\nb,c,0.5\na,b c,1.0\n")
    let ridges = Ridges(
      axis: .init("energy"),
      rows: [.init("pop", heights: [1, 2], lowerQuartile: 0.25, median: 0.5, upperQuartile: 0.75)])
    #expect(
      try text(.ridges(ridges), .csv)
        == "name,25 %,median,75 %,height 1,height 2\npop,0.25,0.5,0.75,1.0,2.0\n")
  }

  @Test func `a result is shown again and written whole`() async throws {
    var bench = try SessionBench()
    let shown = try await bench.run("load demo", "genres")
    #expect(Array(try await bench.run("last").output.blocks.dropFirst()) == shown.output.blocks)
    let record = try await bench.run("save last genres.csv")
    #expect(record.output.fact("rows") == .integer(20))
    #expect(try bench.read("genres.csv").split(separator: "\n").count == 21)
    #expect(try await bench.type("save last x.csv line=1").diagnostics.map(\.code) == ["no-such-table"])
    try await bench.run("split", "describe correlations")
    #expect(try await bench.type("save last x.csv").diagnostics.map(\.code) == ["several-tables"])
    try await bench.run("save last x.csv table=2")
    // A saved session does without them.
    #expect(!bench.session.lines.contains { $0.contains("last") })
  }

  @Test func `every column of a track is shown, one below the other`() async throws {
    var bench = try SessionBench()
    let record = try await bench.run("load demo", "show 2 expanded")
    let counts = record.output.blocks.compactMap {
      if case .fields(let fields) = $0 { fields.count } else { nil }
    }
    #expect(counts.count == 2)
    #expect(counts.allSatisfy { $0 == bench.session.current(Dataset.self)?.columnNames.count })
  }
}
