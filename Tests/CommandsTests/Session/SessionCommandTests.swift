import Report
import Shell
import Tabular
import Testing

@testable import Commands

@Suite struct SessionCommandTests {
  @Test func `help finds a word anywhere and suggests when there is none`() async throws {
    var bench = try SessionBench()
    let found = try await bench.run("help provenance")
    #expect(String(describing: found.output).contains("why"))
    let lost = try await bench.type("help xyzzy")
    #expect(lost.diagnostics.first?.code == "nothing-found")
    #expect(lost.diagnostics.first?.span == 5..<10)
  }

  @Test func `history tells how long every line took and what came of it`() async throws {
    var bench = try SessionBench()
    let shown = try await bench.run("load demo", "genres", "history")
    let table = shown.output.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
    let rows = try #require(table?.rows)
    #expect(rows.count == 2)
    for (row, record) in zip(rows, bench.session.records) {
      #expect(row.contains(.duration(record.seconds)))
      #expect(record.seconds > 0)
    }
  }

  @Test func `so many changes are undone and redone at once, or none`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "filter genres pop,edm", "filter where tempo > 100", "sample 50")
    func rows() throws -> Int { try #require(bench.session.current(Dataset.self)).rowCount }
    #expect(try rows() == 50)
    let undone = try await bench.run("undo 3")
    guard case .paragraph(let words) = try #require(undone.output.blocks.first) else {
      Issue.record("\(undone.output)")
      return
    }
    #expect(
      words.plainText
        == "undone: sample 50, filter where tempo > 100, filter genres pop,edm; now dataset demo")
    #expect(try rows() == 3_006)
    try await bench.run("redo 2")
    let filtered = try rows()
    #expect(filtered < 3_006 && filtered > 50)
    let tooFar = try #require(await bench.type("undo 9").diagnostics.first)
    #expect(tooFar.code == "too-many-steps" && tooFar.span == 5..<6)
    #expect(tooFar.message.plainText == "only 3 changes can be undone")
    #expect(try rows() == filtered)
    #expect(
      try await bench.type("redo 2").diagnostics.first?.message.plainText == "only one change can be redone")
    #expect(try await bench.type("undo 0").diagnostics.map(\.code) == ["out-of-range"])
  }

  @Test func `settings are checked and kept`() async throws {
    var bench = try SessionBench()
    try await bench.run("set seed=7")
    #expect(bench.session.seed == 7)
    let wrong = try await bench.type("set sede=3 threads=-1")
    #expect(wrong.diagnostics.map(\.code) == ["unknown-setting", "bad-value"])
    #expect(wrong.diagnostics.first?.suggestions == ["seed="])
    #expect(bench.session.seed == 7)
    try await bench.run("undo")
    #expect(bench.session.seed == 1)
  }

  @Test func `variables go into later lines`() async throws {
    var bench = try SessionBench()
    try await bench.run("let s=9", "set seed=$s")
    #expect(bench.session.seed == 9)
    let wrong = try await bench.type("set seed=$t")
    #expect(wrong.diagnostics.first?.code == "unknown-variable")
  }

  @Test func `a saved session replays to the same state`() async throws {
    var bench = try SessionBench()
    try await bench.run("# %% A start", "let s=5", "set seed=$s", "help", "save session mine.timbre")
    #expect(try bench.read("mine.timbre") == "# %% A start\nlet s=5\nset seed=$s\n")
    var other = try SessionBench()
    try other.write(try bench.read("mine.timbre"), to: "mine.timbre")
    let record = try await other.run("replay mine.timbre")
    #expect(other.session.seed == 5)
    #expect(record.output.fact("lines") == .integer(3))
  }

  @Test func `a replay that fails leaves the session as it was`() async throws {
    var bench = try SessionBench()
    try bench.write("set seed=5\nexpect 1 = 2\nset seed=6\n", to: "bad.timbre")
    let record = try await bench.type("replay bad.timbre")
    #expect(record.diagnostics.first?.code == "replay-stopped")
    #expect(record.exitStatus == 3)
    #expect(bench.session.seed == 1)
    try await bench.run("set seed=2", "save session after.timbre")
    #expect(try bench.read("after.timbre") == "set seed=2\n")
  }

  @Test func `a file cannot replay itself and is read before it runs`() async throws {
    var bench = try SessionBench()
    try bench.write("replay loop.timbre\n", to: "loop.timbre")
    #expect(try await bench.type("replay loop.timbre").diagnostics.first?.code == "replay-stopped")
    try bench.write("set seed=5\nsett seed=6\n", to: "typo.timbre")
    let typo = try await bench.type("replay typo.timbre")
    #expect(typo.diagnostics.first?.code == "unknown-command")
    #expect(typo.diagnostics.first?.message.plainText.contains("typo.timbre:2") == true)
    #expect(typo.exitStatus == 2)
  }

  @Test(arguments: ["", "absent.timbre", "."]) func `files that cannot be read are said so`(name: String)
    async throws
  {
    var bench = try SessionBench()
    let record = try await bench.type("replay \"\(name)\"")
    #expect(!record.succeeded)
    #expect(record.diagnostics.first?.span?.isEmpty == false)
  }

  @Test func `writing where there is no folder is refused`() async throws {
    var bench = try SessionBench()
    let record = try await bench.type("save session no/such/folder.timbre")
    #expect(record.diagnostics.first?.code == "no-such-folder")
  }
}

