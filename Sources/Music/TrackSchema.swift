import Tabular

/// The columns of a table of tracks: the names that known exports give them, how their cells are read, the ranges
/// that are documented for them, and which of them a model learns from.
public enum TrackSchema {
  /// For a reader.
  public static let columns = ColumnSchema(
    [
      entry(
        .trackID, .trackID, "id", "spotify_id", "track uri", "uri", "track_uri", "spotify_track_id",
        "track url"),
      entry(.isrc, .text, "isrc code"),
      entry(
        .artists, .artists, "artist", "artist name(s)", "artist_name", "track_artist", "artists_name",
        "artist(s)_name",
        "performer", "artists_names"),
      entry(.albumName, .text, "album", "track_album_name", "album_title"),
      entry(.trackName, .text, "track", "name", "title", "song", "song_name", "track_title", "song_title"),
      entry(.popularity, number, "track_popularity", "song_popularity"),
      entry(
        .durationMs, .milliseconds, "track duration (ms)", "duration (ms)",
        "track_duration_ms",
        "song_duration_ms", "length_ms", "duration", "track_duration", "length"),
      entry(.explicit, .flag, "is_explicit", "track_explicit"),
      entry(.danceability, .share), entry(.energy, .share),
      entry(.key, .key, "audio_key"),
      entry(.loudness, number, "loudness_db"),
      entry(.mode, .mode, "audio_mode"),
      entry(.speechiness, .share), entry(.acousticness, .share), entry(.instrumentalness, .share),
      entry(.liveness, .share), entry(.valence, .share, "audio_valence"),
      entry(.tempo, .number(missingAtOrBelow: 0), "bpm"),
      entry(.timeSignature, number, "timesignature", "meter"),
      entry(
        .trackGenre, .category, "genre", "music_genre", "playlist_genre", "main_genre", "genre_label",
        "top_genre"),
      entry(.addedAt, .text, "added_date", "date_added"),
      entry(.releaseDate, .text, "album release date", "track_album_release_date", "released"),
      entry(.artistGenres, .text, "artist genres", "genres"),
    ],
    artistsWithComma: [
      "tyler, the creator", "earth, wind & fire", "crosby, stills, nash & young", "crosby, stills & nash",
      "emerson, lake & palmer", "peter, paul and mary", "peter, paul & mary", "blood, sweat & tears",
      "10,000 maniacs", "dave dee, dozy, beaky, mick & tich",
    ])

  /// What a model learns from if nothing else is said: everything about the sound, nothing about its fame.
  public static let audioFeatures: [ColumnName] = ColumnName.audioFeatures

  /// The fifteen inputs of the original network: those, and what the catalogue says of a track.
  public static let allFeatures: [ColumnName] = audioFeatures + [.explicit, .popularity]

  /// The features that take a few values only.
  public static let discreteFeatures: Set<ColumnName> = [.key, .mode, .timeSignature, .explicit]

  /// The values that a column can take, as documented; a value outside them is a mistake.
  public static let ranges: [ColumnName: ClosedRange<Float>] = [
    .popularity: 0...100, .durationMs: 1...86_400_000, .danceability: 0...1, .energy: 0...1, .key: 0...11,
    .loudness: -60...10, .mode: 0...1, .speechiness: 0...1, .acousticness: 0...1, .instrumentalness: 0...1,
    .liveness: 0...1, .valence: 0...1, .tempo: 1...300, .timeSignature: 1...7,
  ]

  private static let number = ColumnSchema.ValueKind.number(missingAtOrBelow: nil)

  private static func entry(
    _ name: ColumnName, _ kind: ColumnSchema.ValueKind, _ aliases: String...
  ) -> ColumnSchema.Entry {
    ColumnSchema.Entry(name, kind, aliases: aliases)
  }
}
