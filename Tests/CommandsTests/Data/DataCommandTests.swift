import Foundation
import Network
import Report
import Shell
import Testing

@testable import Commands

/// The commands that look at tables and make new ones.
@Suite struct DataCommandTests {
  @Test func `cleaning says one line for each rule`() async throws {
    var bench = try SessionBench()
    let before = try await bench.run("load demo").output.fact("rows")
    let record = try await bench.run("clean")
    guard case .integer(let left)? = record.output.fact("rows"),
      case .integer(let gone)? = record.output.fact("removed"),
      case .integer(let all)? = before
    else { Issue.record("facts are missing"); return }
    #expect(gone > 0 && left + gone == all)
    guard case .table(let table)? = record.output.blocks.first else { Issue.record("no table"); return }
    #expect(table.rows.map(\.first) == ["missing", "impossible", "copies"])
    // What is clean stays as it is.
    #expect(try await bench.run("clean").output.fact("removed") == .integer(0))
  }

  @Test func `filters narrow and undo widens`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    #expect(try await bench.run("filter genres Pop,\"hip hop\"").output.fact("genres") == .integer(2))
    let calm = try await bench.run("filter where energy < 0.5 and not tempo missing")
    guard case .integer(let rows)? = calm.output.fact("rows") else { Issue.record("no fact"); return }
    #expect(rows > 0 && rows < 400)
    try await bench.run("undo", "undo")
    #expect(try await bench.run("genres").output.fact("genres") == .integer(20))
    #expect(try await bench.run("filter genres not pop").output.fact("genres") == .integer(19))
  }

  @Test func `unknown genres and columns are told`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let genre = try #require(try await bench.type("filter genres clasical").diagnostics.first)
    #expect(genre.code == "unknown-genre" && genre.suggestions == ["classical"])
    let line = "filter where tempi > 120"
    let column = try #require(try await bench.type(line).diagnostics.first)
    #expect(column.code == "unknown-column" && column.suggestions == ["tempo"])
    #expect(column.span == 13..<18)
    let value = try #require(try await bench.type("filter where energy > loud").diagnostics.first)
    #expect(value.code == "wrong-kind" && value.span == 22..<26)
    #expect(try await bench.type("filter where energy > 7").diagnostics.first?.code == "nothing-left")
    #expect(try await bench.type("show by=enrgy").diagnostics.first?.suggestions == ["energy"])
    #expect(try await bench.type("plot track_name").diagnostics.first?.code == "not-a-number")
  }

  @Test func `a condition with quotes means what it says`() async throws {
    var bench = try SessionBench()
    try bench.write("title,artist,energy\nJóga,Björk,0.5\nOther,Someone,0.4\n", to: "t.csv")
    let record = try await bench.run(
      "load t.csv", "filter where artist contains \"BJÖRK\" and title != 'x y'")
    #expect(record.output.fact("rows") == .integer(1))
  }

  @Test func `genres are grouped by family or by hand`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    guard case .integer(let families)? = try await bench.run("group genres").output.fact("genres") else {
      Issue.record("no fact")
      return
    }
    #expect((5...17).contains(families))
    try await bench.run("use demo")
    #expect(
      try await bench.run("group genres calm=classical,acoustic rest=other").output.fact("genres")
        == .integer(2))
    try await bench.run("use demo")
    #expect(
      try await bench.type("group genres a=pop b=pop").diagnostics.first?.code == "genre-in-two-groups")
  }

  @Test func `tables are shown in any order`() async throws {
    var bench = try SessionBench()
    try bench.write("title,tempo\nslow,60\nfast,180\nnone,\nmiddle,120\n", to: "t.csv")
    let record = try await bench.run("load t.csv", "show 2 by=tempo descending columns=title,tempo")
    guard case .table(let table)? = record.output.blocks.first else { Issue.record("no table"); return }
    #expect(table.rows.map { $0[1] } == [.text("fast"), .text("middle")])
    #expect(table.totalRows == 4)
    #expect(try await bench.run("show from=4").output.fact("rows") == .integer(1))
    #expect(try await bench.type("show from=5").diagnostics.first?.code == "no-such-row")
  }

  @Test func `what is saved is loaded again`() async throws {
    var bench = try SessionBench()
    for name in ["a.csv", "a.tsv", "a.csv.gz"] {
      let saved = try await bench.run("load demo", "clean", "sample 300", "save \(name)").output
      #expect(saved.fact("rows") == .integer(300))
      let first = bench.session.dataset?.fingerprint
      try await bench.run("load \(name)")
      #expect(bench.session.dataset?.fingerprint == first)
    }
  }

  @Test func `samples depend on the seed alone`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo", "sample 10%")
    let first = bench.session.dataset?.fingerprint
    try await bench.run("use demo", "set threads=1", "sample 10%")
    #expect(bench.session.dataset?.fingerprint == first)
    try await bench.run("use demo", "set seed=2", "sample 10%")
    #expect(bench.session.dataset?.fingerprint != first)
  }

  @Test func `a table without genres can still be looked at`() async throws {
    var bench = try SessionBench()
    try bench.write("title,energy\na,0.5\nb,0.25\n", to: "t.csv")
    try await bench.run("load t.csv", "describe", "show", "plot energy", "genres")
    #expect(try await bench.type("filter genres pop").diagnostics.first?.code == "no-genres")
    #expect(try await bench.type("describe by=genre").diagnostics.first?.code == "no-genres")
  }

  @Test func `genres are offered with their counts`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    let offered = CompletionEngine(bench.session, environment: bench.host.environment).answer(
      for: "filter genres hi")
    #expect(offered.candidates.map(\.text) == ["hip-hop"])
    #expect(offered.candidates.first?.description.hasSuffix("tracks") == true)
  }

  @Test func `a table is fetched from the address that is set`() async throws {
    var bench = try SessionBench()
    #expect(
      try await bench.type("load spotify-tracks").diagnostics.first?.suggestions == [
        "datasets fetch spotify-tracks"
      ])
    let server = try await LoopbackServer { _ in
      LoopbackResponse(type: "text/html", text: "<html>nothing here</html>")
    }
    try await bench.run("set datasets.address=\(server.address)")
    let record = try await bench.type("datasets fetch spotify-tracks")
    await server.stop()
    #expect(record.diagnostics.first?.code == "not-the-table" && record.exitStatus == 4)
    #expect(try await bench.run("datasets").output.fact("datasets") == .integer(1))
  }
}
