/// Text without case, accents and typographic variants, as UTF-8: two texts that a person would type alike are equal.
public struct FoldedText: Hashable, Sendable {
  /// The folded text in UTF-8.
  public let bytes: [UInt8]

  /// Folds a text.
  public init(_ text: String) {
    var text = text
    bytes = text.withUTF8 { source in
      var folded: [UInt8] = []
      Self.fold(source, into: &folded)
      return folded
    }
  }

  /// The folded text, for messages.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends the folded form of `source` to `folded`.
  static func fold(_ source: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    var place = 0
    while place < source.count {
      let byte = source[place]
      if byte < 0x80 {
        folded.append(CellText.lowercase(byte))
        place &+= 1
      } else {
        // A run of other characters goes through the decoder, which also repairs what is no UTF-8.
        var end = place &+ 1
        while end < source.count && source[end] >= 0x80 { end &+= 1 }
        let run = UnsafeBufferPointer(rebasing: source[place..<end])
        for scalar in String(decoding: run, as: UTF8.self).unicodeScalars { append(scalar, to: &folded) }
        place = end
      }
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    switch scalar.value {
    case 0x00c0..<0x0250: folded.append(contentsOf: latin[Int(scalar.value - 0x00c0)])
    case 0x1e00..<0x1f00: folded.append(contentsOf: latinAdditional[Int(scalar.value - 0x1e00)])
    case 0x0300..<0x0370: break
    case 0x2018, 0x2019, 0x02bc, 0x00b4: folded.append(UInt8(ascii: "'"))
    case 0x201c, 0x201d: folded.append(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2212: folded.append(UInt8(ascii: "-"))
    case 0x00a0, 0x3000: folded.append(Byte.space)
    // Full-width letters and signs.
    case 0xff01...0xff5e: folded.append(CellText.lowercase(UInt8(scalar.value - 0xff01 + 0x21)))
    default: folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  private static let latin = (UInt32(0x00c0)..<0x0250).map(base)
  private static let latinAdditional = (UInt32(0x1e00)..<0x1f00).map(base)

  /// The letter that a Latin letter with marks is made of, which its Unicode name tells: LATIN SMALL LETTER O WITH
  /// STROKE is an o.
  private static func base(of value: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(value) else { return [] }
    switch scalar {
    case "ß", "ẞ": return Array("ss".utf8)
    case "æ", "Æ": return Array("ae".utf8)
    case "œ", "Œ": return Array("oe".utf8)
    case "ð", "Ð": return Array("d".utf8)
    case "þ", "Þ": return Array("th".utf8)
    case "ı": return Array("i".utf8)
    default: break
    }
    let words = (scalar.properties.name ?? "").split(separator: " ")
    if words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1,
      words[4] == "WITH"
    {
      return Array(words[3].lowercased().utf8)
    }
    return Array(scalar.properties.lowercaseMapping.utf8)
  }

  /// Whether `needle` occurs in `haystack`; an empty one always does.
  static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    guard haystack.count >= needle.count else { return false }
    for start in 0...(haystack.count - needle.count) where haystack[start] == first {
      if haystack[start..<start + needle.count].elementsEqual(needle) { return true }
    }
    return false
  }
}
