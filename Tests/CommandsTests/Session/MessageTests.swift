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

  @Test(arguments: ["let x", "why foo", "show five", "compare network"])
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
}
