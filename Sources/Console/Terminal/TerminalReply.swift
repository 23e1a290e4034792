/// An answer of the terminal at the beginning of some bytes: `ESC ] 11 ; … BEL` or `… ESC \`, and `ESC [ ? … c`.
struct TerminalReply {
  enum State {
    /// Something else.
    case none
    /// An answer from its beginning to its end.
    case whole
    /// What may become one.
    case unfinished
    /// The beginning of one, and then something that no answer has.
    case broken
  }

  private static let color = Array("\u{1B}]11;".utf8)
  private static let kind = Array("\u{1B}[?".utf8)

  /// What it is.
  let state: State
  /// The number of its bytes.
  let length: Int
  /// Whether it tells the terminal's kind.
  let isKind: Bool
  /// Whether it has gone so far that no key sends the same.
  let isBegun: Bool

  /// Reads the bytes, which begin with Escape if there are any.
  init(_ bytes: ArraySlice<UInt8>) {
    let isColor = bytes.starts(with: Self.color)
    isKind = bytes.starts(with: Self.kind)
    isBegun = isColor || isKind
    guard isBegun else {
      let isCut = Self.color.starts(with: bytes) || Self.kind.starts(with: bytes)
      (state, length) = (isCut ? .unfinished : .none, bytes.count)
      return
    }
    var place = bytes.startIndex + (isColor ? Self.color : Self.kind).count
    while place < bytes.endIndex, Self.isPart(bytes[place], ofColor: isColor) { place += 1 }
    let rest = bytes[place...]
    var ends: Int?
    if isColor {
      if rest.first == 0x07 { ends = 1 }
      if rest.starts(with: [0x1B, UInt8(ascii: "\\")]) { ends = 2 }
    } else if let last = rest.first, (0x40...0x7E).contains(last) {
      ends = 1
    }
    let isCut = rest.isEmpty || isColor && rest.elementsEqual([0x1B])
    state = ends != nil ? .whole : isCut ? .unfinished : .broken
    length = place - bytes.startIndex + (ends ?? 0)
  }

  /// Whether a byte can stand within an answer: `rgb:ffff/ffff/ffff`, or numbers.
  private static func isPart(_ byte: UInt8, ofColor isColor: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): isColor
    default: (isColor ? "rg:/#" : ";$").utf8.contains(byte)
    }
  }
}
