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

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the cell is one of the texts exactly.
  @inline(__always) func isOne(of texts: [[UInt8]]) -> Bool {
    guard bytes.count <= 9 else { return false }
    return texts.contains { $0.count == bytes.count && $0.elementsEqual(bytes) }
  }

  /// Whether the cell is one of the texts, in whatever case.
  func isOneIgnoringCase(of texts: [[UInt8]]) -> Bool {
    guard bytes.count <= 9 else { return false }
    return texts.contains(where: isOneIgnoringCase)
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

  private static let spellingsOfYes = ["true", "yes", "on", "explicit", "1.0"].map { Array($0.utf8) }
  private static let spellingsOfNo = ["false", "no", "off", "clean", "not explicit", "0.0"].map {
    Array($0.utf8)
  }

  /// Whether the cell is the text, given in lower case, in whatever case.
  @inline(__always) private func isOneIgnoringCase(_ text: [UInt8]) -> Bool {
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

  /// A pitch class from a note name: a letter A to G, sharp or flat, perhaps followed by the mode.
  var pitchClass: Float? {
    guard let letter = bytes.first.map(Self.lowercase) else { return nil }
    let natural: [UInt8: Float] = [97: 9, 98: 11, 99: 0, 100: 2, 101: 4, 102: 5, 103: 7]
    guard let base = natural[letter] else { return nil }
    let rest = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let accidental = rest.prefix { $0 != " " && $0 != "m" && $0 != "M" }
    guard
      rest.dropFirst(accidental.count).trimmingSpaces.lowercased().isOne(of: [
        "", "m", "maj", "min", "major", "minor",
      ])
    else { return nil }
    // Many files write C#/Db.
    switch accidental.split(separator: "/").first.map({ $0.lowercased() }) ?? "" {
    case "": return base
    case "#", "♯", "s", "sharp": return (base + 1).truncatingRemainder(dividingBy: 12)
    case "b", "♭", "flat": return (base + 11).truncatingRemainder(dividingBy: 12)
    default: return nil
    }
  }

  /// 1 for major, 0 for minor.
  var mode: Float? {
    switch text.lowercased() {
    case "major", "maj", "dur": 1
    case "minor", "min", "moll": 0
    default: nil
    }
  }

  /// A number in a spelling that the fast path leaves: many digits, a percent sign, minutes and seconds, a decimal
  /// comma. Infinite ones and "nan" count as none.
  func number(decimalComma: Bool) -> Float? {
    var text = Substring(self.text)
    if text.hasSuffix("%") { text = text.dropLast().trimmingSpaces }
    if let value = Double(text) { return Float(value) }
    if decimalComma, text.count(where: { $0 == "," }) == 1 {
      return Double(String(text.map { $0 == "," ? "." : $0 })).map { Float($0) }
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 2, let minutes = parts[0], let seconds = parts[1], (0..<60).contains(seconds),
      minutes >= 0
    {
      return Float(minutes) * 60 + Float(seconds)
    }
    return nil
  }

  /// The id in `spotify:track:ID` or `https://open.spotify.com/track/ID?si=…`; else the text itself.
  var trackID: CellText {
    guard bytes.count > 22 else { return self }
    let marker: [UInt8] =
      bytes.first == UInt8(ascii: "s") ? Array("spotify:track:".utf8) : Array("/track/".utf8)
    var start = 0
    while start + marker.count < bytes.count {
      if bytes[start..<start + marker.count].elementsEqual(marker) {
        let rest = UnsafeBufferPointer(rebasing: bytes[(start + marker.count)...])
        let end = rest.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "/") } ?? rest.count
        return CellText(UnsafeBufferPointer(rebasing: rest[..<end]))
      }
      start += 1
    }
    return self
  }
}

extension String {
  fileprivate func isOne(of texts: [String]) -> Bool { texts.contains(self) }
}
