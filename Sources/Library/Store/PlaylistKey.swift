import GRDB

/// What a playlist is written for: a genre or a family, perhaps of one decade, so that the one never takes the other's place;
/// or a playlist of the person's own into which songs are filed.
public struct PlaylistKey: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// What the label names.
  public enum Kind: String, Sendable, CaseIterable {
    case genre, family
    /// A playlist that is the person's own: songs are only ever added to it.
    case playlist
  }

  /// Whether the label is a genre or a family.
  public var kind: Kind
  /// The genre or family, or the id of the person's own playlist.
  public var label: String
  /// The first year of the decade whose songs alone it holds; nil for songs of all times.
  public var decade: Int?
  /// 1, or above where the ones before are full.
  public var volume = 1

  /// A key for a genre or a family of this name, perhaps of one decade and of a further volume.
  public init(_ kind: Kind, _ label: String, decade: Int? = nil, volume: Int = 1) {
    self.kind = kind
    self.label = label
    self.decade = decade
    self.volume = volume
  }

  /// Reads `genre:rock`, `family:rock|1990s` or `family:rock|1990s|2`; nil for any other text.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
      return nil
    }
    var parts = text[text.index(after: colon)...].split(separator: "|", omittingEmptySubsequences: false)
    var volume = 1
    var decade: Int?
    if parts.count > 1, let number = parts.last.flatMap({ Int($0) }), number > 1 {
      volume = number
      parts.removeLast()
    }
    if parts.count > 1, let last = parts.last, last.hasSuffix("s"), let year = Int(last.dropLast()) {
      decade = year
      parts.removeLast()
    }
    self.init(kind, parts.joined(separator: "|"), decade: decade, volume: volume)
  }

  /// `genre:rock`; the form in which the library keeps it and from which a playlist's marker follows.
  public var description: String {
    kind.rawValue + ":" + label + (decade.map { "|\($0)s" } ?? "") + (volume > 1 ? "|\(volume)" : "")
  }

  /// The genre or family with decade and volume, for people.
  public var title: String {
    label + (decade.map { " \($0)s" } ?? "") + (volume > 1 ? " \(volume)" : "")
  }

  /// The same playlist's first volume.
  var first: PlaylistKey { PlaylistKey(kind, label, decade: decade) }

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
