import Tabular

/// The columns of a table of tracks: the names that known exports give them, how their cells are read, the ranges
/// that are documented for them, and which of them a model learns from.
public enum TrackSchema {
  /// For a reader.
  public static let columns = ColumnSchema(
    (identity + AudioFeature.allCases.map(entry) + catalogue).map {
      $0.adding(ForeignColumnNames.all[$0.name] ?? [])
    },
    artistsWithComma: [
      "tyler, the creator", "earth, wind & fire", "crosby, stills, nash & young", "crosby, stills & nash",
      "emerson, lake & palmer", "peter, paul and mary", "peter, paul & mary", "blood, sweat & tears",
      "10,000 maniacs", "dave dee, dozy, beaky, mick & tich",
    ], layouts: ExportLayouts.exportify)

  /// What a model learns from if nothing else is said: everything about the sound, nothing about its fame.
  public static let audioFeatures: [ColumnName] = ColumnName.audioFeatures

  /// The fifteen inputs of the original network: those, and what the catalogue says of a track.
  public static let allFeatures: [ColumnName] = audioFeatures + [.explicit, .popularity]

  /// The features that take a few values only.
  public static let discreteFeatures: Set<ColumnName> = Set(
    AudioFeature.allCases.filter(\.isDiscrete).map(\.column) + [.explicit])

  /// The values that a column can take, as documented; a value outside them is a mistake.
  public static let ranges: [ColumnName: ClosedRange<Float>] = Dictionary(
    uniqueKeysWithValues: AudioFeature.allCases.map { ($0.column, $0.range) }
      + [(.popularity, popularityRange), (.durationMs, durationRange)])

  private static let popularityRange: ClosedRange<Float> = 0...100
  /// Up to a day.
  private static let durationRange: ClosedRange<Float> = 1...86_400_000

  /// Who made what, and what finds it.
  private static let identity = [
    ColumnSchema.Entry(
      .trackID, .trackID,
      aliases: [
        "id", "spotify_id", "track uri", "uri", "spotify uri", "spotify_track_id", "spotify track uri",
        "track url",
        "spotify url", "spotify track url",
      ]),
    ColumnSchema.Entry(.isrc, .text, aliases: ["isrc code", "track isrc"]),
    ColumnSchema.Entry(
      .artists, .artists,
      aliases: [
        "artist", "artist name(s)", "artist_name", "artist names", "track_artist", "artist(s)",
        "artists_name",
        "artist(s)_name", "performer", "artists_names", "performers", "track artist name", "artist name(s) ",
        "artist name 1", "all artists", "band", "singer", "musician", "main artist", "lead artist",
      ]),
    ColumnSchema.Entry(
      .albumName, .text,
      aliases: ["album", "track_album_name", "album_title", "spotify_track_album", "track_album"]),
    ColumnSchema.Entry(
      .trackName, .text,
      aliases: ["track", "song_name", "title", "song", "name", "track_title", "song_title", "song title"]),
  ]

  /// What the catalogue says of it.
  private static let catalogue = [
    ColumnSchema.Entry(
      .popularity, .number(missingAtOrBelow: nil), aliases: ["track_popularity", "song_popularity"],
      shortNames: ["pop", "popul"], range: popularityRange),
    ColumnSchema.Entry(
      .durationMs, .milliseconds,
      aliases: [
        "track duration (ms)", "duration (ms)", "track_duration_ms", "song_duration_ms", "length_ms",
        "duration",
        "track_duration", "length", "song length", "track length", "duration (hh:mm:ss)", "runtime",
        "total time",
      ], shortNames: ["dur", "time", "len"], range: durationRange),
    ColumnSchema.Entry(.explicit, .flag, aliases: ["is_explicit", "track_explicit"]),
    ColumnSchema.Entry(
      .trackGenre, .category,
      aliases: [
        "genre", "music_genre", "playlist_genre", "main_genre", "primary_genre", "genre_label", "top_genre",
        "genre_top", "genre name", "song genre", "parent genre", "parent genres", "genre_1", "genre1",
        "artist_top_genre", "broad_genre", "macro_genre", "super_genre", "music_style", "style",
        "subgenre", "playlist_subgenre",
      ]),
    ColumnSchema.Entry(.addedAt, .text, aliases: ["added_date", "date_added", "added"]),
    ColumnSchema.Entry(
      .releaseDate, .text,
      aliases: [
        "album release date", "track_album_release_date", "released", "album date", "release",
        "track release date",
      ]),
    ColumnSchema.Entry(
      .artistGenres, .text,
      aliases: [
        "artist genres", "artist_genre", "genres", "spotify_genre", "spotify genres", "genre_list",
        "track_genres",
      ]),
  ]

  /// The column of a feature and the names that it goes by, with the short ones that hold only among others.
  private static func entry(_ feature: AudioFeature) -> ColumnSchema.Entry {
    let (aliases, shortNames) = names(of: feature)
    let negativeNames = feature == .loudness ? ["volume", "vol", "gain"] + ForeignColumnNames.loudness : []
    let kind: ColumnSchema.ValueKind =
      switch feature.unit {
      case .share: .share
      case .pitchClass: .key
      case .decibels: .number(missingAtOrBelow: nil)
      case .mode: .mode
      case .beatsPerMinute: .number(missingAtOrBelow: 0)
      case .beatsPerBar: .beatsPerBar
      }
    return ColumnSchema.Entry(
      feature.column, kind, aliases: aliases, shortNames: shortNames, negativeNames: negativeNames,
      range: feature.range)
  }

  private static func names(of feature: AudioFeature) -> (aliases: [String], short: [String]) {
    switch feature {
    case .danceability: (["danceable"], ["dnce", "dance", "danc"])
    case .energy: ([], ["nrgy", "enrg", "nrg"])
    case .key:
      (
        [
          "audio_key", "musical key", "key signature", "initial key", "key result", "camelot", "camelot key",
          "open key",
        ], []
      )
    case .loudness: (["loudness_db"], ["db", "loud"])
    case .mode: (["audio_mode", "modality", "mode_name", "is_major"], [])
    case .speechiness: ([], ["spch", "speech"])
    case .acousticness: ([], ["acous", "acoustic"])
    case .instrumentalness: ([], ["instr", "instrumental", "inst"])
    case .liveness: ([], ["live", "liv"])
    case .valence: (["audio_valence", "positivity", "positiveness"], ["val", "happy", "happiness"])
    case .tempo: (["bpm", "beats per minute"], [])
    case .timeSignature: (["timesignature", "meter"], ["sig"])
    }
  }
}
