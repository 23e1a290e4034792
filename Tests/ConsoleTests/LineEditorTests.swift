import Testing

@testable import Console

@Suite("Editing a line at a terminal", .serialized)
struct LineEditorTests {
  @Test func `what is typed and corrected is what comes back, in any script`() throws {
    let terminal = try EditingTerminal(lines: 2)
    terminal.type("paint 夜に駆けr\u{7F}る\r")
    terminal.type("quit\u{1}# \r")
    #expect(try terminal.events() == [.line("paint 夜に駆ける"), .line("# quit")])
    #expect(terminal.lines.contains("demo › paint 夜に駆ける"))
  }

  @Test(arguments: [true, false], [true, false])
  func `letters joined to one picture leave nothing behind, however wide a terminal has them`(
    joins: Bool, color: Bool
  ) throws {
    let terminal = try EditingTerminal(lines: 2, color: color, joins: joins)
    // A terminal that does not join letters shows nothing for the joiner.
    func shown(_ text: String) -> String {
      joins ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{200D}" }))
    }
    let family = "👨‍👩‍👧"
    terminal.type("paint a\(family)b👍🏽c")
    let whole = shown("demo › paint a\(family)b👍🏽c")
    try terminal.wait { $0.beforeCursor == whole }
    // Into the middle, where what stands behind moves on.
    terminal.type("\u{1B}[D\u{1B}[D\u{1B}[D")
    let start = shown("demo › paint a\(family)b")
    try terminal.wait { $0.beforeCursor == start && $0.lastLine == whole }
    for letter in "xyz" { terminal.type(String(letter)) }
    try terminal.wait { $0.lastLine == start + "xyz👍🏽c" && $0.beforeCursor == start + "xyz" }
    for _ in 0..<5 { terminal.type("\u{7F}") }
    try terminal.wait { $0.lastLine == shown("demo › paint a👨‍👩‍👍🏽c") }
    terminal.type("\r")
    terminal.type("pa\t x\(family)\u{1}\u{1B}[3~P\r")
    #expect(try terminal.events() == [.line("paint a👨‍👩‍👍🏽c"), .line("Paint  x\(family)")])
    #expect(terminal.lastLine == shown("demo › Paint  x\(family)"))
  }

  @Test(arguments: ["m", "38", "夜", "a b"])
  func `any name can stand in the prompt`(name: String) throws {
    let terminal = try EditingTerminal(dataset: name)
    terminal.type("quit\r")
    #expect(try terminal.events() == [.line("quit")])
  }

  @Test func `a hint is shown behind the cursor, and is gone when the line is done`() throws {
    let terminal = try EditingTerminal()
    terminal.type("pai")
    try terminal.wait { $0.lastLine == "demo › paint GENRE [epochs=40] [mode=fast]" }
    #expect(terminal.beforeCursor == "demo › pai")
    terminal.type("nt x\r")
    #expect(try terminal.events() == [.line("paint x")])
    #expect(terminal.lines.first == "demo › paint x")
  }

  @Test func `an arrow takes over the word that the hint completes, and nothing else of it`() throws {
    let terminal = try EditingTerminal()
    terminal.type("pa\u{1B}[C")
    try terminal.wait { $0.beforeCursor == "demo › paint" }
    terminal.type("\u{1B}[C\u{6} x\r")
    #expect(try terminal.events() == [.line("paint x")])
  }

  @Test func `without colour there is no hint, which could be taken for typed text`() throws {
    let terminal = try EditingTerminal(color: false)
    terminal.type("paint")
    try terminal.wait { $0.beforeCursor == "demo › paint" }
    terminal.type("\r")
    #expect(try terminal.events() == [.line("paint")])
    #expect(terminal.lines.first == "demo › paint")
  }

  @Test(arguments: 20...44)
  func `a hint never leaves its row, nor makes the line wrap`(columns: Int) throws {
    let terminal = try EditingTerminal(columns: columns)
    for letter in "paint" { terminal.type(String(letter)) }
    try terminal.wait { $0.beforeCursor.hasSuffix("› paint") }
    #expect(terminal.lines.filter { !$0.isEmpty }.count == 1)
    terminal.type(" 夜夜夜夜夜夜夜夜夜夜夜夜x\r")
    #expect(try terminal.events() == [.line("paint 夜夜夜夜夜夜夜夜夜夜夜夜x")])
    let shown = terminal.lines.joined().replacing(" ", with: "")
    #expect(shown == "demo›paint夜夜夜夜夜夜夜夜夜夜夜夜x")
  }

