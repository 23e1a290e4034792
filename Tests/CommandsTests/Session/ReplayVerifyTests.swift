import Report
import Shell
import Testing

@testable import Commands

/// `replay FILE verify=RECORD`, and the prose of a session.
@Suite struct ReplayVerifyTests {
  private static let script =
    "# %% Data\n# Seven genres, as everybody does.\nload demo\nsample 40 seed=3\ngenres\n"

  @Test
  func `a run that gives the same facts is verified, one that does not is listed fact by fact`()
    async throws
  {
    var bench = try SessionBench()
    try bench.write(Self.script, to: "run.timbre")
    try await bench.run("replay run.timbre", "report run.json")
    var again = try SessionBench()
    try again.write(Self.script, to: "run.timbre")
    try again.write(try bench.read("run.json"), to: "run.json")
    let record = try await again.run("replay run.timbre verify=run.json")
    #expect((record.output.fact("compared_facts")?.number ?? 0) >= 4)

    let changed = try bench.read("run.json").replacing("\"rows\":3006", with: "\"rows\":3007")
    try again.write(changed, to: "other.json")
    let differing = try await again.type("replay run.timbre verify=other.json")
    let diagnostic = try #require(differing.diagnostics.first)
    #expect(diagnostic.code == "run-differs" && differing.exitStatus == 3)
    #expect(diagnostic.help?.plainText == "rows of load demo was 3007 and is 3006")

    try again.write("track_id,artists\n", to: "table.json")
    #expect(
      try await again.type("replay run.timbre verify=table.json").diagnostics.first?.code == "not-a-record")
  }

  @Test func `a remark before a line that only looks, or that failed, is kept too`() async throws {
    var bench = try SessionBench()
    try await bench.run("load demo")
    for line in ["# Looked at first.", "help load", "# Then tried.", "show nothing", "# At last."] {
      _ = await Interpreter(host: bench.host).run(line, in: &bench.session)
    }
    try await bench.run("genres")
    #expect(
      bench.session.lines == ["load demo", "# Looked at first.", "# Then tried.", "# At last.", "genres"])
  }

  @Test func `remarks are kept in a saved session and stand in every document`() async throws {
    var bench = try SessionBench()
    try bench.write(Self.script, to: "run.timbre")
    try await bench.run("replay run.timbre", "save session again.timbre")
    #expect(try bench.read("again.timbre").contains("# Seven genres, as everybody does.\nload demo\n"))
    _ = await Interpreter(host: bench.host).run("# And that was <b>all</b>.", in: &bench.session)
    try await bench.run("report page.html", "report page.md", "report page.json", "report page.ipynb")
    let page = try bench.read("page.html")
    #expect(page.contains("<p class=\"prose\">Seven genres, as everybody does.</p>"))
    #expect(page.contains("<p class=\"prose\">And that was &lt;b&gt;all&lt;/b&gt;.</p>"))
    #expect(try bench.read("page.md").contains("\nSeven genres, as everybody does.\n"))
    #expect(try bench.read("page.json").contains("\"remarks\":[\"Seven genres, as everybody does.\"]"))
    #expect(try bench.read("page.ipynb").contains("Seven genres, as everybody does."))
  }
}
