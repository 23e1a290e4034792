/// A track that the simulated catalogue holds, with what ReccoBeats knows of it.
public struct SimulatedTrack: Sendable, Hashable, Codable {
  /// 22 letters and digits.
  public var id: String
  /// The title as answers show it.
  public var title: String
  /// All artists in the order of the credits.
  public var artists: [String]
  /// The title of the release.
  public var album: String
  /// The length in milliseconds.
  public var durationMilliseconds: Int
  /// Whether its words are marked as explicit.
  public var explicit: Bool
  /// International Standard Recording Code; nil if the track has none.
  public var isrc: String?
  /// `1999`, `1999-05` or `1999-05-21`.
  public var releaseDate: String
  /// Keeps the tracks of a made-up playlist together, and is the tag that MusicBrainz and Last.fm give; Spotify shows none.
  public var genre: String
  /// Audio features by the names that ReccoBeats gives them, which is without a time signature; nil if it does not know
  /// the track.
  public var features: [String: Double]?

  /// A track of the catalogue.
  public init(
    id: String, title: String, artists: [String], album: String, durationMilliseconds: Int,
    explicit: Bool = false, isrc: String?, releaseDate: String, genre: String, features: [String: Double]?
  ) {
    self.id = id
    self.title = title
    self.artists = artists
    self.album = album
    self.durationMilliseconds = durationMilliseconds
    self.explicit = explicit
    self.isrc = isrc
    self.releaseDate = releaseDate
    self.genre = genre
    self.features = features
  }

  var uri: String { "spotify:track:\(id)" }
}
