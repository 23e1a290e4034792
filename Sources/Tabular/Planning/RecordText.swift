/// One line of a table taken apart into texts: the plain, slow way, for the header and the first lines.
///
/// It follows the rules of `ChunkReader`: a quote closes only before a delimiter or a line end.
struct RecordText {
  var fields: [String] = []
  /// For each field whether it stands in quotes.
  var quoted: [Bool] = []
  /// Where the next line begins.
  var next: Int
  /// Whether the line has its end, by a line break or the end of the file, and its quotes are closed.
  var isComplete = true

  /// - Parameter isWhole: whether the file ends where the bytes end.
  init(
    _ bytes: [UInt8], at start: Int, delimiter: UInt8, newline: UInt8, quote: UInt8 = Byte.quote,
    isWhole: Bool
  ) {
    next = start
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    var isAtStart = true
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      if isQuoted {
        if byte != quote {
          field.append(byte)
        } else if next < bytes.count && bytes[next] == quote {
          field.append(byte)
          next += 1
        } else if Self.closes(bytes, at: next, delimiter: delimiter, newline: newline) {
          isQuoted = false
        } else {
          field.append(byte)
        }
      } else if byte == quote && isAtStart {
        isQuoted = true
        wasQuoted = true
        isAtStart = false
      } else if byte == delimiter {
        // Several blanks separate as one does.
        if delimiter == Byte.space, field.isEmpty, !wasQuoted { continue }
        finish(&field, &wasQuoted)
        isAtStart = true
      } else if byte == newline {
        if field.last == Byte.carriageReturn { field.removeLast() }
        if delimiter == Byte.space, field.isEmpty, !wasQuoted, !fields.isEmpty { return }
        finish(&field, &wasQuoted)
        return
      } else if byte == Byte.carriageReturn, next < bytes.count, bytes[next] != newline {
        // A line of a file of another system.
        finish(&field, &wasQuoted)
        return
      } else {
        field.append(byte)
        isAtStart = isAtStart && byte == Byte.space
      }
    }
    isComplete = isWhole && !isQuoted
    finish(&field, &wasQuoted)
  }

  /// The cells of a line that stands in quotes as a whole, as spreadsheets write one that they took for a single cell.
  func unwrapped(delimiter: UInt8, newline: UInt8, quote: UInt8) -> RecordText {
    guard fields.count == 1, quoted[0], fields[0].utf8.contains(delimiter) else { return self }
    let bytes = Array(fields[0].utf8)
    var inner = RecordText(
      bytes, at: 0, delimiter: delimiter, newline: newline, quote: quote, isWhole: true)
    guard inner.fields.count > 1, inner.isComplete, inner.next == bytes.count else { return self }
    inner.next = next
    inner.isComplete = isComplete
    return inner
  }

  /// Whether what follows a quote lets it be the last of its cell.
  private static func closes(_ bytes: [UInt8], at start: Int, delimiter: UInt8, newline: UInt8) -> Bool {
    var place = start
    while place < bytes.count, bytes[place] == Byte.space, delimiter != Byte.space { place += 1 }
    if place + 1 < bytes.count, bytes[place] == Byte.carriageReturn, bytes[place + 1] == newline {
      place += 1
    }
    return place >= bytes.count || bytes[place] == delimiter || bytes[place] == newline
  }

  private mutating func finish(_ field: inout [UInt8], _ wasQuoted: inout Bool) {
    let text = field.withUnsafeBufferPointer(TextEncoding.text)
    fields.append(String(text.trimmingSpaces))
    field.removeAll(keepingCapacity: true)
    quoted.append(wasQuoted)
    wasQuoted = false
  }
}