  @Test func `Tab inserts what is certain, then lists what is possible with its description`() throws {
    let terminal = try EditingTerminal()
    terminal.type("paint hi\t")
    try terminal.wait { $0.beforeCursor == "demo › paint hip-ho" }
    terminal.type("\t")
    try terminal.wait { $0.lines.contains("  hip-house  1,000 tracks") }
    try terminal.wait {
      $0.lines.contains("  hip-hop    1,000 tracks") && $0.beforeCursor == "demo › paint hip-ho"
    }
    // The list goes as soon as the line goes on.
    terminal.type("p")
    try terminal.wait {
      $0.beforeCursor == "demo › paint hip-hop" && !$0.lines.contains("  hip-hop    1,000 tracks")
    }
    terminal.type("\tmo\tf\t\r")
    #expect(try terminal.events() == [.line("paint hip-hop mode=fast ")])
  }

  @Test func `in the list Tab and arrows move, Return takes, Escape gives back`() throws {
    let terminal = try EditingTerminal(columns: 40, rows: 10, lines: 2)
    terminal.type("paint genre-\t")
    try terminal.wait {
      $0.beforeCursor == "demo › paint genre-"
        && $0.lines.contains { $0.hasPrefix("  52 more: Tab and arrows") }
    }
    terminal.type("\t\t\u{1B}[B")
    try terminal.wait { $0.beforeCursor == "demo › paint genre-2" && $0.lines.contains("› genre-2   演歌 2") }
    terminal.type("\u{1B}[A\r")
    try terminal.wait { $0.beforeCursor == "demo › paint genre-1 " && $0.lastLine.hasPrefix("demo") }
    terminal.type("mo\t\t\u{1B}[C\u{1B}")
    try terminal.wait { $0.beforeCursor == "demo › paint genre-1 mode=" }
    terminal.type("\tfa\t\r")
    terminal.type("pa\t\u{1}\u{B}quit\r")
    #expect(try terminal.events() == [.line("paint genre-1 mode=fast "), .line("quit")])
  }

  @Test func `keys of other shells do what they do there, and none inserts letters`() throws {
    let terminal = try EditingTerminal(lines: 3, history: ["paint a mode=slow"])
    // Insert, page up and down, function keys, Alt and arrows.
    terminal.type("paint x\u{1B}[2~\u{1B}[15~\u{1B}OP\u{1B}[1;2A\u{1B}[1;3D\u{1B}[1;3C y\r")
    terminal.type("\u{1B}[5~\r")
    terminal.type("paint \u{1B}.")
    try terminal.wait { $0.beforeCursor.hasSuffix("paint mode=slow") }
    terminal.type("z")
    try terminal.wait { $0.beforeCursor.hasSuffix("paint mode=slowz") }
    terminal.type("\u{1F}")
    try terminal.wait { $0.beforeCursor.hasSuffix("paint mode=slow") }
    terminal.type("\r")
    #expect(
      try terminal.events() == [.line("paint x y"), .line("paint a mode=slow"), .line("paint mode=slow")])
  }

  @Test(arguments: [true, false])
  func `ten lines pasted at once all come, in order, marked as a paste or not`(isMarked: Bool) throws {
    let lines = (0..<10).map { "paint genre-\($0) mode=fast" }
    let terminal = try EditingTerminal(lines: 10)
    let text = lines.joined(separator: "\r") + "\r"
    terminal.type(isMarked ? "\u{1B}[200~\(text)\u{1B}[201~" : text)
    #expect(try terminal.events() == lines.map { .line($0) })
  }

  @Test func `a pasted transcript gives its commands`() throws {
    let terminal = try EditingTerminal(lines: 2)
    terminal.type("\u{1B}[200~demo › paint a\rpainted a\rdemo › paint\tb\r\u{1B}[201~")
    #expect(try terminal.events() == [.line("paint a"), .line("paint b")])
  }

  @Test func `earlier lines come back, by their beginning`() throws {
    let terminal = try EditingTerminal(lines: 2, history: ["paint a", "quit", "paint b", "quit now"])
    terminal.type("\u{1B}[A\u{1B}[A\r")
    terminal.type("pa\u{1B}[A\u{1B}[A\r")
    #expect(try terminal.events() == [.line("paint b"), .line("paint a")])
  }

  @Test func `Ctrl-R searches what was typed before`() throws {
    let terminal = try EditingTerminal(lines: 3, history: ["paint 夜に", "quit", "paint 夜の"])
    terminal.type("\u{12}夜")
    try terminal.wait { $0.lastLine == "search 夜: paint 夜の" }
    terminal.type("\u{12}")
    try terminal.wait { $0.lastLine == "search 夜: paint 夜に" }
    terminal.type("\r")
    try terminal.wait { $0.lines.contains("demo › paint 夜に") && $0.beforeCursor == "demo › " }
    terminal.type("abc\u{12}zz")
    try terminal.wait { $0.lastLine == "nothing with zz:" }
    terminal.type("\u{7}d\r")
    terminal.type("\u{12}QUI\u{1B}[D!\r")
    #expect(try terminal.events() == [.line("paint 夜に"), .line("abcd"), .line("qui!t")])
  }

  @Test func `Ctrl-D on an empty line ends`() throws {
    let terminal = try EditingTerminal()
    terminal.type("\u{4}")
    #expect(try terminal.events() == [.end])
  }
}
