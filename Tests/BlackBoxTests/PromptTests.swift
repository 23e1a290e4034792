import Foundation
import Testing

/// The prompt at a terminal: keys in, screen out.
@Suite("Prompt", .serialized)
struct PromptTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  /// At the prompt, ready for keys.
  private func prompt(_ arguments: [String] = [], columns: UInt16 = 80) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(arguments, of: timbre, columns: columns, rows: 100)
    try terminal.wait(for: "› ")
    return terminal
  }

  @Test func `Ctrl-D on an empty line leaves with 0`() throws {
    let terminal = try prompt()
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `quit leaves with 0; a mistake before it does not change that`() throws {
    let terminal = try prompt()
    terminal.type("frobnicate\n")
    try terminal.wait(for: "› ")
    terminal.type("quit\n")
    #expect(try terminal.status() == 0)
  }

  @Test func `Ctrl-C drops the line and gives a new prompt`() throws {
    let terminal = try prompt()
    terminal.type("load nonsense")
    try terminal.wait(for: "nonsense")
    terminal.control("C")
    try terminal.wait(for: "› ")
    terminal.type("load demo\n")
    try terminal.wait(for: "3,006")
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `a result that is taller than the window goes through the pager, a short one does not`() throws {
    var paged = timbre
    paged.environment["PAGER"] = "sed s/^/paged:/"
    let terminal = try PseudoTerminal([], of: paged, columns: 80, rows: 24)
    try terminal.wait(for: "› ")
    terminal.type("load demo\n")
    #expect(try !terminal.wait(for: "› ").contains("paged:"))
    terminal.type("help\n")
    try terminal.wait(for: "paged:")
    try terminal.wait(for: "› ")
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `what was interrupted goes on by resume`() throws {
    let terminal = try prompt()
    terminal.type("load demo; sample 400; split 60/20/20\n")
    try terminal.wait(for: "artists on two sides")
    terminal.type("train model=network epochs=2000 patience=0 background=none cues=none\n")
    try terminal.wait(for: "loss")
    terminal.control("C")
    try terminal.wait(for: "resume")
    try terminal.wait(for: "› ")
    terminal.type("resume\n")
    try terminal.wait(for: "loss")
    terminal.control("C")
    try terminal.wait(for: "partial")
    try terminal.wait(for: "› ")
    terminal.control("D")
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `Ctrl-C in train keeps the best epoch and the prompt`() throws {
    let terminal = try prompt()
    terminal.type("load demo\n")
    try terminal.wait(for: "3,006")
    terminal.type("split 60/20/20\n")
    try terminal.wait(for: "› ")
    terminal.type("train epochs=10000 patience=10000\n")
    try terminal.wait(for: "loss")
    terminal.control("C")
    try terminal.wait(for: "partial")
    try terminal.wait(for: "› ")
    terminal.type("set pager=off\n")
    try terminal.wait(for: "› ")
    terminal.type("evaluate\n")
    try terminal.wait(for: "measured on")
    try terminal.wait(for: "› ")
    terminal.control("D")
    // A model that took long is not thrown away without a word.
    try terminal.wait(for: "not saved")
    try terminal.wait(for: "› ")
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `Ctrl-C in a script ends it with 130`() throws {
    let arguments = ["load demo", "split 60/20/20", "train epochs=10000 patience=10000", "evaluate"]
    let terminal = try PseudoTerminal(arguments.flatMap { ["-c", $0] }, of: timbre)
    try terminal.wait(for: "loss")
    terminal.control("C")
    #expect(try terminal.status() == 130)
  }

  @Test(arguments: ["\u{7}", "\u{1B}\\"])
  func `a terminal that tells its background at once or while somebody types takes no key`(end: String) throws
  {
    let terminal = try PseudoTerminal([], of: timbre, columns: 80, rows: 100)
    let answer = "\u{1B}]11;rgb:ffff/ffff/ffff\(end)"
    terminal.type(answer + "\u{1B}[?62c")
    try terminal.wait(for: "› ")
    terminal.type("loa")
    for byte in answer { terminal.type(String(byte)) }
    terminal.type("d de\u{1B}[?62cmo\n")
    try terminal.wait(for: "3,006")
    terminal.type("history\n")
    let lines = try terminal.wait(for: "main fact")
    #expect(!lines.contains("rgb"))
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `Tab completes verbs, options and values, with descriptions`() throws {
    let terminal = try prompt()
    terminal.type("load demo\n")
    try terminal.wait(for: "3,006")
    try terminal.wait(for: "› ")
    terminal.type("filter genres hi\t")
    try terminal.wait(for: "p-hop")
    terminal.type("\n")
    try terminal.wait(for: "184")
    try terminal.wait(for: "› ")
    terminal.type("tr\t")
    try terminal.wait(for: "ain [")
    terminal.control("C")
    try terminal.wait(for: "› ")
    terminal.control("D")
    #expect(try terminal.status() == 0)
  }

  @Test func `the arrow brings back lines of this session and of the one before`() throws {
    let first = try prompt()
    first.type("load demo\n")
    try first.wait(for: "3,006")
    try first.wait(for: "› ")
    first.type("\u{1B}[A\n")
    try first.wait(for: "load demo")
    try first.wait(for: "3,006")
    first.control("D")
    #expect(try first.status() == 0)
    let second = try prompt()
    second.type("\u{1B}[A")
    try second.wait(for: "load demo")
    second.type("\n")
    try second.wait(for: "3,006")
  }

  @Test func `ten lines pasted at once all run, in order`() throws {
    let terminal = try prompt()
    let lines = (1...9).map { "let number\($0)=\($0)" } + ["load demo"]
    terminal.type(lines.joined(separator: "\n") + "\n")
    try terminal.wait(for: "3,006")
    try terminal.wait(for: "› ")
    terminal.type("history\n")
    for line in lines { try terminal.wait(for: line) }
  }

  @Test func `a Japanese title is shown and can be typed`() throws {
    let terminal = try prompt()
    terminal.type("load demo\n")
    try terminal.wait(for: "3,006")
    try terminal.wait(for: "› ")
    terminal.type("filter where track contains \"観覧車\"\n")
    try terminal.wait(for: "観覧車")
    try terminal.wait(for: "› ")
    terminal.type("show\n")
    try terminal.wait(for: "観覧車")
  }
}
