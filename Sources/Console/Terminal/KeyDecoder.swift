/// Turns the bytes of a terminal into letters; what is pasted is made into lines that can be typed, and what the
/// terminal answers to a question is kept apart.
struct KeyDecoder {
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var unfinished: [UInt8] = []
  private var pasted: [UInt8]?
  private var unfinishedReply: [UInt8] = []
  /// What the terminal has answered, one after the other.
  private(set) var replies = ""
  /// Whether it has told its kind, which is the last answer.
  private(set) var hasKind = false

  /// The letters that the bytes complete; what is not UTF-8 is left out.
  mutating func letters(of bytes: [UInt8]) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    var rest = (pasted == nil ? withoutReplies(unfinishedReply + bytes) : bytes)[...]
    while !rest.isEmpty {
      if var paste = pasted {
        paste += rest
        if let end = Self.place(of: Self.pasteEnd, in: paste) {
          letters += PastedText.typed(String(decoding: paste[..<end], as: UTF8.self)).unicodeScalars
          rest = paste[(end + Self.pasteEnd.count)...]
          pasted = nil
        } else {
          pasted = paste
          rest = []
        }
      } else {
        let start = Self.place(of: Self.pasteStart, in: rest) ?? rest.endIndex
        letters += decoded(Array(rest[..<start]))
        rest = rest[start...]
        if !rest.isEmpty {
          pasted = []
          rest = rest.dropFirst(Self.pasteStart.count)
        }
      }
    }
    return letters
  }

  /// The bytes without the answers in them: `ESC ] 11 ; … BEL` or `… ESC \`, and `ESC [ ? … c`.
  private mutating func withoutReplies(_ bytes: [UInt8]) -> [UInt8] {
    unfinishedReply = []
    guard bytes.contains(0x1B) else { return bytes }
    var kept: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let rest = bytes[place...]
      let isColour = rest.starts(with: Array("\u{1B}]11;".utf8))
      guard isColour || rest.starts(with: Array("\u{1B}[?".utf8)) else {
        kept.append(bytes[place])
        place += 1
        continue
      }
      let end = rest.dropFirst(3).firstIndex { isColour ? $0 == 0x07 || $0 == 0x5C : $0 == UInt8(ascii: "c") }
      guard let end, end - place < 64 else {
        // The rest of an answer may be on its way.
        if rest.count < 64 { unfinishedReply = Array(rest) } else { kept += rest }
        return kept
      }
      replies += String(decoding: bytes[place...end], as: UTF8.self)
      if !isColour { hasKind = true }
      place = end + 1
    }
    return kept
  }

  private mutating func decoded(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    var all = unfinished + bytes
    unfinished = Self.cutSequence(all)
    all.removeLast(unfinished.count)
    return String(decoding: all, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" }
  }

  /// The bytes at the end that begin a letter whose rest has not come yet.
  private static func cutSequence(_ bytes: [UInt8]) -> [UInt8] {
    for length in 1..<4 where length <= bytes.count {
      let first = bytes[bytes.count - length]
      if first & 0xC0 == 0x80 { continue }
      let needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
      return needed > length ? Array(bytes.suffix(length)) : []
    }
    return []
  }

  private static func place(of pattern: [UInt8], in bytes: some RandomAccessCollection<UInt8>) -> Int? {
    let bytes = Array(bytes)
    guard bytes.count >= pattern.count else { return nil }
    return (0...(bytes.count - pattern.count)).first { bytes[$0..<$0 + pattern.count].elementsEqual(pattern) }
  }
}
