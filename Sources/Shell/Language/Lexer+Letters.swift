// What single letters of a line are.
extension Lexer {
  /// How many bytes at `place` are a blank: ASCII, no-break, narrow, ideographic, or a byte-order mark; 0 if none is.
  func blankLength(at place: Int) -> Int {
    switch bytes[place] {
    case 32, 9...13: 1
    case 0xC2: bytes[place...].starts(with: [0xC2, 0xA0]) ? 2 : 0
    case 0xE1...0xEF: Self.blanks.contains(bytes[place..<min(place + 3, bytes.count)]) ? 3 : 0
    default: 0
    }
  }

  /// The blanks of three bytes: U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000 and U+FEFF.
  private static let blanks: Set<ArraySlice<UInt8>> = {
    let codes: [UInt32] =
      [0x1680] + Array(0x2000...0x200A) + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF]
    return Set(codes.compactMap { Unicode.Scalar($0) }.map { Array(String($0).utf8)[...] })
  }()

  /// Whether a `;` at `place` ends a command: nothing or a blank stands behind it.
  func isSeparator(at place: Int) -> Bool {
    bytes[place] == UInt8(ascii: ";") && (place + 1 == bytes.count || blankLength(at: place + 1) > 0)
  }

  /// Whether a word ends before `place`.
  func isEnd(at place: Int) -> Bool { blankLength(at: place) > 0 || isSeparator(at: place) }

  /// Whether the backslash at `place` takes its meaning from the next letter; before others it stands for itself.
  func escapes(at place: Int, isFirst: Bool) -> Bool {
    guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else { return false }
    let next = bytes[place + 1]
    if isFirst, next == UInt8(ascii: "\\"), place + 2 < bytes.count, Self.isNameByte(bytes[place + 2]) {
      return false
    }
    return next >= 0x80 || " \t\"'\\$#,=;:()".utf8.contains(next)
  }

  /// Whether the text at `place` begins as a path of Windows does, with single backslashes: `C:\music`.
  func isWindowsPath(at place: Int) -> Bool {
    guard place + 3 < bytes.count, bytes[place + 1] == UInt8(ascii: ":"),
      bytes[place + 2] == UInt8(ascii: "\\")
    else {
      return false
    }
    return Character(Unicode.Scalar(bytes[place])).isLetter && bytes[place + 3] != UInt8(ascii: "\\")
  }

  /// The quote that opens at `place`, if one does.
  func openingQuote(at place: Int, isFirst: Bool) -> LexerQuote? {
    let byte = bytes[place]
    guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == 0xE2 else { return nil }
    guard let quote = LexerQuote(in: bytes, at: place) else { return nil }
    // Inside a word an apostrophe or a curly quote is a letter: `don't` needs no quotes.
    if quote.isDouble || isFirst || place == 0 { return quote }
    return [0x3A, 0x3D, 0x2C, 0x28].contains(bytes[place - 1]) ? quote : nil
  }

  /// Whether a byte may stand in the name of a variable.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// A pair of quotes.
struct LexerQuote {
  /// How many bytes the opening one has.
  let opening: Int
  private let closings: [[UInt8]]
  /// Whether it is `"`, within which backslashes and variables keep their meaning.
  let isDouble: Bool

  /// The quote that opens at a place.
  init?(in bytes: [UInt8], at place: Int) {
    let rest = bytes[place...]
    if rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "'") {
      opening = 1
      closings = [[bytes[place]]]
      isDouble = bytes[place] == UInt8(ascii: "\"")
    } else if ["“", "”", "„", "‟"].contains(where: { rest.starts(with: $0.utf8) }) {
      opening = 3
      closings = [Array("”".utf8), Array("“".utf8), [UInt8(ascii: "\"")]]
      isDouble = false
    } else if ["‘", "‚"].contains(where: { rest.starts(with: $0.utf8) }) {
      opening = 3
      closings = [Array("’".utf8), Array("‘".utf8)]
      isDouble = false
    } else {
      return nil
    }
  }

  /// What to type to close it.
  var closingText: String { String(decoding: closings[0], as: UTF8.self) }

  /// How many bytes at a place close it; `nil` if none do.
  func closingLength(in bytes: [UInt8], at place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    return closings.first { bytes[place...].starts(with: $0) }?.count
  }
}
