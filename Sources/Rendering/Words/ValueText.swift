import Report

/// Values and texts in plain words whose every letter can be seen: what all renderers say, however they show it.
enum ValueText {
  /// A value in words, its text made visible.
  static func words(_ value: Value) -> String {
    switch value {
    case .text(let text), .name(let text), .genre(let text), .code(let text): VisibleText.escaped(text)
    case .link(_, to: let address): VisibleText.escaped(address)
    default: value.plainText
    }
  }

  /// A text in words, its runs joined.
  static func words(_ text: Text) -> String { text.runs.map { words($0.value) }.joined() }
}
