/// One line of a table taken apart into texts: the plain, slow way, for the header and the first lines.
struct RecordText {
  var fields: [String] = []
  /// Where the next line begins.
  var next: Int
  /// Whether the line has its end, by a line break or the end of the file, and its quotes are closed.
  var isComplete = true

  /// - Parameter isWhole: whether the file ends where the bytes end.
  init(_ bytes: [UInt8], at start: Int, delimiter: UInt8, newline: UInt8, isWhole: Bool) {
    next = start
    var field: [UInt8] = []
    var isQuoted = false
    var isAtStart = true
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      if isQuoted {
        if byte != Byte.quote {
          field.append(byte)
        } else if next < bytes.count && bytes[next] == Byte.quote {
          field.append(byte)
          next += 1
        } else {
          isQuoted = false
        }
      } else if byte == Byte.quote && isAtStart {
        isQuoted = true
        isAtStart = false
      } else if byte == delimiter {
        finish(&field)
        isAtStart = true
      } else if byte == newline {
        if field.last == Byte.carriageReturn { field.removeLast() }
        finish(&field)
        return
      } else {
        field.append(byte)
        isAtStart = isAtStart && byte == Byte.space
      }
    }
    isComplete = isWhole && !isQuoted
    finish(&field)
  }

  private mutating func finish(_ field: inout [UInt8]) {
    let text = String(decoding: field, as: UTF8.self)
    fields.append(String(text.trimmingSpaces))
    field.removeAll(keepingCapacity: true)
  }
}

/// The bytes that have a meaning in a table.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let comma = UInt8(ascii: ",")
  static let tab = UInt8(ascii: "\t")
  static let semicolon = UInt8(ascii: ";")
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmingSpaces: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
