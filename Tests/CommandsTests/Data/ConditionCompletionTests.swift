import Shell
import Testing

@testable import Commands

/// What Tab offers in a condition: as far as the language goes.
@Suite struct ConditionCompletionTests {
  private static func offered(_ lines: [String]) async throws -> [[String]] {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    return lines.map { engine.answer(for: $0).candidates.map(\.text) }
  }

  @Test func `columns comparisons values and connections in their places`() async throws {
    let offered = try await Self.offered([
      "filter where temp", "filter where energy ", "filter where explicit ", "filter where explicit = ",
      "filter where track_genre = hi", "filter where track_genre=hi", "filter where energy > 0.5 ",
      "filter where energy > 0.5 and tem",
    ])
    #expect(offered[0] == ["tempo"])
    #expect(offered[1] == [">", "<", ">=", "<=", "=", "!=", "missing"])
    #expect(offered[2] == ["=", "!=", "missing"])
    #expect(offered[3] == ["yes", "no"])
    #expect(offered[4] == ["hip-hop"] && offered[5] == ["hip-hop"])
    #expect(offered[6] == ["and", "or"])
    #expect(offered[7] == ["tempo"])
  }

  @Test func `a list offers no value twice and a number its range`() async throws {
    let offered = try await Self.offered([
      "filter where track_genre in (hip-hop, ", "filter where track_genre in (hip-hop,po",
      "filter where tempo > ",
    ])
    #expect(!offered[0].contains("hip-hop") && offered[0].contains("pop"))
    #expect(offered[1] == ["pop"])
    #expect(offered[2].count == 5 && offered[2].allSatisfy { Double($0) != nil })
  }

  @Test func `whatever is offered runs`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    for line in [
      "filter where artists contains ", "filter where track_name = ", "filter where track_genre != ",
    ] {
      let answer = engine.answer(for: line)
      let first = try #require(answer.candidates.first?.text)
      try await bench.run(line + first, "use demo")
    }
  }
}
