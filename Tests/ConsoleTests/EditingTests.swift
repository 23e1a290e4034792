import Rendering
import Shell
import Testing

@testable import Console

@Suite("Parts of line editing")
struct EditingTests {
  static let plain = TerminalStyle(colors: .none)
  static let ascii = TerminalStyle(colors: .none, glyphs: .ascii)

  @Test(arguments: 12...120)
  func `the prompt names dataset and model, and takes half of a narrow window at most`(columns: Int) {
    for style in [Self.plain, Self.ascii] {
      for names in [
        ("demo", "mlp"), ("spotify-tracks-seven-genres", "mlp"), ("夜に駆ける夜に駆ける", "forest-of-many"),
      ] {
        let text = Prompt(names: [names.0, names.1].compactMap(\.self)).text(columns: columns, style: style)
        #expect(DisplayWidth.of(text) <= max(columns / 2, 9))
        #expect(text.hasSuffix(style == Self.ascii ? "> " : " › "))
      }
    }
    #expect(Prompt(names: ["demo", "mlp"]).text(columns: 80, style: Self.plain) == "demo · mlp › ")
    #expect(Prompt(names: ["demo", "mlp"]).text(columns: 80, style: Self.ascii) == "demo/mlp> ")
    #expect(Prompt(names: []).text(columns: 80, style: Self.plain) == "timbre › ")
    #expect(Prompt(names: [], continues: true).text(columns: 80, style: Self.plain) == "… ")
  }

  @Test(arguments: [39, 40, 80, 200])
  func `the number of the line stands before the names where there is room`(columns: Int) {
    #expect(Prompt(sampleSession()).number == 1)
    var prompt = Prompt(names: [])
    prompt.number = 2
    for names in [[], ["demo"], ["demo", "a-model-of-a-long-name"]] {
      prompt.names = names
      for style in [Self.plain, Self.ascii] {
        let text = prompt.text(columns: columns, style: style)
        #expect(text.hasPrefix("2 ") == (columns >= 40))
        #expect(DisplayWidth.of(text) <= columns / 2)
        #expect(PastedText.withoutPrompt(text + "help") == "help")
      }
    }
  }

  @Test func `what a menu leaves out is counted, whether it was listed or not`() {
    let all = (0..<60).map { Completion("title-\($0)", "") }
    func last(_ further: Int, rows: Int) -> String? {
      CompletionMenu(all, further: further, columns: 80, style: Self.plain).page(rows: rows, chosen: nil).last
    }
    #expect(last(0, rows: 100) == "  title-59")
    #expect(last(0, rows: 21)?.hasPrefix("  40 more: ") == true)
    #expect(last(12_000, rows: 21)?.hasPrefix("  12,040 more: ") == true)
    #expect(last(12_000, rows: 100)?.hasPrefix("  12,000 more: ") == true)
    #expect(last(7, rows: 60)?.hasPrefix("  8 more: ") == true)
  }

  @Test func `a name cannot move the cursor`() {
    let text = Prompt(names: ["a\u{1B}[2Jb\rc"]).text(columns: 120, style: Self.plain)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test(arguments: [20, 40, 80, 200])
  func `a menu fits its window and shows names before descriptions`(columns: Int) {
    let candidates = [
      Completion("hip-hop", "1,000 tracks"), Completion("\"夜に駆ける\"", "YOASOBI · 夜に駆ける · j-pop, j-dance"),
      Completion("an\u{1B}[31mything", String(repeating: "long ", count: 60)),
    ]
    let menu = CompletionMenu(candidates, columns: columns, style: Self.plain)
    #expect(menu.lines.count == 3)
    for line in menu.lines {
      #expect(DisplayWidth.of(line) < columns)
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 })
    }
    #expect(menu.lines[0].hasPrefix("  hip-hop"))
  }

  @Test func `what all candidates share`() {
    let names = ["hip-hop", "hip-house"].map { Completion($0, "") }
    #expect(CompletionMenu.commonPrefix(names) == "hip-ho")
    #expect(CompletionMenu.commonPrefix([Completion("a", ""), Completion("\"b c\"", "")]) == "")
    #expect(CompletionMenu.commonPrefix([]) == "")
  }

  @Test func `the cursor's place counts wide letters as libedit does`() {
    LetterLocale.prepare()
    let start = LineLayout(columns: 10, promptWidth: 4)
    #expect(start.after("abc").column == 7)
    #expect(start.after("abcdef").row == 1)
    #expect(start.after("夜夜夜夜").row == 1)
    // A wide letter does not fit the last column.
    let broken = start.after("a夜夜夜")
    #expect((broken.row, broken.column) == (1, 2))
    #expect(broken.row(inColumns: 40) == 1)
    #expect(start.after("abcdefgh").row(inColumns: 40) == 0)
    #expect(start.after("abcdefgh").row(inColumns: 5) == 2)
  }

  @Test func `a hint is cut to its row and left out where there is no room`() throws {
    let place = LineLayout(columns: 20, promptWidth: 5)
    #expect(try #require(Hint(" GENRE [epochs=40]", at: place)).text == " GENRE [epoch…")
    #expect(Hint(" GENRE [epochs=40]", at: place.after("abcdefghij")) == nil)
    #expect(Hint("   ", at: place) == nil)
    #expect(Hint.word(of: "ochs=40", after: "train ep") == "ochs=40")
    #expect(Hint.word(of: " GENRE", after: "paint") == nil)
    #expect(Hint.word(of: "GENRE", after: "paint ") == nil)
  }

  @Test func `keys arrive whole whatever the pieces that they come in`() {
    var decoder = KeyDecoder()
    let bytes = Array("é夜👩\u{1B}[A".utf8)
    var letters: [Unicode.Scalar] = []
    for byte in bytes { letters += decoder.letters(of: [byte]) }
    #expect(letters == Array("é夜👩\u{1B}[A".unicodeScalars))
    #expect(decoder.letters(of: [0xFF, 0x61]) == ["a"])
    var paste: [Unicode.Scalar] = decoder.letters(of: Array("x\u{1B}[200~a\tb".utf8))
    paste += decoder.letters(of: Array("\r\u{7}c\u{1B}[20".utf8))
    paste += decoder.letters(of: Array("1~y".utf8))
    #expect(paste == Array("xa b\ncy".unicodeScalars))
  }

  @Test(arguments: [
    ("timbre › load demo", "load demo"), ("demo · mlp › predict x", "predict x"),
    ("demo/mlp> undo", "undo"), ("7 timbre › load demo", "load demo"),
    ("12 demo · mlp › predict x", "predict x"), ("7 demo/mlp> undo", "undo"), ("7 > 5", "7 > 5"),
    ("timbre> help", "help"), ("… epochs=3", "epochs=3"), ("load demo", "load demo"),
    ("filter where tempo > 120", "filter where tempo > 120"),
    ("predict track:\"a › b\"", "predict track:\"a › b\""),
    ("expect accuracy > 0.5", "expect accuracy > 0.5"),
  ])
  func `the prompt before a pasted line is dropped, a comparison is kept`(line: String, command: String) {
    #expect(PastedText.withoutPrompt(line) == command)
  }

  @Test func `a line goes on after a backslash or inside a quote`() {
    #expect(PromptLoop.unfinished("train \\") == "train ")
    #expect(PromptLoop.unfinished("let a=\"b") == "let a=\"b ")
    #expect(PromptLoop.unfinished("let a=\"b\"") == nil)
    #expect(PromptLoop.unfinished("a\\\\") == nil)
  }
}
