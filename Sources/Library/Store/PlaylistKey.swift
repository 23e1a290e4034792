import GRDB

/// What a playlist of timbre's is made for: a genre or a family, so that the one never takes the other's place.
public struct PlaylistKey: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// Whether the label names a genre or a family of genres.
  public enum Kind: String, Sendable, CaseIterable {
    case genre, family
  }

  /// Whether the label is a genre or a family.
  public var kind: Kind
  /// The genre or family.
  public var label: String

  /// A key for a genre or a family of this name.
  public init(_ kind: Kind, _ label: String) {
    self.kind = kind
    self.label = label
  }

  /// Reads `genre:rock` or `family:rock`; nil for any other text.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
      return nil
    }
    self.init(kind, String(text[text.index(after: colon)...]))
  }

  /// `genre:rock`; the form in which the library keeps it and from which a playlist's marker follows.
  public var description: String { kind.rawValue + ":" + label }

  /// Whether the left key's text stands before the right one's, by code points.
  public static func < (left: PlaylistKey, right: PlaylistKey) -> Bool {
    left.description < right.description
  }

  /// Reads the text form; throws `DecodingError.dataCorrupted` if it names neither genre nor family.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let key = PlaylistKey(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither genre nor family")
    }
    self = key
  }

  /// Writes the text form as a single value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension PlaylistKey: DatabaseValueConvertible {
  /// The text form, as columns of keys hold it.
  public var databaseValue: DatabaseValue { description.databaseValue }

  /// The key that a stored text says; nil for any other value.
  public static func fromDatabaseValue(_ dbValue: DatabaseValue) -> PlaylistKey? {
    String.fromDatabaseValue(dbValue).flatMap { PlaylistKey($0) }
  }
}
