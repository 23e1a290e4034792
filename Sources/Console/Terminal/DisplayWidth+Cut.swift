import Rendering

extension DisplayWidth {
  /// The text, or its beginning and an ellipsis if it is wider than `columns`.
  static func cut(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard of(text) > columns else { return text }
    var room = columns - of(ellipsis)
    guard room >= 0 else { return "" }
    var kept = ""
    for character in text {
      room -= of(character)
      if room < 0 { break }
      kept.append(character)
    }
    return kept + ellipsis
  }

  /// The text with spaces after it up to `columns`.
  static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(columns - of(text), 0))
  }
}
