import Testing

@testable import Tabular

@Suite struct PredicateTests {
  private let table = Result {
    try Tables.read(
      """
      title,artist,explicit,tempo,energy,duration_ms,genre
      Jóga,Björk,no,120,0.5,305000,pop
      Hyperballad,BJORK;Others,yes,121,0.25,321000,pop
      One More Time,Daft Punk,no,123,,320000,edm
      So What,Miles Davis,,136,0.2,562000,jazz
      """
    ).dataset
  }

  private func rows(_ text: String) throws -> [Int] {
    let table = try table.get()
    return try Predicate(text, for: table, schema: Tables.schema).rows(of: table)
  }

  @Test(
    arguments: [
      ("tempo > 120", [1, 2, 3]), ("tempo>=120 and tempo<=121", [0, 1]), ("tempo = 123", [2]),
      ("explicit = no", [0, 2]), ("explicit", [1]), ("not explicit", [0, 2, 3]), ("explicit != yes", [0, 2]),
      ("artist contains \"björk\"", [0, 1]), ("artist contains BJOR", [0, 1]), ("artist = others", [1]),
      ("artist != bjork", [2, 3]), ("title = 'one more time'", [2]), ("title contains \"joga\"", [0]),
      ("genre in (pop, jazz)", [0, 1, 3]), ("genre not in (pop, jazz)", [2]),
      ("genre = POP or tempo > 130", [0, 1, 3]),
      ("energy missing", [2]), ("energy is not missing", [0, 1, 3]), ("not (energy < 0.5)", [0, 2]),
      ("tempo > 120 and explicit = no or genre = jazz", [2, 3]),
      ("tempo > 120 and (explicit = no or genre = jazz)", [2, 3]),
      ("duration_ms > 5:20", [1, 3]), ("energy = missing", [2]), ("title < j", [1]),
      ("genre <> pop", [2, 3]), ("tempo ≥ 121", [1, 2, 3]), ("tempo≤121", [0, 1]), ("genre ≠ pop", [2, 3]),
      ("artist = «Miles Davis» or artist = «\u{a0}bjork\u{a0}»", [0, 1, 3]),
    ] as [(String, [Int])])
  func `conditions pick their rows`(text: String, expected: [Int]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `mistakes are found where they are`() throws {
    let table = try table.get()
    func failure(_ text: String) -> PredicateError? {
      do {
        _ = try Predicate(text, for: table, schema: Tables.schema)
        return nil
      } catch { return error }
    }
    #expect(failure(" ") == .empty)
    #expect(failure("tempi > 120") == .unknownColumn("tempi", known: table.columnNames, at: 0..<5))
    #expect(failure("tempo > fast") == .wrongKind(.tempo, .number, at: 8..<12))
    #expect(failure("explicit = maybe") == .wrongKind(.explicit, .flag, at: 11..<16))
    #expect(failure("explicit > no") == .wrongComparison(.explicit, .flag, at: 9..<10))
    #expect(failure("tempo contains 12") == .wrongComparison(.tempo, .number, at: 0..<5))
    #expect(failure("tempo 120") == .expected(.comparison, at: 6..<9))
    #expect(failure("tempo >") == .expected(.value, at: 7..<7))
    #expect(failure("tempo > 120 and") == .expected(.column, at: 15..<15))
    #expect(failure("(tempo > 120") == .expected(.closingParenthesis, at: 12..<12))
    #expect(failure("tempo > 120 tempo < 130") == .expected(.end, at: 12..<17))
    #expect(failure("title = \"open") == .unclosedQuote(at: 8..<13))
    #expect(failure("tempo => 120") == .expected(.comparison, at: 6..<8))
    #expect(failure("genre in pop") == .expected(.openingParenthesis, at: 9..<12))
  }

  @Test func `any words are understood or refused`() throws {
    let table = try table.get()
    var generator = SeededGenerator(seed: 4, stream: "fuzz")
    let parts = [
      "tempo", "explicit", "(", ")", "and", "or", "not", "in", ",", "=", "<", "\"a", "\"", "120", "é",
      "missing",
    ]
    for _ in 0..<2_000 {
      let text = (0..<generator.integer(below: 9)).map { _ in parts[generator.integer(below: parts.count)] }
      do {
        let rows = try Predicate(text.joined(separator: " "), for: table, schema: Tables.schema).rows(
          of: table)
        #expect(rows.count <= table.rowCount)
      } catch {}
    }
  }

  @Test func `folding forgets case accents and typography`() {
    for (text, folded) in [
      ("Björk", "bjork"), ("Ænima", "aenima"), ("Straße", "strasse"), ("ŁÓDŹ", "lodz"), ("Ｆｕｌｌ", "full"),
      ("Don’t", "don't"), ("ΑΒΓ", "αβγ"), ("日本語", "日本語"), ("e\u{301}", "e"), ("Việt", "viet"),
    ] {
      #expect(FoldedText(text).text == folded)
    }
  }
}
