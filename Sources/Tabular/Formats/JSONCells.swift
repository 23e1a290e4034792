/// Takes objects of JSON (RFC 8259) apart into cells, one object after the other; their keys name the columns. Beyond the
/// standard, numbers that are none (`NaN`, `Infinity`) are understood, as Python writes them.
struct JSONCells {
  /// Why an object ends before it is whole.
  enum Stop: Error, Equatable {
    /// The bytes end in it.
    case needsMore
    /// It is not written as it should be, at this byte.
    case broken(at: Int)
  }

  /// The keys that were met, in their order.
  private(set) var names: [[UInt8]] = []
  /// For each key whether all its values were texts; `nil` if it had none.
  private(set) var isText: [Bool?] = []
  /// For each column whether all values so far are `true` or `false`; `nil` if there is none.
  private(set) var isFlag: [Bool?] = []
  /// For each key the place in `text` of its cell; empty if it is missing.
  private(set) var ranges: [Range<Int>] = []
  /// The cells of the object that was read last, as `MadeRows` wants them.
  private(set) var text: [UInt8] = []
  /// Whether that object had keys, and lists or further objects under all of them.
  private(set) var isNest = false
  /// Whether a value of that object is a further object.
  var holdsObject: Bool {
    ranges.contains { range in text[range].starts(with: [Byte.quote, UInt8(ascii: "{")]) }
  }
  /// Whether a value of that object is a further object, or a list that begins with one.
  var holdsObjects: Bool {
    ranges.contains { range in
      text[range].first == Byte.quote
        && (text[range].dropFirst().starts(with: "{".utf8) || text[range].dropFirst().starts(with: "[{".utf8))
    }
  }
  private var placeOf: [[UInt8]: Int] = [:]
  private var place = 0

