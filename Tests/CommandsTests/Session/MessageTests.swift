import Shell
import Testing

@testable import Commands

/// What is told of lines that cannot be read: one cause, and what may be meant.
@Suite struct MessageTests {
  @Test(arguments: [
    ("show where tempo > 100", "bad-value", "filter where tempo > 100"),
    ("hist energy", "bad-value", "plot energy"),
    ("show 3 by=tempo desc", "unexpected-word", "descending"),
    ("show columns=titlle", "unknown-column", "title"),
    ("expect rowss > 5", "unknown-fact", "rows"),
    ("q", "unknown-command", "quit"),
    ("corr", "unknown-command", "describe correlations"),
    ("ladder", "unknown-command", "audit ladder"),
    ("df.head()", "unknown-command", "show"),
    ("df.describe()", "unknown-command", "describe"),
    ("set background", "unexpected-word", "background="),
    ("set background light", "unexpected-word", "background=light"),
    ("qui", "unknown-command", "quit"),
    ("plot histogram energy", "unknown-column", "plot energy"),
    ("plot histogram energy", "unknown-column", "plot distributions energy"),
    ("plot violin energy", "unknown-column", "plot distributions energy"),
    ("plot distribution energy", "unknown-column", "plot distributions energy"),
    ("describe corelations", "unknown-column", "describe correlations"),
    ("spotify plan shw", "unexpected-word", "spotify plan show"),
    ("spotify plan energy > 0.8", "unexpected-word", "spotify plan where energy > 0.8"),
    ("train logistic", "unexpected-word", "train model=logistic"),
    ("plot pca", "unknown-column", "plot map"),
    ("plot heatmap", "unknown-column", "describe correlations"),
    ("plot confusion pop", "unknown-column", "confusion pop"),
    ("filter tempo > 100", "unknown-subverb", "filter where tempo > 100"),
    ("filter pop,edm", "unknown-subverb", "filter genres pop,edm"),
    ("use", "missing-parameter", "use demo"),
    ("filter genre = pop", "unknown-genre", "filter where genre = pop"),
    ("describe by genre", "unknown-column", "describe by=genre"),
    ("describe energy by genre", "unknown-column", "describe energy by=genre"),
    ("describe where tempo > 100", "unknown-column", "filter where tempo > 100"),
    ("count by genre", "bad-value", "count by=genre"),
    ("count genre", "bad-value", "count by=genre"),
    ("group by genre", "unknown-subverb", "describe by=genre"),
    ("group by genre", "unknown-subverb", "count by=genre"),
    ("split by artist", "unexpected-word", "split by=artist"),
    ("clean missing", "unexpected-word", "clean rules=missing"),
    ("plot energy by genre", "unexpected-word", "plot energy by=genre"),
    ("plot energy vs loudness", "unexpected-word", "plot energy loudness"),
    ("plot energy hist", "unknown-column", "plot energy"),
    ("show genres", "bad-value", "genres"),
    ("show energy", "bad-value", "show by=energy"),
    ("show top 5", "bad-value", "show 5"),
    ("show sort=energy", "unknown-option", "show by=energy"),
    ("show columns=title limit=5", "unknown-option", "show 5 columns=title"),
    ("sample n=100", "unknown-option", "sample 100"),
    ("list datasets", "unexpected-word", "datasets"),
    ("genres pop", "unexpected-word", "filter genres pop"),
    ("drop duplicates", "unknown-column", "clean"),
    ("fetch", "unknown-command", "datasets fetch"),
    ("playlists", "unknown-command", "spotify playlists"),
    ("validate", "unknown-command", "cross-validate"),
    ("value_counts", "unknown-command", "count"),
    ("logistic", "unknown-command", "train"),
    ("cosine", "unknown-command", "train schedule=cosine"),
    ("filter where tempo > 100 && energy > 0.5", "bad-condition", "tempo > 100 and energy > 0.5"),
    ("filter where tempo between 100 and 120", "bad-condition", "tempo >= 100 and tempo <= 120"),
    ("filter where title like '%love%'", "bad-condition", "title contains \"love\""),
    ("filter where title ~ love", "bad-condition", "title contains love"),
    ("filter where tempo is not null", "wrong-kind", "not tempo missing"),
    ("filter where genre in [pop, edm]", "bad-condition", "genre in (pop, edm)"),
    ("filter where genre in pop, edm", "bad-condition", "genre in (pop, edm)"),
    ("filter where 0.5 < energy", "unknown-column", "energy > 0.5"),
    ("filter where energy 0.5", "bad-condition", "energy > 0.5"),
    ("filter where energy > 0.5 and", "bad-condition", "energy > 0.5"),
    ("filter where genre = popp", "nothing-left", "track_genre = pop"),
  ])
  func `one fault is told once, with what may be meant`(line: String, code: String, meant: String)
    async throws
  {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let faults = try await bench.type(line).diagnostics
    #expect(faults.map(\.code) == [code])
    #expect(faults.first?.suggestions.contains(meant) == true, "\(faults.first?.suggestions ?? [])")
  }

