#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes in another encoding as UTF-8, without byte-order mark, decoded by `iconv` of the system's library.
struct DecodedText {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// How many bytes or pairs of bytes were no character and stand as U+FFFD.
  private(set) var damaged = 0

  private static let replacement: [UInt8] = [0xef, 0xbf, 0xbd]

  /// - Returns: `nil` if the system does not know the encoding.
  init?(_ text: [UInt8], from encoding: TextEncoding) {
    guard let name = encoding.systemName, let converter = iconv_open("UTF-8", name),
      converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var text = text
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    // Half a character, which a cut leaves at the end, is as long as this.
    let unit = encoding.unit
    bytes.reserveCapacity(text.count)
    text.withUnsafeMutableBytes { text in
      buffer.withUnsafeMutableBufferPointer { buffer in
        var input = text.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = text.count
        while left > 0 {
          var output = buffer.baseAddress
          var room = buffer.count
          let outcome = iconv(converter, &input, &left, &output, &room)
          let failure = errno
          bytes += UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[..<(buffer.count - room)]))
          guard outcome == -1, failure != E2BIG else { continue }
          bytes += Self.replacement
          damaged += 1
          let skipped = min(unit, left)
          input = input.map { $0 + skipped }
          left -= skipped
        }
      }
    }
    if bytes.starts(with: Byte.orderMark) { bytes.removeFirst(Byte.orderMark.count) }
  }
}

extension TextEncoding {
  /// The bytes of the smallest character.
  fileprivate var unit: Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    default: 1
    }
  }
}
