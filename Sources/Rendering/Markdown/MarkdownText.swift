import Report

/// Text in Markdown: what came from data can neither become a heading, a link nor an element.
enum MarkdownText {
  /// A text with its roles as emphasis.
  static func words(_ text: Text) -> String {
    text.runs.map { run in
      let words = words(run.value)
      return run.role == .strong ? emphasized(words, "**") : words
    }.joined()
  }

  /// A text as a remark of less weight.
  static func emphasized(_ text: Text) -> String {
    emphasized(text.runs.map { words($0.value) }.joined(), "*")
  }

  /// A value; what can be typed stands as code.
  static func words(_ value: Value) -> String {
    switch value {
    case .code(let code): code.isEmpty ? "" : self.code(code)
    default: escaped(value.plainText)
    }
  }

  /// The text with everything that means something to Markdown or HTML escaped.
  static func escaped(_ text: String) -> String {
    var result = ""
    var isStart = true
    for character in VisibleText.escaped(text) {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "$": result += "\\\(character)"
      case "&": result += "&amp;"
      // At the start of a line these would begin a list.
      case "-" where isStart, "+" where isStart: result += "\\\(character)"
      default: result.append(character)
      }
      isStart = isStart && character.isWhitespace
    }
    return orderedListEscaped(result)
  }

  /// Text in a code span, its fence longer than any run of backticks in it.
  static func code(_ text: String) -> String {
    let text = VisibleText.escaped(text)
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    // A bar ends a cell of a table even inside code.
    return fence + space + text.replacing("|", with: "\\|") + space + fence
  }

  /// Lines in a code block, its fence longer than any run of backticks in them.
  static func fenced(_ lines: String, language: String = "text") -> String {
    let fence = String(repeating: "`", count: max(longestRun(of: "`", in: lines) + 1, 3))
    return "\(fence)\(language)\n\(lines)\(lines.hasSuffix("\n") || lines.isEmpty ? "" : "\n")\(fence)\n"
  }

  private static func emphasized(_ words: String, _ mark: String) -> String {
    // Emphasis may neither begin nor end with a space.
    guard let first = words.firstIndex(where: { $0 != " " }), let last = words.lastIndex(where: { $0 != " " })
    else { return words }
    return "\(words[..<first])\(mark)\(words[first...last])\(mark)\(words[words.index(after: last)...])"
  }

  /// `3. ` at the start would begin a numbered list.
  private static func orderedListEscaped(_ text: String) -> String {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" else {
      return text
    }
    let rest = text.dropFirst(digits.count + 1)
    return rest.isEmpty || rest.first == " " ? "\(digits)\\\(next)\(rest)" : text
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for each in text {
      current = each == character ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
