/// A few short texts that a cell is compared with; nearly all cells are told apart by their length and first byte.
struct SpellingSet {
  private let texts: [[UInt8]]
  private let longest: Int
  /// For each byte whether a text begins with it.
  private let firstBytes: SIMD4<UInt64>

  init(_ texts: [[UInt8]]) {
    self.texts = texts
    longest = texts.map(\.count).max() ?? 0
    var firstBytes = SIMD4<UInt64>()
    for byte in texts.compactMap(\.first) { firstBytes[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    self.firstBytes = firstBytes
  }

  /// Whether the cell is one of the texts exactly.
  @inline(__always)
  func contains(_ cell: CellText) -> Bool {
    guard cell.bytes.count <= longest, let first = cell.bytes.first,
      firstBytes[Int(first >> 6)] >> UInt64(first & 63) & 1 == 1
    else { return false }
    return cell.isOne(of: texts)
  }
}
