/// Makes lines that can be typed of pasted ones: a transcript gives its commands, without prompts and results.
enum PastedText {
  /// The pasted text as it would be typed. Tabs become spaces and what could act as a key is left out.
  ///
  /// If the first line starts with a prompt, only lines that do are kept, and those that continue them.
  static func typed(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(harmless)
    guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }), withoutPrompt(first) != first
    else { return lines.joined(separator: "\n") }
    let commands = lines.compactMap { line in
      let command = withoutPrompt(line)
      return command == line ? nil : command
    }
    return commands.joined(separator: "\n") + (lines.last == "" ? "\n" : "")
  }

  /// The line without the prompt before it, if it starts with one.
  static func withoutPrompt(_ line: String) -> String {
    let trimmed = line.drop { $0 == " " }
    for mark in Prompt.continuationMarks where trimmed.hasPrefix(mark) {
      return String(trimmed.dropFirst(mark.count))
    }
    for (mark, isPrompt) in [(Prompt.mark, isNames), (Prompt.plainMark, isWord)] {
      guard let place = trimmed.firstRange(of: mark),
        isPrompt(withoutNumber(trimmed[..<place.lowerBound]))
      else { continue }
      return String(trimmed[place.upperBound...])
    }
    return line
  }

  /// The names of a prompt without the line's number before them.
  private static func withoutNumber(_ prompt: Substring) -> Substring {
    let rest = prompt.drop { $0.isASCII && $0.isNumber }
    return rest.count < prompt.count && rest.first == " " ? rest.dropFirst() : prompt
  }

  /// `demo `, or `demo · mlp `.
  private static func isNames(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    guard text.hasSuffix(" "), words.allSatisfy({ !$0.contains("\"") && !$0.contains("=") }) else {
      return false
    }
    return words.count == 1 || (words.count == 3 && words[1] == "·")
  }

  /// `timbre`, or `demo/mlp`.
  private static func isWord(_ text: Substring) -> Bool {
    !text.isEmpty && !text.contains { " \"'=".contains($0) }
  }

  private static func harmless(_ line: Substring) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.compactMap { scalar in
          if scalar == "\t" { return " " }
          return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? nil : scalar
        }))
  }
}
