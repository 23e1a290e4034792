/// Writes text with the macros of man(7); no word of it can act as a request.
struct Roff {
  /// What has been written.
  private(set) var text: String

  /// A page of section 1.
  init(title: String, source: String) {
    text =
      ".TH \(Self.argument(title.uppercased())) 1 \"\" \(Self.argument(source)) \"User Commands\"\n.nh\n.ad l\n"
  }

  mutating func section(_ title: String) { text += ".SH \(Self.argument(title))\n" }

  mutating func subsection(_ title: String) { text += ".SS \(Self.argument(title))\n" }

  mutating func paragraph(_ words: String) { text += ".PP\n\(Self.escaped(words))\n" }

  /// Something to type, in bold.
  mutating func literal(_ words: String) { text += ".B \(Self.argument(words))\n" }

  /// A term with what it means.
  mutating func item(_ term: String, _ words: String) {
    text += ".TP\n.B \(Self.argument(term))\n\(Self.escaped(words))\n"
  }

  /// Items that belong to the one above.
  mutating func indented(_ write: (inout Roff) -> Void) {
    let start = text
    text = ""
    write(&self)
    text = text.isEmpty ? start : start + ".RS\n" + text + ".RE\n"
  }

  private static func argument(_ words: String) -> String {
    "\"\(escaped(words).replacing("\"", with: "\\(dq"))\""
  }

  /// Words in one line, in which neither a backslash nor what stands first means anything to the formatter.
  private static func escaped(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    var escaped = ""
    for letter in line {
      switch letter {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "'": escaped += "\\(aq"
      default: escaped.append(letter)
      }
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}
