/// The bytes that have a meaning in a table.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let comma = UInt8(ascii: ",")
  static let tab = UInt8(ascii: "\t")
  static let semicolon = UInt8(ascii: ";")
  static let ampersand = UInt8(ascii: "&")
  /// What separates rows, and cells, where timbre makes the text of a table itself: nothing that people write.
  static let recordSeparator: UInt8 = 0x1e
  static let unitSeparator: UInt8 = 0x1f
  /// What a made row begins with that stands for one that could not be read.
  static let faultMark: UInt8 = 0x1c
  /// What stands in no text, for marks that a file does not have.
  static let noMark: UInt8 = 1
  /// What UTF-8 files may begin with.
  static let orderMark: [UInt8] = [0xef, 0xbb, 0xbf]
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmingSpaces: SubSequence {
    // Nearly every text begins and ends with a letter of ASCII, which is told without looking for whole characters.
    if let first = utf8.first, first &- 33 < 94, let end = last?.asciiValue, end &- 33 < 94 {
      return self[...]
    }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
