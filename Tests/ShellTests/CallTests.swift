import Report
import Testing

@testable import Shell

/// What runs, completes: one reading of a line for both.
@Suite struct CallTests {
  private static let nowhere = HostEnvironment(variables: [:])
  private let engine = CompletionEngine(sampleSession(), environment: nowhere)
  private func texts(_ line: String) -> [String] { engine.answer(for: line).candidates.map(\.text) }

  @Test(arguments: [
    ("sif nam hi", ["hip-hop"]), ("si na not hi", ["hip-hop"]), ("SIFT names hi", ["hip-hop"]),
    ("mix f class_weights=", ["fast", "slow"]), ("mix f CLASS-WEIGHTS=s", ["slow"]),
    ("mi f mode=s", ["slow"]), ("sift pl", ["plan"]), ("sift plan ", ["show"]),
    ("mix a; sift na hi", ["hip-hop"]),
  ])
  func `whatever runs completes`(line: String, offered: [String]) {
    #expect(texts(line) == offered)
  }

  @Test func `a keyword takes no place`() {
    #expect(Array(texts("sift names not ").prefix(3)) == ["hip-hop", "hop", "pop"])
    #expect(texts("mix yes ").first == "\"a b.csv\"")
    #expect(engine.hint(for: "mix yes ").hasPrefix("FILE"))
  }

  @Test func `a value is not offered twice in a list`() {
    #expect(texts("sift names hip-hop,") == ["hop", "pop"])
    #expect(texts("sift names hip-hop ").prefix(2) == ["hop", "pop"])
  }

  @Test func `a name may have three words`() throws {
    #expect(try parse("si pl sh rock").get().canonicalText == "sift plan show rock")
    #expect(faults("sift plan") == ["missing-subverb"])
    #expect(faults("sift plan shw x") == ["unknown-subverb"])
  }

  @Test func `the caret is under the one wrong value of a list`() async {
    var session = sampleSession()
    let record = await Interpreter(host: QuietHost()).run("sift names hop,pok,pop", in: &session)
    #expect(record?.diagnostics.map(\.span) == [15..<18])
  }

  @Test func `many surplus words are one fault and point to where they belong`() {
    guard case .failure(let diagnostics) = parse("back where tempo > 100") else { return }
    #expect(diagnostics.all.map(\.code) == ["unexpected-word"])
    #expect(diagnostics.all.first?.span == 5..<22)
    #expect(diagnostics.all.first?.suggestions == ["sift where"])
  }

  @Test(arguments: ["mix ?", "mix --help", "mix f -h", "explain mix", "? mix"])
  func `a question mark asks for help`(line: String) throws {
    #expect(try parse(line).get().canonicalText == "explain mix")
  }

  @Test func `the command that ends is typed in full`() throws {
    #expect(faults("l") == ["unknown-command"])
    #expect(faults("lea") == ["unknown-command"])
    #expect(try parse("exit").get().canonicalText == "leave")
  }

  @Test func `an alias stands for the beginning of a line`() {
    var session = sampleSession()
    session.setAlias("hh", to: "sift names hip-hop")
    let parser = Parser(session.catalog, aliases: session.aliases)
    guard case .command(let line) = parser.parse("hh pop") else {
      Issue.record("not understood")
      return
    }
    #expect(line.canonicalText == "sift names hip-hop pop")
    session.setAlias("long", to: "sift names hip-hop,pop,hop note=1,2,3")
    let long = Parser(session.catalog, aliases: session.aliases)
    for line in ["long", "long x,y", "long ", "long=x", "long $v"] {
      _ = long.parse(line)
      _ = long.roles(of: line, cursor: line.utf8.count)
      _ = CompletionEngine(session, environment: Self.nowhere).suggestion(for: line)
      _ = CompletionEngine(session, environment: Self.nowhere).answer(for: line)
    }
    let offered = CompletionEngine(session, environment: Self.nowhere).answer(for: "hh p").candidates
    #expect(offered.map(\.text) == ["pop"])
  }

