/// Writes HTML that is well-formed XML too, every text and attribute escaped.
struct HTMLMarkup {
  /// What has been written.
  private(set) var text = ""

  /// An element with content.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout HTMLMarkup) -> Void
  ) {
    open(name, attributes)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  /// An element that holds only text.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text words: String
  ) {
    element(name, attributes) { $0.write(words) }
  }

  /// An element without content.
  mutating func void(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    open(name, attributes)
    text += "/>"
  }

  /// Text; nothing in it can become markup.
  mutating func write(_ words: String) { text += Self.escaped(VisibleText.escaped(words)) }

  /// Text in which lines stay lines.
  mutating func writeLines(_ words: String) {
    let lines = words.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      if index > 0 { text += "\n" }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      text += parts.map { Self.escaped(VisibleText.escaped(String($0))) }.joined(separator: "\t")
    }
  }

  /// Markup that another writer has made.
  mutating func append(_ markup: HTMLMarkup) { text += markup.text }

  /// A style sheet of our own, which holds no text from data.
  mutating func style(_ sheet: String) { text += "<style>\n\(sheet)</style>" }

  /// A script of our own, which holds no text from data and no letter that XML would want escaped.
  mutating func script(_ script: String) { text += "<script>\n\(script)</script>" }

  mutating func lineBreak() { text += "\n" }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)"
    for (key, value) in attributes {
      text += " \(key)=\"\(Self.escaped(VisibleText.escaped(value)))\""
    }
  }

  /// The text with the five letters that mean something to HTML as references.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x26, 0x27, 0x3C, 0x3E].contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
