import Rendering
import Shell

/// The colours of a line that is being typed: what is wrong is seen before Enter.
struct LineColours {
  /// The line with its colours, as wide as without.
  var painted: String { before + after }
  /// What of it stands before the cursor.
  let before: String
  /// What of it stands behind the cursor.
  let after: String

  /// The colours of a line; `nil` if it is to stay as it is: without colours, or with letters that cannot be shown.
  ///
  /// - Parameter cursor: The UTF-8 offset at which the person types.
  init?(_ line: String, cursor: Int, parser: Parser, style: TerminalStyle) {
    guard style.colors != .none, !line.isEmpty, VisibleText.escaped(line) == line else { return nil }
    let bytes = Array(line.utf8)
    var texts = ["", ""]
    func put(_ range: Range<Int>, _ paint: Paint?) {
      let cut = min(max(cursor, range.lowerBound), range.upperBound)
      for (side, part) in [range.lowerBound..<cut, cut..<range.upperBound].enumerated() where !part.isEmpty {
        let text = String(decoding: bytes[part], as: UTF8.self)
        texts[side] += paint.map { style.painted(text, $0) } ?? text
      }
    }
    var place = 0
    for (span, role) in parser.roles(of: line, cursor: cursor) where span.lowerBound >= place {
      put(place..<span.lowerBound, nil)
      put(span, Self.paint(of: role))
      place = span.upperBound
    }
    guard place > 0 else { return nil }
    put(place..<bytes.count, nil)
    (before, after) = (texts[0], texts[1])
  }

  private static func paint(of role: LineRole) -> Paint {
    switch role {
    case .name: .code
    case .key, .variable: .name
    case .value: .plain
    case .text: .genre
    case .comment: .faint
    case .fault: .bad
    }
  }
}
