import Foundation
import GRDB
import Music

/// What is written as JSON into a column by itself, without the general encoder: artists, tags and predictions come in
/// thousands.
protocol JSONText: Sendable {
  /// Appends the value as JSON. Numbers have to be finite.
  func write(to text: inout String)
  /// Reads a value; throws if something else comes next.
  init(reading scanner: inout JSONScanner) throws
}

extension JSONText {
  /// The value as JSON text.
  var json: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The value that a text holds. Throws if it holds something else, or more.
  init(json text: String) throws {
    var scanner = JSONScanner(text)
    self = try Self(reading: &scanner)
    guard scanner.isAtEnd else { throw JSONScanner.Unexpected() }
  }
}

extension String {
  /// Appends a JSON object; what is missing is left out. Keys have to be plain words.
  fileprivate mutating func appendObject(_ fields: KeyValuePairs<String, (any JSONText)?>) {
    append("{")
    var separator = ""
    for (key, value) in fields {
      guard let value else { continue }
      append("\(separator)\"\(key)\":")
      value.write(to: &self)
      separator = ","
    }
    append("}")
  }
}

extension String: JSONText {
  func write(to text: inout String) {
    text.append("\"")
    defer { text.append("\"") }
    if utf8.allSatisfy({ $0 >= UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text.append(self)
      return
    }
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\":
        text.append("\\")
        text.unicodeScalars.append(scalar)
      case "\u{0}"..<" ":
        let code = String(scalar.value, radix: 16)
        text.append("\\u" + String(repeating: "0", count: 4 - code.count) + code)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  init(reading scanner: inout JSONScanner) throws { self = try scanner.string() }
}

extension Double: JSONText {
  func write(to text: inout String) { text.append(isFinite ? description : "0") }

  init(reading scanner: inout JSONScanner) throws { self = try scanner.number() }
}

extension Array: JSONText where Element: JSONText {
  func write(to text: inout String) {
    text.append("[")
    for (place, element) in enumerated() {
      if place > 0 { text.append(",") }
      element.write(to: &text)
    }
    text.append("]")
  }

  init(reading scanner: inout JSONScanner) throws {
    self = try scanner.list { (scanner: inout JSONScanner) in try Element(reading: &scanner) }
  }
}

extension Dictionary: JSONText where Key == String, Value: JSONText {
  func write(to text: inout String) {
    text.append("{")
    for (place, key) in keys.sorted().enumerated() {
      if place > 0 { text.append(",") }
      key.write(to: &text)
      text.append(":")
      self[key]?.write(to: &text)
    }
    text.append("}")
  }

  init(reading scanner: inout JSONScanner) throws {
    var entries: [String: Value] = [:]
    try scanner.object { (scanner: inout JSONScanner, key) in entries[key] = try Value(reading: &scanner) }
    self = entries
  }
}

extension ServiceTrack.Artist: JSONText {
  func write(to text: inout String) {
    text.appendObject(["id": id, "name": name])
  }

  init(reading scanner: inout JSONScanner) throws {
    self.init(id: nil, name: "")
    try scanner.object { (scanner: inout JSONScanner, key) in
      switch key {
      case "id": id = try scanner.string()
      case "name": name = try scanner.string()
      default: throw JSONScanner.Unexpected()
      }
    }
  }
}

extension GenreTag: JSONText {
  func write(to text: inout String) {
    text.appendObject(["name": name, "weight": weight])
  }

  init(reading scanner: inout JSONScanner) throws {
    var name = ""
    var weight = 1.0
    try scanner.object { (scanner: inout JSONScanner, key) in
      switch key {
      case "name": name = try scanner.string()
      case "weight": weight = try scanner.number()
      default: throw JSONScanner.Unexpected()
      }
    }
    self.init(name, weight: weight)
  }
}

extension PredictionEvidence: JSONText {
  func write(to text: inout String) {
    text.appendObject(["kind": kind.rawValue, "weight": weight, "genres": genres, "families": families])
  }

  init(reading scanner: inout JSONScanner) throws {
    var kind: Kind?
    var weight: Double?
    var (genres, families): ([String: Double], [String: Double]) = ([:], [:])
    try scanner.object { (scanner: inout JSONScanner, key) in
      switch key {
      case "kind": kind = Kind(rawValue: try scanner.string())
      case "weight": weight = try scanner.number()
      case "genres": genres = try [String: Double](reading: &scanner)
      case "families": families = try [String: Double](reading: &scanner)
      default: throw JSONScanner.Unexpected()
      }
    }
    guard let kind, let weight else { throw JSONScanner.Unexpected() }
    self.init(kind: kind, weight: weight, genres: genres, families: families)
  }
}
