/// Writes JSON as it goes, without building a tree first.
///
/// Text is escaped so that the result is one line of printable characters: control characters, line
/// separators and bidirectional overrides stand as `\uXXXX`.
struct JSONWriter {
  /// What has been written.
  private(set) var text = ""
  private var needsComma = false

  /// An object whose members the closure writes.
  mutating func object(_ members: (inout JSONWriter) -> Void) { nested("{", "}", members) }

  /// An array whose elements the closure writes.
  mutating func array(_ elements: (inout JSONWriter) -> Void) { nested("[", "]", elements) }

  /// The key of the member whose value is written next.
  mutating func key(_ name: String) {
    separate()
    quote(name)
    text += ":"
    needsComma = false
  }

  mutating func write(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  mutating func write(_ value: Int) { scalar("\(value)") }

  mutating func write(_ value: Bool) { scalar(value ? "true" : "false") }

  /// A number in the shortest form that reads as the same; null if it is not finite.
  mutating func write(_ value: Double) { scalar(value.isFinite ? "\(value)" : "null") }

  mutating func writeNull() { scalar("null") }

  /// A value that is JSON already, in one line.
  mutating func write(json: String) { scalar(json) }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    write(value)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    write(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    write(value)
  }

  mutating func member(_ name: String, _ value: Double) {
    key(name)
    write(value)
  }

  mutating func member(_ name: String, object members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  mutating func member(_ name: String, array elements: (inout JSONWriter) -> Void) {
    key(name)
    array(elements)
  }

  mutating func member(_ name: String, strings: [String]) {
    member(name, array: { writer in for string in strings { writer.write(string) } })
  }

  private mutating func scalar(_ value: String) {
    separate()
    text += value
    needsComma = true
  }

  private mutating func nested(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    text += open
    needsComma = false
    body(&self)
    text += close
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = false
  }

  private mutating func quote(_ value: String) {
    text += "\""
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      text += value
    } else {
      var previous: Unicode.Scalar?
      for scalar in value.unicodeScalars {
        escape(scalar, after: previous)
        previous = scalar
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    default:
      guard VisibleText.isLineEnd(scalar) || VisibleText.acts(scalar, after: previous) else {
        text.unicodeScalars.append(scalar)
        return
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    }
  }
}
