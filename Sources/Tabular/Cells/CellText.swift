/// The bytes of one cell and what they mean as a value; the readings that no fast path covers.
struct CellText {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Without blanks at either end.
  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    var first = start
    var last = end
    while first < last && base[first] <= Byte.space { first &+= 1 }
    while last > first && base[last &- 1] <= Byte.space { last &-= 1 }
    bytes = UnsafeBufferPointer(start: base + first, count: last &- first)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isEmpty: Bool { bytes.isEmpty }

  /// Without blanks beyond ASCII at either end, such as the no-break space of web pages and the ideographic one.
  func withoutWideBlanks(isUTF8: Bool) -> CellText {
    let blanks = isUTF8 ? Self.wideBlanks : [[0xa0]]
    var rest = bytes[...]
    func starts(_ blank: [UInt8]) -> Bool { rest.starts(with: blank) }
    func ends(_ blank: [UInt8]) -> Bool { rest.suffix(blank.count).elementsEqual(blank) }
    while let first = rest.first, first <= Byte.space || first >= 0x80 {
      if first <= Byte.space {
        rest = rest.dropFirst()
      } else if let blank = blanks.first(where: starts) {
        rest = rest.dropFirst(blank.count)
      } else {
        break
      }
    }
    while let last = rest.last, last <= Byte.space || last >= 0x80 {
      if last <= Byte.space {
        rest = rest.dropLast()
      } else if let blank = blanks.first(where: ends) {
        rest = rest.dropLast(blank.count)
      } else {
        break
      }
    }
    return CellText(UnsafeBufferPointer(rebasing: rest))
  }

  /// No-break, figure, narrow and ideographic spaces, marks of lines, and marks of no width.
  private static let wideBlanks: [[UInt8]] = [
    "\u{85}", "\u{a0}", "\u{2007}", "\u{200b}", "\u{200e}", "\u{200f}", "\u{2028}", "\u{2029}", "\u{202f}",
    "\u{3000}", "\u{feff}",
  ].map { Array($0.utf8) }

  /// As text, whatever its encoding.
  var text: String { TextEncoding.text(bytes) }

  /// Whether the cell is one of the texts exactly.
  @inline(__always) func isOne(of texts: [[UInt8]]) -> Bool {
    texts.contains { $0.count == bytes.count && $0.elementsEqual(bytes) }
  }

  @inline(__always) static func lowercase(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

  /// Yes or no in the spellings that files have.
  var flag: FlagColumn.Value? {
    guard let first = bytes.first else { return nil }
    switch (Self.lowercase(first), bytes.count) {
    case (UInt8(ascii: "1"), 1), (UInt8(ascii: "t"), 1), (UInt8(ascii: "y"), 1), (UInt8(ascii: "e"), 1):
      return .yes
    case (UInt8(ascii: "0"), 1), (UInt8(ascii: "f"), 1), (UInt8(ascii: "n"), 1): return .no
    default: break
    }
    // The two that nearly every file has.
    if bytes.count == 5, word(0) | 0x2020_2020 == 0x736c_6166, bytes[4] | 32 == UInt8(ascii: "e") {
      return .no
    }
    if bytes.count == 4, word(0) | 0x2020_2020 == 0x6575_7274 { return .yes }
    if Self.spellingsOfYes.contains(where: isOneIgnoringCase) { return .yes }
    if Self.spellingsOfNo.contains(where: isOneIgnoringCase) { return .no }
    return nil
  }

  /// Four bytes from `index` on, the first of them lowest; they must be there.
  @inline(__always) private func word(_ index: Int) -> UInt32 {
    UInt32(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt32.self))
  }

  /// What marks a row in a column of yes and no and has no counterpart for the others, in lower case.
  static let marks: Set<String> = ["e", "x", "✓", "✔", "✅", "🅴", "[e]", "(e)", "•", "*", "explicit"]

  /// English, what programs print, and what spreadsheets make of yes and no in other languages.
  private static let spellingsOfYes = [
    "true", "yes", "on", "explicit", "1.0", "x", "✓", "✔", "wahr", "ja", "vrai", "oui", "verdadero", "sí",
    "si",
    "vero", "verdadeiro", "sim", "waar", "да", "Да", "ДА", "tak", "evet", "はい", "是", "예",
    "✅", "🅴", "[e]", "(e)", "•", "*",
  ].map { Array($0.utf8) }
  private static let spellingsOfNo = [
    "false", "no", "off", "clean", "not explicit", "0.0", "✗", "✘", "falsch", "nein", "faux", "non", "falso",
    "não", "nao", "onwaar", "nee", "notexplicit", "non-explicit", "cleaned", "нет", "Нет", "НЕТ", "nie",
    "hayır", "いいえ", "否",
    "아니요",
  ].map { Array($0.utf8) }

  /// Whether the cell is the text, given in lower case, in whatever case.
  @inline(__always) func isOneIgnoringCase(_ text: [UInt8]) -> Bool {
    guard text.count == bytes.count else { return false }
    for index in 0..<text.count where text[index] != Self.lowercase(bytes[index]) { return false }
    return true
  }

  /// A whole number of at most 18 digits, as a row number is.
  var integer: Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = bytes.count - (isNegative ? 1 : 0)
    guard digits > 0 && digits <= 18 else { return nil }
    var value = 0
    for index in (isNegative ? 1 : 0)..<bytes.count {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return isNegative ? -value : value
  }

  /// The id in an address of a track; else the text itself.
  var trackID: CellText {
    guard bytes.count > 22, let (kind, id) = SpotifyAddress.parts(of: bytes), !id.isEmpty,
      bytes[kind].elementsEqual("track".utf8)
    else { return self }
    return CellText(UnsafeBufferPointer(rebasing: bytes[id]))
  }
}
