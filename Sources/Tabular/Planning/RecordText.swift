/// One line of a table taken apart into texts: the plain, slow way, for the header and the first lines.
///
/// It follows the rules of `ChunkReader`: a quote closes only before a delimiter or a line end.
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
        } else if Self.closes(bytes, at: next, delimiter: delimiter, newline: newline) {
          isQuoted = false
        } else {
          field.append(byte)
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

  /// Whether what follows a quote lets it be the last of its cell.
  private static func closes(_ bytes: [UInt8], at start: Int, delimiter: UInt8, newline: UInt8) -> Bool {
    var place = start
    while place < bytes.count, bytes[place] == Byte.space { place += 1 }
    if place + 1 < bytes.count, bytes[place] == Byte.carriageReturn, bytes[place + 1] == newline {
      place += 1
    }
    return place >= bytes.count || bytes[place] == delimiter || bytes[place] == newline
  }

  private mutating func finish(_ field: inout [UInt8]) {
    let text = field.withUnsafeBufferPointer(TextEncoding.text)
    fields.append(String(text.trimmingSpaces))
    field.removeAll(keepingCapacity: true)
  }
}
