/// The name of a column: one of the canonical ones below, or what the file itself calls it.
public struct ColumnName: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible
{
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: ColumnName, right: ColumnName) -> Bool { left.text < right.text }
}

/// The names under which the columns of a table of tracks are known, whatever the file called them.
extension ColumnName {
  public static let trackID: ColumnName = "track_id"
  public static let isrc: ColumnName = "isrc"
  public static let artists: ColumnName = "artists"
  public static let albumName: ColumnName = "album_name"
  public static let trackName: ColumnName = "track_name"
  public static let popularity: ColumnName = "popularity"
  public static let durationMs: ColumnName = "duration_ms"
  public static let explicit: ColumnName = "explicit"
  public static let danceability: ColumnName = "danceability"
  public static let energy: ColumnName = "energy"
  public static let key: ColumnName = "key"
  public static let loudness: ColumnName = "loudness"
  public static let mode: ColumnName = "mode"
  public static let speechiness: ColumnName = "speechiness"
  public static let acousticness: ColumnName = "acousticness"
  public static let instrumentalness: ColumnName = "instrumentalness"
  public static let liveness: ColumnName = "liveness"
  public static let valence: ColumnName = "valence"
  public static let tempo: ColumnName = "tempo"
  public static let timeSignature: ColumnName = "time_signature"
  public static let trackGenre: ColumnName = "track_genre"
  public static let addedAt: ColumnName = "added_at"
  public static let releaseDate: ColumnName = "release_date"
  public static let artistGenres: ColumnName = "artist_genres"
}

extension ColumnName {
  /// What describes the sound of a track, and nothing about its fame.
  public static let audioFeatures: [ColumnName] = [
    .danceability, .energy, .key, .loudness, .mode, .speechiness, .acousticness, .instrumentalness, .liveness,
    .valence, .tempo, .timeSignature, .durationMs,
  ]
}
