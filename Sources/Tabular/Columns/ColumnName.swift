/// The name of a column: one of the canonical ones below, or what the file itself calls it.
public struct ColumnName: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The name in snake case, as headers of files spell it.
  public let text: String

  /// A name from its text, which need not be one of the known ones.
  public init(_ text: String) { self.text = text }
  /// A name that stands in the code.
  public init(stringLiteral text: String) { self.text = text }

  /// The name itself.
  public var description: String { text }

  /// Whether the left name stands before the right one, by code points.
  public static func < (left: ColumnName, right: ColumnName) -> Bool { left.text < right.text }
}

/// The names under which the columns of a table of tracks are known, whatever the file called them.
extension ColumnName {
  /// Spotify's id of the track, 22 letters and digits.
  public static let trackID: ColumnName = "track_id"
  /// International Standard Recording Code, 12 letters and digits.
  public static let isrc: ColumnName = "isrc"
  /// All artists, the lead artist first.
  public static let artists: ColumnName = "artists"
  /// The title of the album.
  public static let albumName: ColumnName = "album_name"
  /// The title of the track.
  public static let trackName: ColumnName = "track_name"
  /// How popular the track was when the table was made, 0 to 100; an artefact of how it was collected.
  public static let popularity: ColumnName = "popularity"
  /// The length in milliseconds.
  public static let durationMs: ColumnName = "duration_ms"
  /// Whether the words are marked as explicit.
  public static let explicit: ColumnName = "explicit"
  /// How well one can dance to it, 0 to 1.
  public static let danceability: ColumnName = "danceability"
  /// How intense it is, 0 to 1.
  public static let energy: ColumnName = "energy"
  /// The pitch class of the key, 0 for C to 11 for B.
  public static let key: ColumnName = "key"
  /// The mean loudness in decibels, mostly -60 to 0.
  public static let loudness: ColumnName = "loudness"
  /// 1 for major, 0 for minor.
  public static let mode: ColumnName = "mode"
  /// How much of it is spoken, 0 to 1.
  public static let speechiness: ColumnName = "speechiness"
  /// How sure it is that it is acoustic, 0 to 1.
  public static let acousticness: ColumnName = "acousticness"
  /// How sure it is that nobody sings, 0 to 1.
  public static let instrumentalness: ColumnName = "instrumentalness"
  /// How sure it is that an audience is there, 0 to 1.
  public static let liveness: ColumnName = "liveness"
  /// How cheerful it sounds, 0 to 1.
  public static let valence: ColumnName = "valence"
  /// Beats in a minute.
  public static let tempo: ColumnName = "tempo"
  /// Beats in a bar.
  public static let timeSignature: ColumnName = "time_signature"
  /// The genre: what is learned and judged.
  public static let trackGenre: ColumnName = "track_genre"
  /// When the track was put where it is kept, an ISO 8601 date.
  public static let addedAt: ColumnName = "added_at"
  /// When it was released, `1999`, `1999-05` or `1999-05-21`.
  public static let releaseDate: ColumnName = "release_date"
  /// Genres that an export names for the track's artists.
  public static let artistGenres: ColumnName = "artist_genres"
}

extension ColumnName {
  /// What describes the sound of a track, and nothing about its fame.
  public static let audioFeatures: [ColumnName] = [
    .danceability, .energy, .key, .loudness, .mode, .speechiness, .acousticness, .instrumentalness, .liveness,
    .valence, .tempo, .timeSignature, .durationMs,
  ]
}
