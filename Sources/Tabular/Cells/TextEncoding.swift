/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  /// UTF-8 that was taken for Windows-1252 and written in UTF-8 once more.
  case utf8Twice = "utf-8-twice"
  /// The encoding of western Windows, which also reads Latin-1 (ISO 8859-1) as it is meant.
  case windows1252 = "windows-1252"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case latin2 = "iso-8859-2"
  case latin9 = "iso-8859-15"
  case koi8 = "koi8-r"
  case macRoman = "macintosh"
  case dos437 = "cp437"
  case dos850 = "cp850"
  case thai = "windows-874"
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case eucKR = "euc-kr"
  case gb18030 = "gb18030"
  case big5 = "big5"

  /// What it is called.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8Twice: "UTF-8 written twice"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .utf32LittleEndian: "UTF-32 (little-endian)"
    case .utf32BigEndian: "UTF-32 (big-endian)"
    case .shiftJIS: "Shift-JIS"
    case .macRoman: "Mac Roman"
    default: rawValue.hasPrefix("windows") ? "W" + rawValue.dropFirst() : rawValue.uppercased()
    }
  }

  /// What is written in it.
  public var languages: String {
    switch self {
    case .utf8, .utf8Twice, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
      "all languages"
    case .windows1252, .latin9, .macRoman, .dos437, .dos850: "Western European"
    case .windows1250, .latin2: "Central European"
    case .windows1251, .koi8: "Cyrillic"
    case .windows1253: "Greek"
    case .windows1254: "Turkish"
    case .windows1255: "Hebrew"
    case .windows1256: "Arabic"
    case .windows1257: "Baltic"
    case .thai: "Thai"
    case .shiftJIS, .eucJP: "Japanese"
    case .eucKR: "Korean"
    case .gb18030: "Chinese"
    case .big5: "Chinese (traditional)"
    }
  }

  /// The name that the system's library knows it by, for those that it decodes.
  var systemName: String? {
    switch self {
    case .utf8, .utf8Twice, .windows1252: nil
    case .thai: "CP874"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .big5: "BIG5-HKSCS"
    default: rawValue.hasPrefix("windows-") ? "CP" + rawValue.dropFirst(8) : rawValue.uppercased()
    }
  }

  /// UTF-16 or UTF-32 by a byte-order mark or, without one, by the zeroes that most bytes of plain letters are; `nil` for
  /// what is written in single bytes.
  static func wide(_ head: some Collection<UInt8>) -> TextEncoding? {
    let start = Array(head.prefix(256))
    // The mark of UTF-16 is the beginning of that of UTF-32.
    if start.starts(with: [0xff, 0xfe, 0, 0]) { return .utf32LittleEndian }
    if start.starts(with: [0, 0, 0xfe, 0xff]) { return .utf32BigEndian }
    if start.starts(with: [0xff, 0xfe]) { return .utf16LittleEndian }
    if start.starts(with: [0xfe, 0xff]) { return .utf16BigEndian }
    guard start.count >= 16 else { return nil }
    /// How many in a hundred bytes are zero of those at this place of each `width`.
    func zeroes(_ place: Int, of width: Int) -> Int {
      let places = stride(from: place, to: start.count / width * width, by: width)
      return places.count { start[$0] == 0 } * 100 / max(1, start.count / width)
    }
    let parts = (0..<4).map { zeroes($0, of: 4) }
    if parts[2] > 95, parts[3] > 95, parts[1] > 75, parts[0] < 7 { return .utf32LittleEndian }
    if parts[0] > 95, parts[1] > 95, parts[2] > 75, parts[3] < 7 { return .utf32BigEndian }
    let (even, odd) = (zeroes(0, of: 2), zeroes(1, of: 2))
    if odd > 75 && even < 7 { return .utf16LittleEndian }
    return even > 75 && odd < 7 ? .utf16BigEndian : nil
  }

  /// Whether a file is in Windows-1252 of which so many cells are no UTF-8, and so many others are. Text in Windows-1252
  /// hardly ever is UTF-8 by chance, so a few cells that are weigh more than many that are not.
  static func isWindows1252(_ others: Int, utf8: Int) -> Bool { others > 0 && utf8 * 8 <= others }

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
