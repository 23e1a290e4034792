import Report
import Shell
import Testing

@testable import Commands

/// The small verbs that everyone tries: counting, columns, tables beside and below each other.
@Suite struct TableCommandTests {
  private func table(_ record: Record) throws -> Table {
    try #require(
      record.output.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
  }

  @Test func `verbs that exist under another name offer it`() async throws {
    var bench = try SessionBench()
    let meant = [
      "head": "show", "columns": "describe", "sort": "show", "relabel": "group genres", "tally": "count",
      "concat": "append", "merge": "group genres",
    ]
    for (typed, verb) in meant {
      let record = try await bench.type("\(typed) energy")
      #expect(record.diagnostics.first?.suggestions.first == verb, "\(typed)")
    }
  }

  @Test func `tracks are counted by whatever they share`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    #expect(try await bench.run("count").output.fact("rows") == .integer(3006))
    let genres = try await bench.run("count 3 by=genre")
    #expect(genres.output.fact("groups") == .integer(20))
    let counted = try table(genres)
    #expect(counted.rows.count == 3 && counted.totalRows == 20)
    let listed = try table(try await bench.run("genres"))
    #expect(counted.rows.map { $0[1] } == listed.rows.prefix(3).map { $0[1] })
    let pairs = try table(try await bench.run("count by=genre,explicit"))
    #expect(pairs.columns.map(\.title) == ["genre", "explicit", "tracks", "share"])
    let artists = try await bench.run("count 1 by=artist")
    try await bench.run("filter where artists contains \"\(try table(artists).rows[0][0].plainText)\"")
    let wrong = try await bench.type("count by=genr")
    #expect(wrong.diagnostics.first?.place == .span(9..<13))
    #expect(wrong.exitStatus == 1)
  }

  @Test func `columns are left out renamed and come back by a join`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "drop tempo,energy as=plain")
    let dropped = try #require(bench.session.dataset)
    #expect(dropped["tempo"] == nil && dropped["energy"] == nil && dropped.rowCount == 3006)
    let joined = try await bench.run("join demo columns=bpm as=whole")
    let whole = try #require(bench.session.dataset)
    #expect(whole.rowCount == 3006 && whole["tempo"] != nil && whole["energy"] == nil)
    // Every row has an id, and finds the first row of that id.
    #expect(joined.output.fact("matched") == .integer(3006))
    try await bench.run("filter where tempo > 120")
    #expect((bench.session.dataset?.rowCount ?? 0) > 500)
    try await bench.run("use whole", "rename tempo=bpm_2 track_genre=manner")
    let renamed = try #require(bench.session.dataset)
    #expect(renamed["bpm_2"] != nil && renamed["tempo"] == nil && renamed.genres.isEmpty)
    try await bench.run("rename manner=genre")
    #expect(bench.session.dataset?.genres.count == 20)
    let taken = try await bench.type("rename valence=bpm_2")
    #expect(taken.diagnostics.first?.code == "name-taken")
    let unknown = try await bench.type("rename valenc=mood")
    #expect(unknown.diagnostics.first?.place == .span(7..<13))
    #expect(unknown.diagnostics.first?.suggestions == ["valence"])
    #expect(try await bench.type("rename").exitStatus == 2)
  }

  @Test func `they complete`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let engine = CompletionEngine(bench.session, environment: bench.host.environment)
    func offered(_ line: String) -> [String] { engine.answer(for: line).candidates.map(\.text) }
    #expect(offered("drop temp") == ["tempo"])
    #expect(offered("rename popu") == ["popularity="])
    #expect(offered("rename popularity=rel") == ["release_date"])
    #expect(offered("join de") == ["demo"] && offered("append de") == ["demo"])
    #expect(offered("count by=").prefix(5) == ["genre", "family", "artist", "year", "track_id"])
    #expect(offered("describe by=fam") == ["family"] && offered("evaluate by=art").contains("artist"))
    #expect(offered("describe statistic=") == ["median", "mean"])
  }

  @Test func `a file is joined by what both have`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "filter genres pop")
    let pops = try #require(bench.session.dataset)
    let id = try #require(pops.texts(.trackID)?[0])
    try bench.write("track_id,mood\n\(id),glad\n\(id),sad\nnobody,x\n", to: "moods.csv")
    let record = try await bench.run("join moods.csv")
    #expect(record.output.fact("matched") != .integer(0))
    #expect(bench.session.dataset?["mood"]?.text(at: 0) == "glad")
    #expect(record.output.blocks.contains { if case .warning = $0 { true } else { false } })
    try bench.write("energy,mood\n0.5,glad\n", to: "other.csv")
    #expect(try await bench.type("join other.csv").diagnostics.first?.code == "no-common-column")
    #expect(try await bench.type("join nowhere.csv").succeeded == false)
  }

  @Test func `tables stand below each other`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "filter genres pop as=pops")
    let pops = bench.session.dataset?.rowCount ?? 0
    try await bench.run("use demo", "filter genres edm as=edms")
    let edms = bench.session.dataset?.rowCount ?? 0
    let record = try await bench.run("append pops")
    #expect(record.output.fact("rows") == .integer(pops + edms))
    #expect(bench.session.dataset?.genres == ["edm", "pop"])
    try await bench.run("save both.csv", "use pops", "append both.csv as=all")
    #expect(bench.session.dataset?.rowCount == 2 * pops + edms)
  }

  @Test func `groups are described by mean and deviation`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let artists = try table(try await bench.run("describe energy tempo by=artist most=5"))
    #expect(
      artists.columns.map(\.title) == ["artist", "tracks", "energy", "energy s.d.", "tempo", "tempo s.d."])
    #expect(artists.rows.count == 5)
    let medians = try table(try await bench.run("describe energy tempo by=genre"))
    #expect(
      medians.rows.count == 20 && medians.columns.map(\.title) == ["genre", "tracks", "energy", "tempo"])
    let spread = try table(try await bench.run("describe energy by=family"))
    #expect(spread.columns.map(\.title).contains("s.d.") && spread.columns[0].title == "family")
    #expect(try await bench.type("describe by=nothing").diagnostics.first?.code == "unknown-column")
  }

  @Test func `a model is judged by groups`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "split 60/20/20", "train model=logistic epochs=5 background=none")
    let record = try await bench.run("evaluate by=family")
    guard case .number(let accuracy)? = record.output.fact("accuracy"),
      case .number(let family)? = record.output.fact("family_accuracy"),
      case .number(let worst)? = record.output.fact("worst_accuracy"),
      case .integer(let groups)? = record.output.fact("groups")
    else { throw Diagnostic("missing-fact", "a fact is missing") }
    #expect(worst < accuracy && accuracy < family && groups > 5)
    let families = try #require(
      record.output.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
    #expect(families.columns.map(\.title) == ["family", "tracks", "accuracy", "confidence"])
    let counted = families.rows.reduce(0) { if case .count(let count) = $1[1] { $0 + count } else { $0 } }
    #expect(record.output.fact("tracks") == .integer(counted))
    try await bench.run("evaluate by=artist")
    #expect(try await bench.type("evaluate by=year").diagnostics.first?.code == "unknown-column")
  }
}
