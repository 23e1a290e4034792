import Rendering
import Shell

/// The colours of a line that is being typed: what is wrong is seen before Enter.
struct LineColours {
  /// The line with its colours, as wide as without.
  let painted: String

  /// The colours of a line; `nil` if it is to stay as it is: without colours, or with letters that cannot be shown.
  ///
  /// - Parameter cursor: The UTF-8 offset at which the person types.
  init?(_ line: String, cursor: Int, parser: Parser, style: TerminalStyle) {
    guard style.colors != .none, !line.isEmpty, VisibleText.escaped(line) == line else { return nil }
    let bytes = Array(line.utf8)
    var text = ""
    var place = 0
    for (span, role) in parser.roles(of: line, cursor: cursor) where span.lowerBound >= place {
      text += String(decoding: bytes[place..<span.lowerBound], as: UTF8.self)
      text += style.painted(String(decoding: bytes[span], as: UTF8.self), Self.paint(of: role))
      place = span.upperBound
    }
    guard place > 0 else { return nil }
    painted = text + String(decoding: bytes[place...], as: UTF8.self)
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