  /// Reads the object that begins at `start`; answers where it ends.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(Stop) -> Int {
    place = start
    text.removeAll(keepingCapacity: true)
    for index in ranges.indices { ranges[index] = 0..<0 }
    guard try next(bytes) == UInt8(ascii: "{") else { throw .broken(at: place) }
    place += 1
    var expected = 0
    var nested = 0
    if try next(bytes) == UInt8(ascii: "}") {
      isNest = false
      return place + 1
    }
    while true {
      let column = try key(bytes, expected: expected)
      guard try next(bytes) == UInt8(ascii: ":") else { throw .broken(at: place) }
      place += 1
      if try value(bytes, of: column) { nested += 1 }
      expected = column + 1
      let separator = try next(bytes)
      place += 1
      if separator == UInt8(ascii: "}") { break }
      guard separator == Byte.comma else { throw .broken(at: place - 1) }
      guard try next(bytes) == Byte.quote else { throw .broken(at: place) }
    }
    isNest = nested > 0 && nested == ranges.count
    return place
  }

  /// The byte behind white space, which stays where it is.
  private mutating func next(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> UInt8 {
    while place < bytes.count {
      if bytes[place] > Byte.space { return bytes[place] }
      place += 1
    }
    throw .needsMore
  }

  /// The column of the key that begins here. Most objects have the same keys in the same order.
  private mutating func key(_ bytes: UnsafeBufferPointer<UInt8>, expected: Int) throws(Stop) -> Int {
    if expected < names.count {
      let name = names[expected]
      let end = place + 1 + name.count
      if end < bytes.count, bytes[place] == Byte.quote, bytes[end] == Byte.quote,
        bytes[place + 1..<end].elementsEqual(name),
        !name.contains(Byte.backslash)
      {
        place = end + 1
        return expected
      }
    }
    guard try next(bytes) == Byte.quote else { throw .broken(at: place) }
    let start = text.count
    try string(bytes, isListed: false)
    // Without the marks of quoting.
    var name: [UInt8] = []
    var isDoubled = false
    for byte in text[(start + 1)..<(text.count - 1)] {
      isDoubled = byte == Byte.quote && !isDoubled
      if !isDoubled { name.append(byte) }
    }
    text.removeLast(text.count - start)
    if let known = placeOf[name] { return known }
    placeOf[name] = names.count
    names.append(name)
    isText.append(nil)
    isFlag.append(nil)
    ranges.append(0..<0)
    return names.count - 1
  }

  /// Reads a value as the cell of a column; answers whether it is a list or an object.
  private mutating func value(_ bytes: UnsafeBufferPointer<UInt8>, of column: Int) throws(Stop) -> Bool {
    let start = text.count
    switch try next(bytes) {
    case Byte.quote:
      try string(bytes, isListed: false)
      isText[column] = isText[column] ?? true
      isFlag[column] = false
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      text.append(Byte.quote)
      try list(bytes)
      text.append(Byte.quote)
      // An empty list is no value.
      if text.count - start <= 4 { text.removeLast(text.count - start) }
      isText[column] = isText[column] ?? true
      isFlag[column] = false
      ranges[column] = start..<text.count
      return true
    default:
      let word = try self.word(bytes)
      if word.isEmpty { break }
      text += word
      isText[column] = false
      isFlag[column] =
        isFlag[column] != false && (word.first == UInt8(ascii: "t") || word.first == UInt8(ascii: "f"))
    }
    ranges[column] = start..<text.count
    return false
  }

  /// A number, `true` or `false` as it stands; empty for `null`.
  private mutating func word(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> [UInt8] {
    let start = place
    while place < bytes.count, !Self.endsWord(bytes[place]) { place += 1 }
    guard place < bytes.count else { throw .needsMore }
    let word = Array(bytes[start..<place])
    guard let first = word.first else { throw .broken(at: start) }
    if first &- UInt8(ascii: "0") < 10 || (first == UInt8(ascii: "-") && word.count > 1) {
      let isNumber = word.dropFirst().allSatisfy { Self.isPartOfNumber($0) }
      if isNumber { return word }
    }
    switch String(decoding: word, as: UTF8.self) {
    case "true", "false", "NaN", "nan", "Infinity", "-Infinity": return word
    case "null": return []
    default: throw .broken(at: start)
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= Byte.space || byte == Byte.comma || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || "+-.eE".utf8.contains(byte)
  }

  /// Copies a list or an object to its end, its texts quoted as in a list of one cell.
  private mutating func list(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
    var depth = 0
    repeat {
      let byte = try next(bytes)
      switch byte {
      case Byte.quote: try string(bytes, isListed: true)
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth += byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") ? 1 : -1
        text.append(byte)
        place += 1
      case Byte.comma, UInt8(ascii: ":"):
        text.append(byte)
        place += 1
      default: text += try word(bytes)
      }
    } while depth > 0
  }

  /// Copies the text that begins here, in quotes and with those in it doubled; in a list quotes and backslashes in it
  /// are marked by a backslash.
  private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>, isListed: Bool) throws(Stop) {
    place += 1
    text += isListed ? [Byte.quote, Byte.quote] : [Byte.quote]
    while true {
      let start = place
      while place < bytes.count, bytes[place] != Byte.quote, bytes[place] != Byte.backslash { place += 1 }
      text += bytes[start..<place]
      guard place < bytes.count else { throw .needsMore }
      if bytes[place] == Byte.quote { break }
      let mark = place
      guard let scalar = try escaped(bytes) else { throw .broken(at: mark) }
      switch scalar {
      case "\"": text += isListed ? [Byte.backslash, Byte.quote, Byte.quote] : [Byte.quote, Byte.quote]
      case "\\": text += isListed ? [Byte.backslash, Byte.backslash] : [Byte.backslash]
      default: text += String(scalar).utf8
      }
    }
    place += 1
    text += isListed ? [Byte.quote, Byte.quote] : [Byte.quote]
  }

  /// What an escape stands for; half of a character beyond U+FFFF without the other half becomes U+FFFD.
  private mutating func escaped(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> Unicode.Scalar? {
    guard place + 1 < bytes.count else { throw .needsMore }
    let letter = bytes[place + 1]
    place += 2
    switch letter {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"): break
    default: return nil
    }
    guard let first = try unit(bytes) else { return nil }
    guard first & 0xf800 == 0xd800 else { return Unicode.Scalar(first) }
    let isPair =
      first < 0xdc00 && place + 1 < bytes.count && bytes[place] == Byte.backslash
      && bytes[place + 1] == UInt8(ascii: "u")
    guard isPair else { return "\u{fffd}" }
    let mark = place
    place += 2
    guard let second = try unit(bytes), second & 0xfc00 == 0xdc00 else {
      place = mark
      return "\u{fffd}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
  }

  /// The four hexadecimal digits here.
  private mutating func unit(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> UInt32? {
    guard place + 4 <= bytes.count else { throw .needsMore }
    let digits = String(decoding: bytes[place..<place + 4], as: UTF8.self)
    place += 4
    return digits.utf8.count == 4 && !digits.hasPrefix("+") && !digits.hasPrefix("-")
      ? UInt32(digits, radix: 16) : nil
  }
}
