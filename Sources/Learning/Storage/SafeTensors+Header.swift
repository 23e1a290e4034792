#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SafeTensors {
  /// What stands under a key of the header, as JSON; `nil` if nothing does. Throws `ModelFileError.metadata`.
  func header<Value: Decodable>(_ key: String, as type: Value.Type) throws(ModelFileError) -> Value? {
    guard let text = metadata[key] else { return nil }
    return try HeaderJSON.value(text, as: type, key: key)
  }

  /// Puts a value under a key of the header, as JSON. Throws `ModelFileError.metadata`.
  mutating func setHeader(_ key: String, to value: some Encodable) throws(ModelFileError) {
    metadata[key] = try HeaderJSON.text(of: value, key: key)
  }
}

/// Values as they stand in the header of a model's file: JSON in one line with the keys in order, so that equal models
/// give equal files.
enum HeaderJSON {
  /// The text of a value. Throws `ModelFileError.metadata` with the key that it is for.
  static func text(of value: some Encodable, key: String) throws(ModelFileError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { throw .metadata(key) }
    return String(decoding: data, as: UTF8.self)
  }

  /// The value that a text describes. Throws `ModelFileError.metadata` with the key under which it stands.
  static func value<Value: Decodable>(
    _ text: String, as type: Value.Type, key: String
  ) throws(ModelFileError) -> Value {
    guard let value = try? JSONDecoder().decode(type, from: Data(text.utf8)) else { throw .metadata(key) }
    return value
  }
}
