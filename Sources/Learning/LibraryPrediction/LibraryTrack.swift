/// What is known of one track of a person's library; anything but its place in the library may be missing.
public struct LibraryTrack: Sendable, Equatable {
  /// Spotify's id.
  public var id: String?
  /// The title; empty if it is not known.
  public var title: String
  /// The artists, the lead artist first.
  public var artists: [String]
  /// Whether it is marked explicit.
  public var isExplicit: Bool
  /// The family that the person put it into by hand.
  public var placedFamily: String?
  /// What genre tags from outside say, as shares of families that add up to 1; empty if there are none.
  public var tags: [String: Double]

  /// A track of a library.
  public init(
    id: String? = nil, title: String, artists: [String], isExplicit: Bool = false,
    placedFamily: String? = nil,
    tags: [String: Double] = [:]
  ) {
    self.id = id
    self.title = title
    self.artists = artists
    self.isExplicit = isExplicit
    self.placedFamily = placedFamily
    self.tags = tags
  }
}

/// The kinds of evidence from which the genre of a library's track is found.
public enum EvidenceKind: String, Sendable, CaseIterable, Codable {
  /// The audio features.
  case sound
  /// What the training table says of its artists, and of the track itself if it stands there.
  case artist
  /// Title and artists' names.
  case words
  /// Genre tags from outside.
  case tags
  /// What the library around it says: its mixture of families, neighbouring tracks, artists who share credits.
  case library
  /// What the person said, of this track or of others by the artist.
  case byHand = "by hand"
}
