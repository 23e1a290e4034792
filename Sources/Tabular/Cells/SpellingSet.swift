/// A few short texts that a cell is compared with; nearly all cells are told apart by their length and first byte.
struct SpellingSet {
  private let texts: [[UInt8]]
  private let ignoresCase: Bool
  private let longest: Int
  /// A bit for each length that a text has, up to 63 bytes.
  private let lengths: UInt64
  /// For each byte whether a text begins with it.
  private let firstBytes: SIMD4<UInt64>

  /// - Parameter ignoresCase: whether the texts, given in lower case, are meant in whatever case.
  init(_ texts: [String], ignoresCase: Bool = false) {
    let texts = texts.map { Array($0.utf8) }
    self.texts = texts
    self.ignoresCase = ignoresCase
    longest = texts.map(\.count).max() ?? 0
    lengths = texts.reduce(0) { $1.count < 64 ? $0 | 1 << UInt64($1.count) : $0 }
    var firstBytes = SIMD4<UInt64>()
    for byte in texts.compactMap(\.first) {
      let isLetter = byte &- UInt8(ascii: "a") < 26
      for form in ignoresCase && isLetter ? [byte, byte ^ 32] : [byte] {
        firstBytes[Int(form >> 6)] |= 1 << UInt64(form & 63)
      }
    }
    self.firstBytes = firstBytes
  }

  /// Whether a text of so many bytes may be one of them.
  @inline(__always)
  func mayHold(length: Int) -> Bool { length < 64 && lengths >> UInt64(length) & 1 == 1 }

  /// Whether the cell is one of the texts.
  @inline(__always)
  func contains(_ cell: CellText) -> Bool {
    guard cell.bytes.count <= longest, let first = cell.bytes.first,
      firstBytes[Int(first >> 6)] >> UInt64(first & 63) & 1 == 1
    else { return false }
    return ignoresCase ? texts.contains(where: cell.isOneIgnoringCase) : cell.isOne(of: texts)
  }
}
