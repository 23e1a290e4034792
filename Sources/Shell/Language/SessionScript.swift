/// The lines of a session file, with continuation lines joined and the place of each.
public struct SessionScript: Sendable {
  /// A line of the session: one command, one section title or one comment.
  public struct Line: Sendable, Hashable {
    /// The text, continuation lines joined.
    public var text: String
    /// The number of its first line in the file, from 1.
    public var number: Int
  }

  /// The lines, in order; blank ones are left out.
  public let lines: [Line]

  /// Cuts text into lines; a backslash at a line's end joins the next one to it.
  ///
  /// A pasted transcript replays too: a prompt `name> ` before the command is dropped by the reader, not here.
  public init(_ text: String) {
    var lines: [Line] = []
    var pending = ""
    var start = 1
    // A CR and LF pair is one Character, so that both kinds of line end are seen here.
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    {
      if pending.isEmpty { start = index + 1 }
      let line = index == 0 && raw.hasPrefix("\u{FEFF}") ? raw.dropFirst() : raw
      if Self.isContinued(line) {
        pending += line.dropLast() + " "
      } else {
        let whole = pending + line
        pending = ""
        if !whole.allSatisfy(\.isWhitespace) { lines.append(Line(text: whole, number: start)) }
      }
    }
    if !pending.allSatisfy(\.isWhitespace) { lines.append(Line(text: pending, number: start)) }
    self.lines = lines
  }

  /// Whether the line goes on in the next one: it ends in an odd number of backslashes.
  public static func isContinued(_ line: some StringProtocol) -> Bool {
    line.reversed().prefix { $0 == "\\" }.count % 2 == 1
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
