import Shell
import Testing

@Suite struct LexerTests {
  private func texts(_ line: String) -> [String] { Lexer.words(of: line).words.map(\.text) }

  @Test(arguments: [
    ("load demo", ["load", "demo"]),
    ("  a\tb  ", ["a", "b"]),
    (#"filter genres "hip hop",pop"#, ["filter", "genres", "hip hop,pop"]),
    (#"track:"東京 事変" x"#, ["track:東京 事変", "x"]),
    (#"a\ b"#, ["a b"]),
    (#""say \"hi\"\n""#, ["say \"hi\"\n"]),
    ("don't stop", ["don't", "stop"]),
    ("artist='guns n roses'", ["artist=guns n roses"]),
    ("a # comment", ["a"]),
    ("C#", ["C#"]),
    ("price $", ["price", "$"]),
    ("", []),
  ])
  func `cuts words`(line: String, expected: [String]) {
    #expect(texts(line) == expected)
  }

  @Test func `unterminated quote is reported from its opening`() {
    let result = Lexer.words(of: "load \"my file")
    #expect(result.diagnostics.map(\.code) == ["unterminated-quote"])
    #expect(result.diagnostics.first?.span == 5..<13)
  }

  @Test func `spans are UTF 8 offsets of the line`() {
    let words = Lexer.words(of: "é \"ü\" z").words
    #expect(words.map(\.span) == [0..<2, 3..<7, 8..<9])
  }

  @Test func `variables are found bare and in double quotes only`() {
    let words = Lexer.words(of: #"$a "x $b.c" '$d' \$e"#).words
    #expect(words.map(\.hasVariable) == [true, true, false, false])
    #expect(words[1].text == "x $b.c")
  }

  @Test(arguments: ["a b", "it's", "$x", "\"", "\\", "line\nbreak", "#", "", "日本", "a,b"])
  func `quoted text is read back as it was`(text: String) {
    let words = Lexer.words(of: "x " + Quoting.quotedIfNeeded(text)).words
    #expect(words.count == 2)
    #expect(words.last?.text == text)
  }

  @Test func `any bytes are read without harm`() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      var line = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line.append(Array(" \"'\\$#,=:ab.é\u{1F3B5}\n")[Int(state >> 33) % 15])
      }
      let result = Lexer.words(of: line)
      let count = line.utf8.count
      #expect(result.words.allSatisfy { $0.span.upperBound <= count })
      _ = parse("mix " + line)
      _ = CompletionEngine(sampleSession(), environment: HostEnvironment(variables: [:])).answer(
        for: "mix " + line)
      _ = CompletionEngine(sampleSession(), environment: HostEnvironment(variables: [:])).hint(for: line)
    }
  }
}
