/// Lists in one cell, as Python and JSON print them: `['A', "B's"]`, `["A", "B"]`, `{'A'}`, `('A', 'B')`,
/// `[{'name': 'A', 'id': '1'}]`, `[]`, `set()`.
enum ListText {
  /// Whether a text is written as a list.
  static func isList(_ text: some StringProtocol) -> Bool {
    guard let first = text.first?.asciiValue, let last = text.last?.asciiValue else { return false }
    return isList(first: first, last: last, count: text.utf8.count) || text == "set()"
  }

  /// Whether bytes with these ends are written as a list.
  @inline(__always)
  static func isList(first: UInt8, last: UInt8, count: Int) -> Bool {
    count >= 2
      && ((first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
        || (first == UInt8(ascii: "{") && last == UInt8(ascii: "}")))
  }

  /// The items of a list; of dictionaries the values under `name`.
  static func items(_ text: some StringProtocol) -> [String] {
    guard text != "set()" else { return [] }
    let inner = text.dropFirst().dropLast()
    let strings = quoted(String(inner))
    if strings.isEmpty {
      return inner.split(separator: ",").map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
    }
    guard text.hasPrefix("[{") || text.hasPrefix("{"), strings.contains(where: { $0.isKey }) else {
      return strings.map(\.text).filter { !$0.isEmpty }
    }
    return zip(strings, strings.dropFirst()).compactMap { key, value in
      key.isKey && key.text == "name" && !value.isKey ? value.text : nil
    }
  }

  /// The first item of a list, or of a text in which commas, semicolons or bars separate items.
  static func first(_ text: some StringProtocol) -> String? {
    let first = isList(text) ? items(text).first : text.prefix { !",;|".contains($0) }.description
    return first.map { String($0.trimmingSpaces) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What a character behind a backslash stands for, in JSON and in Python.
  private static func escaped(_ character: Character, _ rest: inout Substring) -> String {
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "u":
      guard let first = unit(rest) else { return "u" }
      rest = rest.dropFirst(4)
      var units = [first]
      // Two units make a character beyond U+FFFF.
      if first & 0xfc00 == 0xd800, rest.hasPrefix("\\u"), let second = unit(rest.dropFirst(2)) {
        rest = rest.dropFirst(6)
        units.append(second)
      }
      return String(decoding: units, as: UTF16.self)
    default: return String(character)
    }
  }

  private static func unit(_ digits: Substring) -> UInt16? {
    let four = digits.prefix(4)
    return four.utf8.count == 4 ? UInt16(four, radix: 16) : nil
  }

  /// The quoted strings in a text, and whether a colon stands behind each, as behind the key of a dictionary.
  private static func quoted(_ text: String) -> [(text: String, isKey: Bool)] {
    var found: [(text: String, isKey: Bool)] = []
    var string = ""
    var quote: Character?
    var isEscaped = false
    var rest = text[...]
    while let character = rest.popFirst() {
      if quote != nil {
        if isEscaped {
          string += escaped(character, &rest)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == quote {
          found.append((string, false))
          string = ""
          quote = nil
        } else {
          string.append(character)
        }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == ":", !found.isEmpty {
        found[found.count - 1].isKey = true
      }
    }
    return found
  }
}
