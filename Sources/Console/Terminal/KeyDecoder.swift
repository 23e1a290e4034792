/// Turns the bytes of a terminal into letters; what is pasted is made into lines that can be typed, and what the
/// terminal answers to a question is kept apart.
struct KeyDecoder {
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var unfinished: [UInt8] = []
  private var pasted: [UInt8]?
  private var unfinishedReply: [UInt8] = []
  /// Whether the terminal was asked something: what could be the beginning of an answer is then held for a moment.
  var expectsReplies = false
  /// What the terminal has answered, one after the other.
  private(set) var replies = ""
  /// Whether it has told its kind, which is the last answer.
  private(set) var hasKind = false
  /// Whether bytes are held that could be the beginning of an answer.
  var isHolding: Bool { !unfinishedReply.isEmpty }

  /// The letters that were held, as nothing followed that makes an answer of them; what is one in part is dropped, as
  /// nobody can have typed it.
  mutating func released() -> [Unicode.Scalar] {
    let held = unfinishedReply
    unfinishedReply = []
    return TerminalReply(held[...]).isBegun ? [] : decoded(held)
  }

  /// A decoder that knows what this one does of answers, and nothing of what was typed or pasted.
  func forgettingKeys() -> KeyDecoder {
    var other = self
    (other.unfinished, other.pasted) = ([], nil)
    return other
  }

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

  /// The bytes without the answers in them.
  private mutating func withoutReplies(_ bytes: [UInt8]) -> [UInt8] {
    unfinishedReply = []
    guard bytes.contains(0x1B) else { return bytes }
    var kept: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x1B else {
        kept.append(bytes[place])
        place += 1
        continue
      }
      let reply = TerminalReply(bytes[place...])
      switch reply.state {
      case .none:
        kept.append(bytes[place])
        place += 1
      case .whole:
        replies += String(decoding: bytes[place..<place + reply.length], as: UTF8.self)
        if reply.isKind { hasKind = true }
        place += reply.length
      case .broken: place += reply.length
      case .unfinished:
        // The rest of an answer may be on its way; a key that begins alike is not held where nothing was asked.
        guard expectsReplies || reply.isBegun else { return kept + bytes[place...] }
        unfinishedReply = Array(bytes[place...])
        return kept
      }
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
