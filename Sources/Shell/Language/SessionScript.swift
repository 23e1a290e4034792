/// The commands of a session file: continuation lines joined, `;` taken apart, blocks put together.
public struct SessionScript: Sendable {
  /// A command, a section title or a comment; or a block, which is a command with lines of its own.
  public struct Line: Sendable, Hashable {
    /// The text of the command.
    public var text: String
    /// The number of its first line in the file, from 1.
    public var number: Int
    /// The lines of a block, between its first line and its `end`.
    public var body: [Line] = []
    /// Whether the `end` of a block is there.
    public var isClosed = true

    /// All of it as text, an inner line two blanks further in.
    public var wholeText: String {
      let text = String(self.text.drop(while: \.isWhitespace))
      guard isBlock else { return text }
      let inner = body.map { $0.wholeText.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") }
      return ([text] + inner + ["end"]).joined(separator: "\n")
    }

    /// Whether it is a block.
    public var isBlock: Bool { SessionScript.firstWord(of: text) == SessionScript.opening }

    /// The line and those within it.
    var all: [Line] { [self] + body.flatMap(\.all) }
  }

  /// The word that begins a block, and the one that ends it.
  static let opening = "for"
  static let closing = "end"

  /// The lines, in order; blank ones are left out.
  public let lines: [Line]

  /// How many commands, titles and remarks there are, those within blocks included.
  public var count: Int { lines.reduce(0) { $0 + $1.all.count } }

  /// Whether a block waits for its `end`.
  public var isOpen: Bool { lines.last.map { !$0.isClosed } ?? false }

  /// Cuts text into commands; a backslash at a line's end joins the next one to it.
  ///
  /// A pasted transcript replays too: a prompt `name> ` before the command is dropped by the reader, not here.
  public init(_ text: String) {
    var commands = Self.joined(text).flatMap { line in Self.commands(of: line) }[...]
    lines = Self.blocks(of: &commands, within: false).lines
  }

  private static func joined(_ text: String) -> [Line] {
    var lines: [Line] = []
    var pending = ""
    var start = 1
    // A CR and LF pair is one Character, so that both kinds of line end are seen here.
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    {
      if pending.isEmpty { start = index + 1 }
      let line = index == 0 && raw.hasPrefix("\u{FEFF}") ? raw.dropFirst() : raw
      if isContinued(line) {
        pending += line.dropLast() + " "
      } else {
        lines.append(Line(text: pending + line, number: start))
        pending = ""
      }
    }
    return lines + [Line(text: pending, number: start)]
  }

  private static func commands(of line: Line) -> [Line] {
    let ranges = Lexer.commands(of: line.text)
    let bytes = Array(line.text.utf8)
    return ranges.compactMap { range in
      let text = ranges.count == 1 ? line.text : String(decoding: bytes[range], as: UTF8.self)
      let isBlank = text.allSatisfy(\.isWhitespace)
      let trimmed = ranges.count == 1 ? text : String(text.drop(while: \.isWhitespace))
      return isBlank ? nil : Line(text: trimmed, number: line.number)
    }
  }

  /// The lines up to the end, or within a block up to its `end`.
  private static func blocks(
    of lines: inout ArraySlice<Line>, within isBlock: Bool
  ) -> (lines: [Line], isClosed: Bool) {
    var found: [Line] = []
    while var line = lines.popFirst() {
      if isBlock, firstWord(of: line.text) == closing { return (found, true) }
      if line.isBlock { (line.body, line.isClosed) = blocks(of: &lines, within: true) }
      found.append(line)
    }
    return (found, !isBlock)
  }

  private static func firstWord(of line: String) -> String? {
    let start = line.drop(while: \.isWhitespace)
    guard start.lowercased().hasPrefix(opening) || start.lowercased().hasPrefix(closing) else { return nil }
    return Lexer.words(of: line).words.first?.text.lowercased()
  }

  /// Whether the line goes on in the next one: it ends in an odd number of backslashes.
  public static func isContinued(_ line: some StringProtocol) -> Bool {
    line.reversed().prefix { $0 == "\\" }.count % 2 == 1
  }

  /// The words of a line that is a remark, such as `# We keep seven genres.`; `nil` if it is none or says nothing.
  public static func remark(of line: String) -> String? {
    let trimmed = line.drop(while: \.isWhitespace)
    guard trimmed.hasPrefix("#"), !trimmed.hasPrefix("#!") else { return nil }
    var words = trimmed.dropFirst().drop(while: \.isWhitespace)
    while words.last?.isWhitespace == true { words.removeLast() }
    return words.isEmpty ? nil : String(words)
  }

  /// The title, if the line is `# %% Title`.
  public static func sectionTitle(of line: String) -> String? {
    let trimmed = line.drop(while: \.isWhitespace)
    guard trimmed.hasPrefix("# %%") else { return nil }
    var title = trimmed.dropFirst(4).drop(while: \.isWhitespace)
    while title.last?.isWhitespace == true { title.removeLast() }
    return String(title)
  }
}

extension SessionScript {
  /// A script of lines that were read already.
  public init(lines: [Line]) { self.lines = lines }
}
