import Foundation
import Report
import Testing

@testable import Commands

/// Pictures of a library, and the document that holds them.
@Suite struct LibraryPictureTests {
  @Test func `a library is drawn and told as a document`() async throws {
    var bench = try SessionBench()
    try await bench.run("spotify login demo", "spotify sync features=off")
    let early = try await bench.type("plot library")
    #expect(early.diagnostics.first?.code == "no-predictions")
    try await bench.run("load demo", "split 60/20/20", "train model=logistic epochs=5", "predict library")
    let years = try await bench.run("plot library")
    let liked = try #require(try await bench.run("spotify status").output.fact("liked")?.number)
    #expect(try #require(years.output.fact("tracks")?.number) > 0.9 * liked)
    guard case .grid(let grid)? = years.output.blocks.last else {
      Issue.record("the years are no grid")
      return
    }
    #expect(grid.rowLabels == grid.rowLabels.sorted() && grid.rowLabels.count > 1)
    #expect(grid.counts.allSatisfy { $0.count == grid.columnLabels.count })
    for axis in ["month", "released", "playlist"] { try await bench.run("plot library by=\(axis)") }
    let sure = try await bench.run("plot library by=confidence")
    let predicted = try bench.host.environment.library().predictions().count
    #expect(sure.output.fact("tracks") == .integer(predicted))
    try await bench.run("spotify plan families")
    let both = try await bench.run("plot library by=playlist")
    #expect(both.output.blocks.count == 2)

    let before = bench.session.records.count
    let written = try await bench.run("report library songs.md")
    #expect(bench.session.records.count == before + 1)
    #expect(try #require(written.output.fact("lines")?.number) > 10)
    let text = try String(contentsOfFile: bench.host.environment.path("songs.md"), encoding: .utf8)
    for heading in ["## When what was liked", "## Playlists", "## In no playlist"] {
      #expect(text.contains(heading))
    }
    let refused = try await bench.type("report library songs.doc")
    #expect(refused.diagnostics.first?.suggestions.first == "report library songs.html")
  }
}