  @Test func `earlier lines are suggested first`() {
    let engine = CompletionEngine(
      sampleSession(), environment: Self.nowhere, history: ["mix f count=7", "mix g count=2"])
    #expect(engine.suggestion(for: "mix f c") == Suggestion(text: "ount=7", isWhole: true))
    #expect(engine.suggestion(for: "mix f m") == Suggestion(text: "ode=fast", isWhole: false))
    #expect(engine.suggestion(for: "sift names hi").text == "p-hop")
  }

  @Test func `variables complete`() async {
    var session = sampleSession()
    for line in ["free passes=4", "mix a count=5"] {
      _ = await Interpreter(host: QuietHost()).run(line, in: &session)
    }
    let engine = CompletionEngine(session, environment: Self.nowhere)
    #expect(engine.answer(for: "mix f count=$").candidates.map(\.text) == ["$last.count", "$passes"])
    #expect(engine.answer(for: "mix f count=$2.").candidates.map(\.text) == ["$2.count"])
  }

  @Test func `the line is coloured by what its words are`() {
    let parser = Parser(sampleCatalog)
    let line = #"mix "a b" count=3 yes $v mxi # note"#
    let roles = parser.roles(of: line, cursor: -1)
    func text(_ role: LineRole) -> [String] {
      roles.filter { $0.role == role }.map { String(decoding: Array(line.utf8)[$0.span], as: UTF8.self) }
    }
    #expect(text(.name) == ["mix"] && text(.text) == ["\"a b\""] && text(.key) == ["count=", "yes"])
    #expect(text(.fault) == ["$v", "mxi"] && text(.comment) == ["# note"] && text(.value) == ["3"])
    // A word that is being typed is wrong only if nothing begins so.
    #expect(parser.roles(of: "mi", cursor: 2).map(\.role) == [.name])
    #expect(parser.roles(of: "mxi", cursor: 3).map(\.role) == [.fault])
    #expect(parser.roles(of: "mix f mode=fa", cursor: 13).contains { $0.role == .fault } == false)
    #expect(parser.roles(of: "mix f mode=fa ", cursor: 14).last?.role == .fault)
  }
}

/// Lines from word processors, other systems and other keyboards.
@Suite struct ForeignLineTests {
  private func texts(_ line: String) -> [String] { Lexer.words(of: line).words.map(\.text) }

  @Test(arguments: [
    ("load\u{A0}demo", ["load", "demo"]), ("load\u{3000}demo\u{202F}x", ["load", "demo", "x"]),
    ("title contains “the one”", ["title", "contains", "the one"]),
    ("track:„Über uns“ x", ["track:Über uns", "x"]),
    ("artist=‘guns n roses’", ["artist=guns n roses"]), ("don’t stop", ["don’t", "stop"]),
    (#"load C:\Users\me\new.csv"#, ["load", #"C:\Users\me\new.csv"#]),
    (#"load "C:\new folder\table.csv""#, ["load", #"C:\new folder\table.csv"#]),
    (#"load \\server\share\x.csv"#, ["load", #"\\server\share\x.csv"#]), (#"a\;b c\=d"#, ["a;b", "c=d"]),
  ])
  func `are understood`(line: String, expected: [String]) {
    #expect(texts(line) == expected)
  }

  @Test(arguments: [#"C:\new"#, #"C:\\x"#, #"\\a\b"#, "a;", "“x”", "a\u{A0}b", "C:\\a\nb"])
  func `quoted text is read back as it was`(text: String) {
    #expect(texts("x " + Quoting.quotedIfNeeded(text)) == ["x", text])
  }

  @Test func `a character that cannot be seen is named`() {
    guard case .failure(let diagnostics) = parse("mix\u{200B} f") else { return }
    #expect(diagnostics.all.first?.help?.plainText.contains("U+200B") == true)
  }

  @Test func `a semicolon with a blank behind it ends a command`() {
    #expect(Lexer.commands(of: "a; b c;d; 'e; f' # g; h") == [0..<1, 2..<8, 9..<23])
    #expect(faults("mix a; mix b") == ["several-commands"])
  }
}
