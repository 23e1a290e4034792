import Report
import Shell
import Tabular
import Testing

@testable import Commands

/// Blocks that are run for several values.
@Suite struct ForEachTests {
  private static func number(_ name: String, in record: Record) -> Double? {
    record.output.facts.first { $0.name.name == name }?.value.number
  }

  @Test func `mean and deviation are those of the rounds`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let block = try await bench.run("for n in 100,200,600\n  sample $n stratified=off\nend")
    #expect(Self.number("rows", in: block) == 300)
    // The squares of 200, 100 and 300 add up to 140,000; divided by two, the root of 70,000.
    #expect(abs((Self.number("rows_sd", in: block) ?? 0) - 264.575) < 0.001)
    #expect(bench.session.variables["n"] == nil)
    try await bench.run("expect rows = 300", "expect rows_sd < 265")
  }

  @Test func `lines that give the same facts have a table each`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let block = try await bench.run(
      "for n in 100,300\n  sample $n stratified=off\n  sample 50 stratified=off\nend")
    let tables = block.output.blocks.compactMap { block in
      if case .table(let table) = block { table } else { Table?.none }
    }
    #expect(tables.map { $0.title?.plainText } == ["sample $n stratified=off", "sample 50 stratified=off"])
    let means = try tables.map { table in
      let row = try #require(table.rows.first { $0.first?.plainText == "rows" })
      return row[1].plainText
    }
    #expect(means == ["200.0", "50.0"])
    // The name by itself stands for the last line.
    #expect(Self.number("rows", in: block) == 50)
  }

  @Test func `a setting of that name is set within and as before afterwards`() async throws {
    var bench = try SessionBench()
    try await bench.run("set seed=9", "load demo", "for seed in 21..23; sample 50; end")
    let seeds = bench.session.records.filter { $0.commandName == "sample" }.map(\.seed)
    #expect(seeds == [21, 22, 23])
    #expect(bench.session.seed == 9)
    #expect(
      Swift.Set(
        bench.session.records.filter { $0.commandName == "sample" }.flatMap(\.makes).map(\.fingerprint)
      ).count == 3)
  }

  @Test func `a saved session holds the block once and replays it`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "for seed in 1..2; sample 40; end", "save session s.timbre")
    #expect(try bench.read("s.timbre") == "load demo\nfor seed in 1..2\n  sample 40\nend\n")
    var again = try SessionBench()
    try again.write(bench.read("s.timbre"), to: "s.timbre")
    try await again.run("replay s.timbre")
    #expect(
      again.session.records.filter { $0.commandName == "for" }.map { Self.number("rows", in: $0) } == [40])
  }

  @Test func `a round that fails takes all back and one undo takes back all rounds`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let failed = try await bench.type("for g in pop,pok; filter genres $g; end")
    #expect(failed.diagnostics.map(\.code) == ["block-stopped"])
    #expect(bench.session.items.all(ItemKind("dataset")).count == 1)
    try await bench.run("for g in pop,hip-hop,edm; filter genres $g; end")
    #expect(bench.session.current(Dataset.self)?.genres == ["edm"])
    try await bench.run("undo")
    #expect(bench.session.items.all(ItemKind("dataset")).count == 1)
  }

  @Test(arguments: [
    ("for x 1,2; show; end", "missing-in"), ("for x in 1,2; end", "empty-block"),
    ("for seed in 1,b; show; end", "bad-value"), ("for last in 1; show; end", "bad-name"),
    ("for x in 1..5000; show; end", "too-many-rounds"), ("for x in 5..1; show; end", "empty-range"),
    ("for x in 1,2", "block-not-closed"),
  ])
  func `what is wrong is named`(line: String, code: String) async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    #expect(try await bench.type(line).diagnostics.map(\.code) == [code])
  }
}
