import Shell
import Tabular
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

  @Test(arguments: [
    "predict track:", "predict artist:", "filter where track_name = ", "filter where artists = ",
  ])
  func `what is not listed is counted`(line: String) async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let dataset = try #require(bench.session.dataset)
    let texts = try #require(dataset.texts(line.contains("artist") ? .artists : .trackName))
    // In a condition each of several artists can be meant.
    let splits = line.hasPrefix("filter") && line.contains("artist")
    let all = Set(
      (0..<texts.count).compactMap { texts[$0] }.flatMap {
        splits ? $0.split(separator: ";").map(String.init) : [$0]
      })
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    let answer = engine.answer(for: line)
    #expect(answer.candidates.count == 60 && answer.candidates.count + answer.further == all.count)
    #expect(engine.hint(for: line + "ma").isEmpty)
    let beginning = engine.answer(for: line + "ma")
    let fitting = all.filter { FoldedText($0).text.hasPrefix("ma") }
    #expect(!fitting.isEmpty && beginning.candidates.count + beginning.further == fitting.count)
  }

  @Test func `accents and case do not hide a title, and an artist typed in full comes first`() async throws {
    var bench = try SessionBench()
    try bench.write(
      "track_id,track_name,artists,track_genre\n1,Été,Queens,pop\n2,Etude,Queens,pop\n3,summer,Queen,pop\n",
      to: "t.csv")
    try await bench.run("load t.csv")
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    #expect(engine.answer(for: "predict track:et").candidates.map(\.text) == ["Été", "Etude"])
    #expect(engine.answer(for: "predict track:UMM").candidates.map(\.text) == ["summer"])
    #expect(engine.answer(for: "predict artist:queen").candidates.map(\.text) == ["Queen", "Queens"])
    #expect(engine.answer(for: "predict artist:queens track:").candidates.map(\.text) == ["Été", "Etude"])
    #expect(engine.answer(for: "predict track:summer artist:").candidates.map(\.text) == ["Queen"])
  }

  @Test func `features offer nothing that what is typed holds already`() async throws {
    let offered = try await Self.offered([
      "train features=", "train features=energy,", "train features=audio,", "train features=audio,derived,",
    ])
    #expect(offered[0].contains("audio") && offered[0].contains("all") && offered[0].contains("energy"))
    for name in ["audio", "all", "energy"] { #expect(!offered[1].contains(name)) }
    #expect(offered[1].contains("tempo") && offered[1].contains("derived"))
    for name in ["audio", "all", "energy", "tempo"] { #expect(!offered[2].contains(name)) }
    #expect(offered[2].contains("derived") && offered[2].contains("popularity"))
    #expect(!offered[3].contains("tempo_off_whole"))
  }

  @Test func `a verb of one command is told with what it does`() throws {
    let bench = try SessionBench()
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    let catalog = bench.session.catalog
    for verb in catalog.verbs where catalog.commands(of: verb).count == 1 {
      let offer = try #require(engine.answer(for: verb).candidates.first { $0.text == verb })
      let summary = try #require(catalog.commands(of: verb).first).about.summary
      #expect(offer.description.contains(summary), "\(verb): \(offer.description)")
    }
  }
}
