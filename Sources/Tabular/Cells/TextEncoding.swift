/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16 (little-endian)"
  case utf16BigEndian = "UTF-16 (big-endian)"
  /// The encoding of western Windows, which also reads Latin-1 (ISO 8859-1) as it is meant.
  case windows1252 = "Windows-1252"

  /// UTF-16 by its byte-order mark or, without one, by the zeroes that every other byte of plain letters is.
  static func utf16(_ head: some Collection<UInt8>) -> TextEncoding? {
    let start = Array(head.prefix(256))
    if start.starts(with: [0xff, 0xfe]) { return .utf16LittleEndian }
    if start.starts(with: [0xfe, 0xff]) { return .utf16BigEndian }
    guard start.count >= 16 else { return nil }
    let pairs = start.count / 2
    let evenZeroes = (0..<pairs).count { start[2 * $0] == 0 }
    let oddZeroes = (0..<pairs).count { start[2 * $0 + 1] == 0 }
    if oddZeroes * 4 > pairs * 3 && evenZeroes * 16 < pairs { return .utf16LittleEndian }
    return evenZeroes * 4 > pairs * 3 && oddZeroes * 16 < pairs ? .utf16BigEndian : nil
  }

  /// Whether a file is in Windows-1252 of which so many cells are no UTF-8, and so many others are. Text in Windows-1252
  /// hardly ever is UTF-8 by chance, so a few cells that are weigh more than many that are not.
  static func isWindows1252(_ others: Int, utf8: Int) -> Bool { others > 0 && utf8 * 8 <= others }

  /// UTF-16 as UTF-8, without byte-order mark; `damaged` counts what was no character.
  static func utf8(fromUTF16 bytes: [UInt8], isBigEndian: Bool) -> (bytes: [UInt8], damaged: Int) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    if units.first == 0xfeff { units.removeFirst() }
    var output: [UInt8] = []
    output.reserveCapacity(units.count)
    var damaged = bytes.count % 2
    let failed = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true,
      into: { output.append($0) })
    guard failed else { return (output, damaged) }
    let text = String(decoding: units, as: UTF16.self)
    damaged += text.unicodeScalars.count { $0 == "\u{fffd}" }
    return (Array(text.utf8), damaged)
  }

  /// Appends Windows-1252 as UTF-8; the five bytes that it leaves open are taken as Latin-1 does.
  static func append(windows1252 bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else {
        let value = byte < 0xa0 ? upperControls[Int(byte - 0x80)] : UInt16(byte)
        if let scalar = Unicode.Scalar(value) { output.append(contentsOf: String(scalar).utf8) }
      }
    }
  }

  /// 0x80 to 0x9f (https://encoding.spec.whatwg.org/index-windows-1252.txt).
  private static let upperControls: [UInt16] = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8d, 0x017d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
    0x0153, 0x9d,
    0x017e, 0x0178,
  ]

  /// Bytes of a header, a name or an excerpt as text, in UTF-8 if they are, else as Windows-1252.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if isUTF8(bytes) { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    append(windows1252: bytes, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether the bytes are well-formed UTF-8 (Unicode 16, table 3-7).
  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place < bytes.count {
      // Most bytes are ASCII: eight of them at a time.
      if place &+ 8 <= raw.count,
        raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        place &+= 8
        continue
      }
      let lead = bytes[place]
      place &+= 1
      if lead < 0x80 { continue }
      let following: Int
      var allowed: ClosedRange<UInt8> = 0x80...0xbf
      switch lead {
      case 0xc2...0xdf: following = 1
      case 0xe0...0xef:
        following = 2
        if lead == 0xe0 { allowed = 0xa0...0xbf }
        if lead == 0xed { allowed = 0x80...0x9f }
      case 0xf0...0xf4:
        following = 3
        if lead == 0xf0 { allowed = 0x90...0xbf }
        if lead == 0xf4 { allowed = 0x80...0x8f }
      default: return false
      }
      guard place &+ following <= bytes.count, allowed.contains(bytes[place]) else { return false }
      for index in 1..<following where bytes[place &+ index] & 0xc0 != 0x80 { return false }
      place &+= following
    }
    return true
  }

  /// Whether all bytes are ASCII; up to eight bytes behind them must be readable.
  @inline(__always)
  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let raw = UnsafeRawPointer(base)
    var all: UInt64 = 0
    var place = 0
    while place &+ 8 <= bytes.count {
      all |= raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place &+= 8
    }
    let left = bytes.count &- place
    if left > 0 {
      let last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      all |= last & ((1 &<< UInt64(left &* 8)) &- 1)
    }
    return all & 0x8080_8080_8080_8080 == 0
  }
}
