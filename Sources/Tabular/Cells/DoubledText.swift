/// Text in UTF-8 that a program has taken for Windows-1252 and written in UTF-8 once more: `Ã±` stands for `ñ`.
enum DoubledText {
  /// Whether the characters beyond ASCII are nearly all such, as hardly any are in text that is meant.
  static func isOne(_ head: [UInt8]) -> Bool {
    guard !head.allSatisfy({ $0 < 0x80 }), head.withUnsafeBufferPointer(startsInUTF8) else { return false }
    var (turned, left) = (0, 0)
    forEachRun(in: head) { run in
      if plain(of: head[run]) == nil { left += 1 } else { turned += 1 }
    }
    return turned > 0 && left * 4 <= turned
  }

  /// The text as it was meant, without byte-order mark.
  static func plain(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var next = 0
    forEachRun(in: text) { run in
      output += text[next..<run.lowerBound]
      output += plain(of: text[run]) ?? Array(text[run])
      next = run.upperBound
    }
    output += text[next...]
    if output.starts(with: Byte.orderMark) { output.removeFirst(Byte.orderMark.count) }
    return output
  }

  /// Whether bytes are UTF-8 but for a character that is cut off at the end.
  private static func startsInUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (0..<4).contains { TextEncoding.isUTF8(UnsafeBufferPointer(rebasing: bytes.dropLast($0))) }
  }

  /// Stretches of bytes beyond ASCII.
  private static func forEachRun(in text: [UInt8], _ body: (Range<Int>) -> Void) {
    var place = 0
    while let start = text[place...].firstIndex(where: { $0 >= 0x80 }) {
      let end = text[start...].firstIndex { $0 < 0x80 } ?? text.count
      body(start..<end)
      place = end
    }
  }

  /// What characters stand for that are bytes of UTF-8; `nil` if they are none.
  private static func plain(of run: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in String(decoding: run, as: UTF8.self).unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) ?? byteOf[scalar] else { return nil }
      bytes.append(byte)
    }
    // The byte-order mark of the first writing stands at the beginning.
    return bytes.withUnsafeBufferPointer(TextEncoding.isUTF8) ? bytes : nil
  }

  /// The bytes of Windows-1252 that Latin-1 does not have.
  private static let byteOf: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)..<0xa0 {
      var text: [UInt8] = []
      withUnsafeBytes(of: byte) { byte in
        TextEncoding.append(windows1252: byte.bindMemory(to: UInt8.self), to: &text)
      }
      if let scalar = String(decoding: text, as: UTF8.self).unicodeScalars.first { bytes[scalar] = byte }
    }
    return bytes
  }()
}
