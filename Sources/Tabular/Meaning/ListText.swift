/// Lists in one cell, as Python, JSON, R and databases print them: `['A', "B's"]`, `["A", "B"]`, `{'A'}`, `('A', 'B')`,
/// `c("A", "B")`, `{"A B",C}`, `[{'name': 'A', 'id': '1'}]`, `[]`, `set()`.
enum ListText {
  /// Whether a text is written as a list.
  static func isList(_ text: some StringProtocol) -> Bool {
    if text == "set()" { return true }
    var copy = String(text)
    return copy.withUTF8(isList)
  }

  /// Whether a text can be nothing but a list, where a name in brackets is none.
  static func isSurelyList(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { isList($0) && isSure($0) }
  }

  /// Whether bytes are written as a list. Names in round brackets are too frequent to be taken for one.
  @inline(__always)
  static func isList(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    switch (bytes[0], bytes[bytes.count &- 1]) {
    case (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "{"), UInt8(ascii: "}")): return true
    case (UInt8(ascii: "("), UInt8(ascii: ")")): return isQuote(bytes[1])
    case (UInt8(ascii: "c"), UInt8(ascii: ")")):
      return bytes.count > 3 && bytes[1] == UInt8(ascii: "(") && isQuote(bytes[2])
    case (UInt8(ascii: "a"), UInt8(ascii: ")")): return bytes.starts(with: "array([".utf8)
    case (UInt8(ascii: "l"), UInt8(ascii: ")")):
      return bytes.starts(with: "list(".utf8) && bytes.contains(UInt8(ascii: "="))
    default: return false
    }
  }

  /// Whether a list begins as only lists do: with a quote or with another list.
  @inline(__always)
  static func isSure(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > 2
      && (isQuote(bytes[1]) || bytes[1] == UInt8(ascii: "{") || "cal".utf8.contains(bytes[0]))
  }

  @inline(__always) private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == Byte.quote
  }

  /// The items of a list; of dictionaries the values under `name`.
  static func items(_ text: some StringProtocol) -> [String] {
    guard text != "set()" else { return [] }
    var rest = Substring(text)
    if rest.hasPrefix("c(") {
      rest = rest.dropFirst()
    } else if rest.hasPrefix("array(["), let end = rest.lastIndex(of: "]") {
      // NumPy names the type behind the list.
      rest = rest[rest.index(rest.startIndex, offsetBy: 6)...end]
    } else if rest.hasPrefix("list("), let named = named(in: rest) {
      return named
    }
    var scanner = ListScanner()
    for character in rest { scanner.add(character) }
    return scanner.found
  }

  /// The value called `name` of a list of R's: `list(id = "1", name = c("A", "B"))`.
  private static func named(in text: Substring) -> [String]? {
    guard let place = text.firstRange(of: #/[(,]\s*name = /#) else { return nil }
    let value = text[place.upperBound...]
    guard let quote = value.first, "\"'".contains(quote) else {
      let list = value.prefix { $0 != ")" }
      return value.hasPrefix("c(") ? items(list + ")") : nil
    }
    return [String(value.dropFirst().prefix { $0 != quote })]
  }
}

/// Takes a list apart, character by character.
private struct ListScanner {
  private var items: [String] = []
  private var names: [String] = []
  private var depth = 0
  /// How deep the first dictionary lies; the keys of those in it do not count.
  private var dictionaryDepth: Int?
  private var key: String?
  private var word = ""
  private var quote: Character?
  /// Whether the list begins with a brace.
  private var isInBraces = false
  private var isEscaped = false
  /// What is left of an escape such as `\u00e9`, and its digits so far.
  private var digitsLeft = 0
  private var digits = ""
  /// The first half of a character beyond the basic plane.
  private var highSurrogate: UInt32?
  /// Whether the last text was in quotes, and may prove to be a key.
  private var last: String?

  var found: [String] {
    (dictionaryDepth == nil ? items : names).filter { !$0.isEmpty }
  }

  mutating func add(_ character: Character) {
    if quote != nil {
      addQuoted(character)
    } else if (character == "'" || character == "\"") && word.allSatisfy(\.isWhitespace) {
      word = ""
      quote = character
    } else {
      switch character {
      case "[", "{",
        "(" where word.isEmpty || word.allSatisfy(\.isWhitespace):
        isInBraces = depth == 0 ? character == "{" : isInBraces
        depth += 1
        key = nil
      case ",", "]", "}":
        finishBare()
        key = nil
        if character != "," { depth -= 1 }
      case ":" where last != nil || !word.isEmpty: takeKey()
      default: word.append(character)
      }
    }
  }

  private mutating func addQuoted(_ character: Character) {
    if digitsLeft > 0, character.isHexDigit {
      digits.append(character)
      digitsLeft -= 1
      if digitsLeft == 0 { addScalar(UInt32(digits, radix: 16) ?? 0xfffd) }
    } else if isEscaped {
      isEscaped = false
      switch character {
      case "u": (digitsLeft, digits) = (4, "")
      case "x": (digitsLeft, digits) = (2, "")
      case "n": word.append("\n")
      case "t": word.append("\t")
      case "r": word.append("\r")
      default: word.append(character)
      }
    } else if character == "\\" {
      isEscaped = true
    } else if character == quote {
      quote = nil
      finish(word)
      last = word
      word = ""
    } else {
      word.append(character)
    }
  }

  private mutating func addScalar(_ value: UInt32) {
    if (0xd800..<0xdc00).contains(value) {
      highSurrogate = value
    } else if let high = highSurrogate, (0xdc00..<0xe000).contains(value) {
      highSurrogate = nil
      if let scalar = Unicode.Scalar(0x10000 + ((high - 0xd800) << 10) + (value - 0xdc00)) {
        word.unicodeScalars.append(scalar)
      }
    } else {
      word.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{fffd}")
    }
  }

  private mutating func finishBare() {
    var bare = word.trimmingSpaces
    if bare.hasSuffix(")"), last != nil || bare == ")" { bare = bare.dropLast() }
    if !bare.isEmpty, !isMissing(bare) { finish(String(bare)) }
    word = ""
    last = nil
  }

  /// Whether a word without quotes stands for no value. In braces, as databases write lists, only `NULL` does.
  private func isMissing(_ bare: Substring) -> Bool {
    dictionaryDepth == nil && isInBraces
      ? bare == "NULL" : ["null", "NULL", "None", "nan", "NaN", "NA", "<NA>"].contains(bare)
  }

  private mutating func finish(_ text: String) {
    if let key {
      if key == "name", depth == dictionaryDepth { names.append(text) }
      self.key = nil
    } else if dictionaryDepth == nil {
      items.append(text)
    }
  }

  private mutating func takeKey() {
    if last != nil {
      key = last
      if !items.isEmpty, dictionaryDepth == nil { items.removeLast() }
    } else {
      key = String(word.trimmingSpaces)
    }
    if dictionaryDepth == nil { dictionaryDepth = depth }
    word = ""
    last = nil
  }
}
