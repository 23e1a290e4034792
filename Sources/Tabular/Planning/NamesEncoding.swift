/// How the characters of a file are written that is no UTF-8, where the names of its columns tell: `曲名` is one in Shift-JIS,
/// and in no other encoding.
enum NamesEncoding {
  /// Those that are tried, the more frequent first.
  private static let candidates: [TextEncoding] = [
    .macRoman, .dos850, .shiftJIS, .gb18030, .big5, .eucKR, .eucJP, .windows1251, .windows1250, .windows1253,
    .windows1254, .koi8, .latin2, .dos437,
  ]
  private static let length = 1 << 12

  /// - Returns: `nil` unless it makes more known names than Windows-1252 does.
  static func guessed(_ head: [UInt8], schema: ColumnSchema) -> TextEncoding? {
    let start = Array(head.prefix(length))
    // A character may be cut off at the end.
    let isUTF8 = (0..<4).contains { count in
      start.dropLast(count).withUnsafeBufferPointer(TextEncoding.isUTF8)
    }
    guard !isUTF8 else { return nil }
    var converted: [UInt8] = []
    start.withUnsafeBufferPointer { TextEncoding.append(windows1252: $0, to: &converted) }
    var best = (encoding: TextEncoding?.none, known: known(converted, schema))
    for encoding in candidates {
      guard let text = DecodedText(start, from: encoding) else { continue }
      let known = known(text.bytes, schema)
      if known > best.known { best = (encoding, known) }
    }
    return best.encoding
  }

  /// The most columns that one of the first lines names.
  private static func known(_ text: [UInt8], _ schema: ColumnSchema) -> Int {
    let lines = text.split(maxSplits: 20, omittingEmptySubsequences: true) {
      $0 == Byte.newline || $0 == Byte.carriageReturn
    }
    return lines.prefix(20).map { line in
      let cells = line.split(maxSplits: 200, omittingEmptySubsequences: true) {
        [Byte.comma, Byte.semicolon, Byte.tab, UInt8(ascii: "|")].contains($0)
      }
      return Set(
        cells.compactMap { cell in
          schema.match(ColumnHeader(String(decoding: cell.prefix(200), as: UTF8.self)), short: false)?.entry
        }
      ).count
    }.max() ?? 0
  }
}
