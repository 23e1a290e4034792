/// What bytes beyond ASCII look like that are no UTF-8: as western letters, which stand alone among those of ASCII, or as
/// those of another script, which make up whole words.
struct ForeignLetters: Sendable {
  private var count = 0
  private var adjacent = 0
  /// Those that stand for marks which hardly any text has.
  private var unlikely = 0
  /// How the first cell of them reads as Windows-1252.
  private(set) var example: String?

  /// Looks at a cell.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if example == nil { example = String(TextEncoding.text(bytes).prefix(40)) }
    // The second byte of a Chinese or Japanese character may look as a letter of ASCII does.
    var (isBehindOne, isHalf) = (false, false)
    for byte in bytes {
      let isForeign = byte >= 0x80
      count += isForeign ? 1 : 0
      adjacent += isForeign && (isBehindOne || isHalf) ? 1 : 0
      unlikely += Self.unlikelyBytes.contains(byte) ? 1 : 0
      isHalf = isBehindOne && byte >= 0x40 && !isForeign
      isBehindOne = isForeign
    }
  }

  /// Adds what other cells look like.
  mutating func add(_ other: ForeignLetters) {
    count += other.count
    adjacent += other.adjacent
    unlikely += other.unlikely
    example = example ?? other.example
  }

  /// Whether they are more probably letters of another script than western ones.
  var areUnlike: Bool { count > 3 && (adjacent * 5 > count * 3 || unlikely * 4 > count) }

  /// Of 0x80 to 0x9f all but quotes, dashes, the ellipsis, the euro and the letters among them.
  private static let unlikelyBytes: Set<UInt8> = [
    0x81, 0x82, 0x83, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x8f, 0x90, 0x95, 0x98, 0x9b, 0x9d,
  ]
}
