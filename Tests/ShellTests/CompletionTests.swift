import Shell
import Testing

@Suite struct CompletionTests {
  private let engine = CompletionEngine(sampleSession(), environment: HostEnvironment(variables: [:]))
  private func texts(_ line: String) -> [String] { engine.answer(for: line).candidates.map(\.text) }

  @Test func `verbs subverbs options and values`() {
    #expect(texts("").starts(with: ["mix", "sift", "free"]))
    #expect(texts("mi") == ["mix"])
    #expect(texts("sift ") == ["where", "names", "plan"])
    #expect(texts("mix f mo") == ["mode="])
    #expect(texts("mix f mode=") == ["fast", "slow"])
    #expect(texts("mix f mode=s") == ["slow"])
    #expect(texts("mix f count=1 ").contains("count=") == false)
  }

  @Test func `every candidate has a description`() {
    for line in ["", "sift ", "mix f ", "mix f mode="] {
      #expect(engine.answer(for: line).candidates.allSatisfy { !$0.description.isEmpty }, "\(line)")
    }
  }

  @Test func `a value with a space is offered in quotes and replaces what is typed`() {
    let answer = engine.answer(for: "mix a")
    #expect(answer.candidates.first?.text == "\"a b.csv\"")
    #expect(answer.range == 4..<5)
    #expect(engine.answer(for: "mix \"a").candidates.first?.text == "\"a b.csv\"")
  }

  @Test func `the hint is the rest of the signature`() {
    #expect(engine.hint(for: "mix").hasPrefix(" FILE [count=3]"))
    #expect(engine.hint(for: "mix f ").hasPrefix("[count=3]"))
    #expect(engine.hint(for: "mix f count=3 ").hasPrefix("[rate=0.5]"))
    #expect(engine.hint(for: "mix f mo") == "de=fast")
    #expect(engine.hint(for: "nothing") == "")
  }
}
