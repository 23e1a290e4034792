/// How text is written so that the lexer reads it back as one word.
public enum Quoting {
  /// The text in double quotes, with what would end or change it behind a backslash.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"", "\\", "$": result += "\\" + String(character)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.append(character)
      }
    }
    return result + "\""
  }

  /// The text as it stands if it is a plain word, else in quotes.
  public static func quotedIfNeeded(_ text: String) -> String {
    text.isEmpty || text.contains(where: isSpecial) ? quoted(text) : text
  }

  private static func isSpecial(_ character: Character) -> Bool {
    character.isWhitespace || "\"'\\$#,;“”„‟‘‚\u{FEFF}".contains(character)
  }
}