  @Test func `a line that lacks a name offers the names that there are, and none where there are none`()
    async throws
  {
    var bench = try SessionBench()
    #expect(try await bench.type("use").diagnostics.map(\.suggestions) == [[]])
    #expect(try await bench.type("forget").diagnostics.map(\.suggestions) == [[]])
    #expect(try await bench.type("filter genres").diagnostics.first?.suggestions.isEmpty == false)
    try await bench.run("load demo as=mine")
    #expect(try await bench.type("use").diagnostics.map(\.suggestions) == [["use mine"]])
    #expect(try await bench.type("load demoo").diagnostics.first?.suggestions.contains("use") == false)
  }

  @Test func `a feature without its value is underlined, and its value asked for`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none")
    let fault = try #require(await bench.type("predict energy").diagnostics.first)
    #expect(fault.span == 8..<14)
    #expect(fault.suggestions == ["predict energy="])
    let second = try #require(await bench.type("predict tempo=120 enrgy=0.5").diagnostics.first)
    #expect(second.span == 18..<23)
    #expect(second.suggestions == ["energy"])
  }

  @Test(arguments: ["let x", "why foo", "show five"])
  func `a word that does not fit is told with the form`(line: String) async throws {
    var bench = try SessionBench()
    let faults = try await bench.type(line).diagnostics
    #expect(faults.count == 1)
    #expect(faults.first?.help?.plainText.contains("its form is") == true)
  }

  @Test func `only what is wrong of a condition is underlined`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    #expect(try await bench.type("expect rowss > 5").diagnostics.first?.span == 7..<12)
  }

  @Test func `a kind of classifier that does not exist is told before what else is missing`() async throws {
    var bench = try SessionBench()
    #expect(try await bench.type("train model=knn").diagnostics.map(\.code) == ["unknown-classifier"])
  }

  @Test func `numbers are written as a person reads them`() async throws {
    var bench = try SessionBench()
    let record = try await bench.run(
      "load demo", "split", "train model=naive-bayes background=none cues=none", "evaluate")
    let accuracy = try #require(record.output.fact("accuracy")?.canonicalText)
    #expect(accuracy.count > 10)
    let why = "\(try await bench.run("why").output)"
    #expect(!why.contains(accuracy))
    let fault = try await bench.type("expect accuracy > 2").diagnostics.first
    #expect(fault.map { !$0.message.plainText.contains(accuracy) } == true)
  }

  @Test func `conditions complete by the names that a condition takes`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split", "train model=naive-bayes background=none cues=none")
    func offers(_ line: String) -> [String] {
      CompletionEngine(bench.session, environment: bench.host.environment).answer(for: line).candidates.map(
        \.text)
    }
    #expect(try await bench.type("predict energy").diagnostics.first?.suggestions == ["predict energy="])
    #expect(offers("filter where genre = h") == ["hip-hop"])
    #expect(offers("filter where artist contains \"Kammer").contains { $0.contains("Kammer") })
    #expect(offers("predict energy=").count == 5)
    #expect(offers("predict \"No Stair").contains { $0.contains("Staircase") })
    #expect(!offers("predict e").contains { $0.contains("Staircase") })
  }

  @Test func `a variable that does not exist is told once, and not as a value that does not fit`()
    async throws
  {
    var bench = try SessionBench()
    let faults = try await bench.type("show $y from=x").diagnostics
    #expect(faults.map(\.code) == ["unknown-variable", "bad-value"])
    #expect(try await bench.type("show $y").diagnostics.map(\.code) == ["unknown-variable"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `pages of parentheses are refused soon, and nothing is guessed of them`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let (open, close) = (String(repeating: "(", count: 20_000), String(repeating: ")", count: 20_000))
    let fault = try await bench.type("filter where \(open)energy > 0.5\(close)").diagnostics.first
    #expect(fault?.code == "too-deep" && fault?.suggestions.isEmpty == true)
    #expect(ConditionSpelling.respelled("energy > 0.5 && tempo <> 100") == "energy > 0.5 and tempo != 100")
    #expect(ConditionSpelling.respelled(open + " && ") == nil)
  }
}
