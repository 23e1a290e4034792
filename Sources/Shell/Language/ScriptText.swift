import Report

/// The text of a session file, whatever system wrote it.
public enum ScriptText {
  /// Decodes bytes: UTF-8, or UTF-16 with or without a byte-order mark.
  ///
  /// - Throws: A diagnostic that names the first byte that is no text, and its line.
  public static func decoded(_ bytes: [UInt8]) throws(Diagnostic) -> String {
    if let order = utf16Order(of: bytes) { return try utf16(bytes, isLittle: order == .little) }
    if let text = String(validating: bytes, as: UTF8.self) {
      guard let zero = bytes.firstIndex(of: 0) else { return text }
      throw refusal("it holds a byte that is no text", at: zero, in: bytes)
    }
    throw refusal("it is neither UTF-8 nor UTF-16", at: firstFault(in: bytes), in: bytes)
  }

  private enum Order { case little, big }

  /// The order of bytes, from the mark, or from the zeros that every second byte of Latin letters is.
  private static func utf16Order(of bytes: [UInt8]) -> Order? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .little }
    if bytes.starts(with: [0xFE, 0xFF]) { return .big }
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return .little }
    if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return .big }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], isLittle: Bool) throws(Diagnostic) -> String {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      isLittle
        ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
        : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
    guard let text = String(validating: units, as: UTF16.self), bytes.count % 2 == 0 else {
      throw Diagnostic("not-text", "it begins as UTF-16 and goes on as something else", kind: .usage)
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  private static func firstFault(in bytes: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    // The longest beginning that is UTF-8, but for a letter that was cut.
    while low < high {
      let middle = (low + high + 1) / 2
      let isText = (0..<4).contains { cut in
        middle >= cut && String(validating: bytes[..<(middle - cut)], as: UTF8.self) != nil
      }
      if isText { low = middle } else { high = middle - 1 }
    }
    var place = low
    while place > 0, String(validating: bytes[..<place], as: UTF8.self) == nil { place -= 1 }
    return min(place, bytes.count - 1)
  }

  private static func refusal(_ reason: String, at place: Int, in bytes: [UInt8]) -> Diagnostic {
    let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
    let byte = String(bytes[place], radix: 16, uppercase: true)
    return Diagnostic(
      "not-text",
      "\(.text(reason)): byte 0x\(.text(byte.count == 1 ? "0" + byte : byte), .strong) in line \(line)",
      kind: .usage, help: "save it as UTF-8")
  }
}
