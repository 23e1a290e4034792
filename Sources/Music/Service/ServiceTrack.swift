#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One entry of a music service's library, as the service describes it.
///
/// Everything a service may leave out is optional: a local file has no id, a withdrawn track has nothing at all.
public struct ServiceTrack: Sendable, Hashable, Codable {
  /// Lengths that a track or an episode can have, in milliseconds: up to eleven days.
  public static let durations = 1...1_000_000_000

  /// What stands behind an entry.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A track of the catalogue, with an id.
    case track
    /// An episode of a podcast or an audiobook.
    case episode
    /// A file on the person's own disk: no id, and it cannot be added to a playlist through the service.
    case local
    /// An entry whose content the service no longer gives.
    case missing
  }

  /// A performer of a track; local files know only the name.
  public struct Artist: Sendable, Hashable, Codable {
    /// The service's id; nil for a local file.
    public var id: String?
    /// The name as credited on the track.
    public var name: String

    /// A performer as credited.
    public init(id: String?, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// The release that a track stands on.
  public struct Album: Sendable, Hashable, Codable {
    /// The service's id; nil for a local file.
    public var id: String?
    /// The title of the release.
    public var name: String

    /// A release as the service lists it.
    public init(id: String?, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// What stands behind the entry.
  public var kind: Kind
  /// The service's id; nil for local files and missing entries.
  public var id: String?
  /// The service's address of the entry (`spotify:track:…`), the key for adding and removing; nil if missing.
  public var uri: String?
  /// International Standard Recording Code: the same for every release of one recording.
  public var isrc: String?
  /// The title as the service writes it, versions and featured artists included; empty if it is missing.
  public var title: String
  /// All artists in the order of the credits.
  public var artists: [Artist]
  /// The release it stands on; nil if the service has lost it.
  public var album: Album?
  /// `1999`, `1999-05` or `1999-05-21`, as precise as the service knows it.
  public var releaseDate: String?
  /// The length in milliseconds; nil if it is not known or cannot be true.
  public var durationMilliseconds: Int?
  /// Whether the service marks its words as explicit.
  public var explicit: Bool

  /// An entry; what is left out is not known.
  public init(
    kind: Kind, id: String? = nil, uri: String? = nil, isrc: String? = nil, title: String = "",
    artists: [Artist] = [], album: Album? = nil, releaseDate: String? = nil,
    durationMilliseconds: Int? = nil, explicit: Bool = false
  ) {
    self.kind = kind
    self.id = id
    self.uri = uri
    self.isrc = isrc
    self.title = title
    self.artists = artists
    self.album = album
    self.releaseDate = releaseDate
    self.durationMilliseconds = durationMilliseconds
    self.explicit = explicit
  }

  /// The entry that stands for content the service no longer gives.
  public static let missing = ServiceTrack(kind: .missing)

  /// Whether the entry is a file on the person's own disk.
  public var isLocal: Bool { kind == .local }
}

/// A track where it is kept (liked songs or a playlist), with the moment it was put there.
public struct SavedTrack: Sendable, Hashable, Codable {
  /// Nil on entries from before the service kept dates.
  public var addedAt: Date?
  /// The track itself.
  public var track: ServiceTrack

  /// A track with the moment it was put where it is kept.
  public init(addedAt: Date?, track: ServiceTrack) {
    self.addedAt = addedAt
    self.track = track
  }
}
