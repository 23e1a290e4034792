/// The rest of a line as it was typed, for parameters that have a small language of their own.
public struct RawText: Sendable, Hashable {
  /// The text, with variables replaced.
  public let text: String
  /// The text as a saved session holds it, with variables as typed.
  public let canonicalText: String
  /// Where stretches of `text` come from: UTF-8 offset in the text, and span in the line.
  let origins: [(offset: Int, length: Int, span: Range<Int>)]

  /// No text.
  public init() { self.init(words: []) }

  /// Text that did not come from a line.
  public init(_ text: String) {
    self.text = text
    canonicalText = text
    origins = [(0, text.utf8.count, 0..<text.utf8.count)]
  }

  /// The words of a line with one space between them, quotes kept.
  public init(words: [Word], values: [String: String] = [:]) {
    var text = ""
    var canonical = ""
    var origins: [(Int, Int, Range<Int>)] = []
    for (index, word) in words.enumerated() {
      if index > 0 {
        text += " "
        canonical += " "
      }
      canonical += word.canonicalText
      for piece in word.pieces {
        let part: String
        switch piece.content {
        case .bare(let bare): part = bare
        case .quoted(let quoted): part = Quoting.quoted(quoted)
        case .variable(let name): part = values[name].map(Quoting.quotedIfNeeded) ?? "$" + name
        }
        origins.append((text.utf8.count, part.utf8.count, piece.span))
        text += part
      }
    }
    self.text = text
    canonicalText = canonical
    self.origins = origins
  }

  /// Whether there is nothing.
  public var isEmpty: Bool { text.isEmpty }

  /// The span in the line of UTF-8 offsets in the text.
  public func lineSpan(of range: Range<Int>) -> Range<Int>? {
    func position(_ offset: Int, isEnd: Bool) -> Int? {
      let candidates = origins.filter { isEnd ? $0.offset < offset : $0.offset <= offset }
      guard let origin = candidates.last ?? origins.first else { return nil }
      if origin.length != origin.span.count { return isEnd ? origin.span.upperBound : origin.span.lowerBound }
      return min(origin.span.lowerBound + max(0, offset - origin.offset), origin.span.upperBound)
    }
    guard let start = position(range.lowerBound, isEnd: false),
      let end = position(range.upperBound, isEnd: true)
    else { return nil }
    return start..<max(start, end)
  }

  /// Whether both hold the same text, wherever it stood in its line.
  public static func == (left: RawText, right: RawText) -> Bool { left.text == right.text }
  /// Feeds the text alone, as equality compares it.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
