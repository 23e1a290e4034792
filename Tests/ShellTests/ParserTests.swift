import Shell
import Testing

@Suite struct ParserTests {
  private func mix(_ line: String, variables: [String: String] = [:]) throws -> Mix {
    try #require(try parse(line, variables: variables).get().command as? Mix)
  }

  @Test func `every form reaches its property`() throws {
    let mix = try mix(#"mix "a b.csv" count=7 rate=25% sizes=8,16 mode=slow note="x y" track:"t u" yes"#)
    #expect(mix.file == "a b.csv")
    #expect(mix.count == 7)
    #expect(mix.rate == 0.25)
    #expect(mix.sizes == [8, 16])
    #expect(mix.mode == .slow)
    #expect(mix.note == "x y")
    #expect(mix.track == "t u")
    #expect(mix.isSure)
  }

  @Test func `what is not given keeps its default`() throws {
    let mix = try mix("mix f")
    #expect(mix.count == 3 && mix.sizes == [256, 128] && mix.mode == .fast && mix.note == nil && !mix.isSure)
  }

  @Test func `all errors of a line are told at once in its order`() {
    #expect(
      faults("mix f count=0 rate=x colour=red mode=fst") == [
        "out-of-range", "bad-value", "unknown-option", "bad-value",
      ])
  }

  @Test(arguments: [
    ("mxi f", "unknown-command", 0..<3, ["mix"]),
    ("mix f cuont=3", "unknown-option", 6..<11, ["count="]),
    ("mix f mode=fsat", "bad-value", 11..<15, ["fast"]),
    ("sift nmaes a", "unknown-subverb", 5..<10, ["sift names"]),
    ("mix", "missing-parameter", 3..<3, []),
    ("mix f count=3 count=4", "given-twice", 20..<21, []),
    ("mix f count=", "bad-value", 12..<12, []),
    ("stir f", "unknown-command", 0..<4, ["mix"]),
  ])
  func `an error has its place and a suggestion`(
    line: String, code: String, span: Range<Int>, suggestions: [String]
  ) {
    guard case .failure(let diagnostics) = parse(line), let first = diagnostics.all.first else {
      Issue.record("\(line) was understood")
      return
    }
    #expect(first.code == code)
    #expect(first.span == span)
    #expect(first.suggestions == suggestions)
  }

  @Test func `an unambiguous prefix names a command`() throws {
    #expect(try parse("mi f").get().canonicalText == "mix f")
    #expect(try parse("si n a,b").get().canonicalText == "sift names a,b")
  }

  @Test func `canonical text is in declared order and reads back the same`() throws {
    let line = try parse(#"mi yes mode=slow track:"a b" "x y" count=7 note=$v"#, variables: ["v": "w"]).get()
    #expect(line.canonicalText == #"mix "x y" count=7 mode=slow note=$v track:"a b" yes"#)
    #expect(try parse(line.canonicalText, variables: ["v": "w"]).get().canonicalText == line.canonicalText)
  }

  @Test func `variables stand for their values and an unknown one is named`() throws {
    #expect(try mix("mix $f.csv", variables: ["f.csv": "x"]).file == "x")
    #expect(try mix(#"mix "a $n" count=$k"#, variables: ["n": "b,c", "k": "4"]).file == "a b,c")
    #expect(faults("mix $nope") == ["unknown-variable"])
  }

  @Test func `with unknown variables a line is checked as far as it can be`() {
    let parser = Parser(sampleCatalog)
    if case .faulty = parser.parse("mix $f count=$k", variables: .unknown) { Issue.record("refused") }
    guard case .faulty(let faults) = parser.parse("mix $f colour=$k", variables: .unknown) else {
      Issue.record("accepted")
      return
    }
    #expect(faults.map(\.code) == ["unknown-option"])
  }

  @Test func `an expression keeps quotes and knows where it stands`() throws {
    let line = #"sift where tempo > 120 and artist contains "björk x""#
    let sift = try #require(try parse(line).get().command as? Sift)
    #expect(sift.condition.text == #"tempo > 120 and artist contains "björk x""#)
    let offset = sift.condition.text.utf8.count - 10
    #expect(sift.condition.lineSpan(of: 0..<5) == 11..<16)
    #expect(sift.condition.lineSpan(of: offset..<offset + 1)?.lowerBound == 11 + offset)
  }

  @Test func `sections comments and blank lines are not commands`() {
    let parser = Parser(sampleCatalog)
    if case .section(let title) = parser.parse("# %% A title ") {
      #expect(title == "A title")
    } else {
      Issue.record("no section")
    }
    if case .remark("only a comment") = parser.parse("  # only a comment") {
    } else {
      Issue.record("not a remark")
    }
    if case .nothing = parser.parse("#!/usr/bin/env timbre") {} else { Issue.record("not nothing") }
    if case .nothing = parser.parse("") {} else { Issue.record("not nothing") }
  }

  @Test func `a list takes all words left and splits at bare commas`() throws {
    let pick = try #require(try parse(#"sift names a,"b,c" d"#).get().command as? Pick)
    #expect(pick.names == ["a", "b,c", "d"])
  }

  @Test func `pairs keep their keys and places`() throws {
    let free = try #require(try parse("free rock=alt-rock,metal energy=0.8").get().command as? Free)
    #expect(free.pairs.map(\.name) == ["rock", "energy"])
    #expect(free.pairs.map(\.text) == ["alt-rock,metal", "0.8"])
    #expect(free.pairs.last?.textSpan == 32..<35)
    #expect(faults("free") == ["missing-parameter"])
  }
}
