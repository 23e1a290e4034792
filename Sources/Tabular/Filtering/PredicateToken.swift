/// A word, sign or quoted text of a condition, with its place in the UTF-8.
struct PredicateToken: Equatable {
  enum Kind: Equatable {
    case word(String)
    case quoted(String)
    case comparison(Predicate.Comparison)
    case open, close, comma
  }

  let kind: Kind
  let place: Range<Int>

  /// The word in lower case, if it is one and not in quotes.
  var keyword: String? {
    if case .word(let word) = kind { word.lowercased() } else { nil }
  }

  /// Takes a condition apart.
  static func all(in text: String) throws(PredicateError) -> [PredicateToken] {
    let bytes = Array(text.utf8)
    var tokens: [PredicateToken] = []
    var place = 0
    while place < bytes.count {
      let start = place
      switch bytes[place] {
      case Byte.space, Byte.tab, Byte.newline, Byte.carriageReturn:
        place += 1
      case UInt8(ascii: "("):
        place += 1
        tokens.append(PredicateToken(kind: .open, place: start..<place))
      case UInt8(ascii: ")"):
        place += 1
        tokens.append(PredicateToken(kind: .close, place: start..<place))
      case Byte.comma:
        place += 1
        tokens.append(PredicateToken(kind: .comma, place: start..<place))
      case Byte.quote, UInt8(ascii: "'"):
        tokens.append(try quoted(bytes, at: &place))
      case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"):
        tokens.append(try comparison(bytes, at: &place))
      default:
        if let (comparison, length) = typographic(bytes, at: place) {
          place += length
          tokens.append(PredicateToken(kind: .comparison(comparison), place: start..<place))
          continue
        }
        if let quoted = guillemets(bytes, at: &place) {
          tokens.append(quoted)
          continue
        }
        while place < bytes.count, !" \t\r\n(),\"=<>!".utf8.contains(bytes[place]),
          typographic(bytes, at: place) == nil
        {
          place += 1
        }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        tokens.append(PredicateToken(kind: .word(word), place: start..<place))
      }
    }
    return tokens
  }

  /// The comparison that one sign stands for, as in `energy ≥ 0.5`, and its length.
  private static func typographic(_ bytes: [UInt8], at place: Int) -> (Predicate.Comparison, length: Int)? {
    guard bytes[place] == 0xe2 else { return nil }
    let signs: [(String, String)] = [("≥", ">="), ("≤", "<="), ("≠", "!="), ("⩾", ">="), ("⩽", "<=")]
    for (sign, plain) in signs where bytes[place...].starts(with: sign.utf8) {
      return Predicate.Comparison(rawValue: plain).map { ($0, sign.utf8.count) }
    }
    return nil
  }

  /// A text in the quotes of French and other languages; `nil` if none begins here or it is never closed.
  private static func guillemets(_ bytes: [UInt8], at place: inout Int) -> PredicateToken? {
    let (opening, closing) = (Array("«".utf8), Array("»".utf8))
    guard bytes[place...].starts(with: opening) else { return nil }
    var end = place + opening.count
    while end < bytes.count, !bytes[end...].starts(with: closing) { end += 1 }
    guard end < bytes.count else { return nil }
    let text = String(decoding: bytes[place + opening.count..<end], as: UTF8.self)
    let start = place
    place = end + closing.count
    // French sets blanks within them.
    let trimmed = text.trimmingSpaces.drop { $0 == "\u{a0}" || $0 == "\u{202f}" }
    let plain = String(trimmed.reversed().drop { $0 == "\u{a0}" || $0 == "\u{202f}" }.reversed())
    return PredicateToken(kind: .quoted(plain), place: start..<place)
  }

  private static func quoted(_ bytes: [UInt8], at place: inout Int) throws(PredicateError) -> PredicateToken {
    let start = place
    let quote = bytes[place]
    var content: [UInt8] = []
    place += 1
    while place < bytes.count && bytes[place] != quote {
      if bytes[place] == UInt8(ascii: "\\") && place + 1 < bytes.count { place += 1 }
      content.append(bytes[place])
      place += 1
    }
    guard place < bytes.count else { throw .unclosedQuote(at: start..<bytes.count) }
    place += 1
    return PredicateToken(kind: .quoted(String(decoding: content, as: UTF8.self)), place: start..<place)
  }

  private static func comparison(_ bytes: [UInt8], at place: inout Int) throws(PredicateError)
    -> PredicateToken
  {
    let start = place
    while place < bytes.count && place < start + 2 && "=<>!".utf8.contains(bytes[place]) { place += 1 }
    let signs = String(decoding: bytes[start..<place], as: UTF8.self)
    let spelled = ["==": "=", "<>": "!="][signs] ?? signs
    guard let comparison = Predicate.Comparison(rawValue: spelled) else {
      throw .expected(.comparison, at: start..<place)
    }
    return PredicateToken(kind: .comparison(comparison), place: start..<place)
  }
}
