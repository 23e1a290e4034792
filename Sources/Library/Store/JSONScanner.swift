import Foundation

/// Reads JSON that this program has written, a value at a time: the distributions of a whole library are read for every
/// plan, and a general decoder takes most of its time.
struct JSONScanner: ~Copyable {
  /// The text is not JSON, or holds something else than was asked for.
  struct Unexpected: Error {}

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether all has been read.
  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return place == bytes.count
    }
  }

  /// Reads a mark such as a bracket if it comes next.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  /// Reads a mark that has to come next.
  mutating func expect(_ mark: Unicode.Scalar) throws(Unexpected) {
    guard take(mark) else { throw Unexpected() }
  }

  /// A text in quotation marks.
  mutating func string() throws(Unexpected) -> String {
    try expect("\"")
    let start = place
    var isEscaped = false
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        isEscaped = true
        place += 1
      }
      place += 1
    }
    guard place < bytes.count else { throw Unexpected() }
    defer { place += 1 }
    // Escapes are rare, and for the general decoder.
    if isEscaped {
      guard let text = try? JSONDecoder().decode(String.self, from: Data(bytes[start - 1...place])) else {
        throw Unexpected()
      }
      return text
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// A finite number.
  mutating func number() throws(Unexpected) -> Double {
    skipBlanks()
    let start = place
    while place < bytes.count, !Self.ends.contains(bytes[place]) { place += 1 }
    guard let value = Double(String(decoding: bytes[start..<place], as: UTF8.self)), value.isFinite else {
      throw Unexpected()
    }
    return value
  }

  /// The entries of a list, each read by `read`.
  mutating func list<Value>(_ read: (inout JSONScanner) throws -> Value) throws -> [Value] {
    try expect("[")
    var values: [Value] = []
    if take("]") { return values }
    repeat { values.append(try read(&self)) } while take(",")
    try expect("]")
    return values
  }

  /// The entries of an object, each read by `read` once its key is.
  mutating func object(_ read: (inout JSONScanner, _ key: String) throws -> Void) throws {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try read(&self, key)
    } while take(",")
    try expect("}")
  }

  private static let blanks = Array(" \t\r\n".utf8)
  private static let ends = Array(",]} \t\r\n".utf8)

  private mutating func skipBlanks() {
    while place < bytes.count, Self.blanks.contains(bytes[place]) { place += 1 }
  }
}