@Suite struct ConditionTests {
  @Test(arguments: [
    ("accuracy >= 0.5", 0.5, true), ("accuracy>0.5", 0.5, false), ("accuracy < 0.5", 0.4, true),
    ("accuracy != 0.5", 0.5, false), ("accuracy ~ 0.54 +- 0.02", 0.56, true),
    ("accuracy ~ 0.54 ± 0.02", 0.5601, false), ("accuracy = 3", 3, true), ("accuracy == 3", 4, false),
  ])
  func `compares numbers`(text: String, actual: Double, expected: Bool) throws {
    #expect(try Condition(text).isMet(by: .number(actual)) == expected)
  }

  @Test func `compares words`() throws {
    #expect(try Condition("genre = hip-hop").isMet(by: .text("hip-hop")) == true)
    #expect(try Condition("genre > pop").isMet(by: .text("rock")) == nil)
  }

  @Test(arguments: [
    ("accuracy", Condition.Fault.noRelation), ("> 3", .noFact), ("a >", .noValue), ("a ~ 3", .noTolerance),
    ("a ~ x +- 1", .notANumber("x")), ("a ~ 1 +- y", .notANumber("y")),
  ])
  func `says what is missing`(text: String, fault: Condition.Fault) {
    #expect(throws: fault) { try Condition(text) }
  }

  @Test func `let offers the names that have a value, and values that there are`() async throws {
    var bench = try SessionBench()
    try await bench.run("let passes=20", "load demo")
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    #expect(engine.answer(for: "let ").candidates.map(\.text) == ["passes="])
    #expect(engine.answer(for: "let kept=").candidates.map(\.text).contains("$last.rows"))
    #expect(engine.answer(for: "let kept=$pa").candidates.map(\.text) == ["$passes"])
  }

  @Test(arguments: ["$last.nothing", "$2.nothing", "$99.rows"])
  func `a fact that a result does not have is no variable to be made`(name: String) async throws {
    var bench = try SessionBench()
    try await bench.run("let passes=20", "load demo")
    let fault = try #require(try await bench.type("let kept=\(name)").diagnostics.first)
    let help = try #require(fault.help?.plainText)
    #expect(fault.code == "unknown-variable" && !help.contains("let "))
    #expect(help.contains("genres") == (name != "$99.rows"))
  }

  @Test func `a result of an older model is marked where it is shown or used`() async throws {
    var bench = try SessionBench()
    let train = "train model=logistic epochs=1 background=none cues=none"
    try await bench.run("load demo", "split 60/20/20", train + " as=first")
    let judged = try await bench.run("evaluate").number
    func warnings(_ record: Record) -> Int {
      record.diagnostics.filter { $0.code == "outdated-result" }.count
        + record.output.blocks.filter { if case .warning = $0 { true } else { false } }.count
    }
    let shown = try await bench.run("last \(judged)")
    #expect(try await warnings(bench.run("expect accuracy >= 0")) == 0)
    #expect(bench.session.outdatedNumbers.isEmpty)
    try await bench.run(train + " seed=2 as=second")
    #expect(bench.session.outdatedNumbers == [judged])
    let again = try await bench.run("last \(judged)")
    #expect(warnings(again) == warnings(shown) + 1)
    #expect(try await warnings(bench.run("why \(judged)")) == 1)
    try await bench.run("use first", "evaluate", "use second")
    #expect(try await warnings(bench.run("expect accuracy >= 0")) == 1)
    #expect(try await warnings(bench.run("let kept=$last.accuracy")) == 1)
    // A line that is named by its number is meant as it is.
    #expect(try await warnings(bench.run("expect accuracy >= $\(judged).accuracy")) == 0)
    try await bench.run("use first")
    #expect(try await warnings(bench.run("expect accuracy >= 0")) == 0)
  }
}
