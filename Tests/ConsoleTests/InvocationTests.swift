import Shell
import Testing

@testable import Console

@Suite("What timbre is started for")
struct InvocationTests {
  @Test func `a variable is a name and a value`() throws {
    let variable = try #require(Invocation.Variable("epochs=4=2"))
    #expect(variable.name == "epochs")
    #expect(variable.value == "4=2")
    #expect(Invocation.Variable("epochs=")?.value == "")
    for text in ["epochs", "=4", "a b=4", "a.b=1", "é=1"] { #expect(Invocation.Variable(text) == nil) }
  }

  @Test func `a script tells where its lines stand`() throws {
    var invocation = Invocation()
    invocation.commands = ["quit", "paint a"]
    let scripts = try Script.all(of: invocation, readsInput: false, catalog: sampleSession().catalog)
    #expect(scripts.count == 1)
    #expect(scripts[0].lines.lines.map(\.text) == ["quit", "paint a"])
    #expect(scripts[0].place(of: scripts[0].lines.lines[1]) == nil)
    let file = Script(source: .file("a.timbre"), lines: SessionScript("quit\n\npaint a"))
    #expect(file.place(of: file.lines.lines[1])?.text == "a.timbre:3")
  }

  @Test func `a file that is not there is wrong usage`() {
    var invocation = Invocation()
    invocation.file = "/nowhere/at-all.timbre"
    #expect(throws: Diagnostic.self) {
      try Script.all(of: invocation, readsInput: false, catalog: sampleSession().catalog)
    }
  }
}
