import Foundation
import GRDB

/// A list or a dictionary in a column, as JSON text.
struct JSONColumn<Value: Codable & Sendable>: DatabaseValueConvertible, Sendable {
  var value: Value

  init(_ value: Value) { self.value = value }

  var databaseValue: DatabaseValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self).databaseValue } ?? .null
  }

  /// Nil for a text that is not JSON or holds something else, which GRDB reports as an error of decoding.
  static func fromDatabaseValue(_ dbValue: DatabaseValue) -> JSONColumn? {
    guard let text = String.fromDatabaseValue(dbValue),
      let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
    else { return nil }
    return JSONColumn(value)
  }
}
