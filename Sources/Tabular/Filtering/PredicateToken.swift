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
        while place < bytes.count, !" \t\r\n(),\"=<>!".utf8.contains(bytes[place]) { place += 1 }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        tokens.append(PredicateToken(kind: .word(word), place: start..<place))
      }
    }
    return tokens
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
