import Foundation
import Testing

/// Lines of any depth and length end with an answer or a diagnostic.
@Suite("Deep and long lines")
struct DeepLineTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  private func filtered(_ condition: String) throws -> Run {
    try timbre.run("-", input: "load demo\nfilter where \(condition)\n")
  }

  @Test("twenty thousand parentheses are refused with the depth that is allowed", arguments: [65, 20_000])
  func parentheses(depth: Int) throws {
    let run = try filtered(
      String(repeating: "(", count: depth) + "energy > 0.5" + String(repeating: ")", count: depth))
    #expect(run.status == 2 || run.status == 1)
    #expect(run.errors.contains("64") || run.errors.contains("deep"), "\(run.errors.prefix(400))")
  }

  @Test("a few dozen parentheses are an answer")
  func nested() throws {
    let plain = try timbre.run("--format", "json", "-c", "load demo", "-c", "filter where energy > 0.5")
    let deep = try timbre.run(
      "--format", "json", "-c", "load demo", "-c",
      "filter where " + String(repeating: "(", count: 30) + "energy > 0.5" + String(repeating: ")", count: 30)
    )
    #expect(deep.status == 0)
    #expect(try deep.facts() == plain.facts())
  }

  @Test("sixty thousand times not is nothing, and once more is not")
  func negations() throws {
    func facts(_ count: Int) throws -> [String] {
      let path = try timbre.home.write(
        "load demo\nfilter where " + String(repeating: "not ", count: count) + "energy > 0.5\n",
        to: "not.timbre")
      let run = try timbre.run("--format", "json", path)
      #expect(run.status == 0, "\(run.errors.prefix(400))")
      return try run.facts()
    }
    #expect(try facts(60_000) == facts(0))
    #expect(try facts(60_001) == facts(1))
    #expect(try facts(1) != facts(0))
  }

  @Test("no-break spaces are blanks, and curly quotes are quotes")
  func characters() throws {
    let plain = try timbre.run(
      "--format", "json", "-c", "load demo", "-c", "filter where title contains \"the\"")
    let typed = try timbre.run(
      "--format", "json", "-c", "load\u{A0}demo", "-c", "filter where title contains \u{201C}the\u{201D}")
    #expect(typed.status == 0 && plain.status == 0, "\(typed.errors)")
    #expect(try typed.facts() == plain.facts())
  }
}
