/// What a table of tracks says of artists, recordings and words: evidence of genre besides the sound.
///
/// Sparse tables of counts over hashed names, learned by one pass over labelled tracks. A track counts once, shared among
/// the genres under which it stands.
public struct CatalogueCues: Sendable, Equatable {
  /// Genres by lead artist, and by further artists.
  public let leadArtists, furtherArtists: GenreCounts
  /// Genres by the track's id, and by lead artist and title.
  public let tracks, recordings: GenreCounts
  /// Words of titles, and of artists' names.
  public let titleWords, nameWords: WordCues

  /// One labelled track of the table.
  public struct Entry: Sendable {
    /// The id of the track, if it has one.
    public let id: String?
    /// Its title, and its artists, the lead artist first.
    public let title: String
    /// The artists' names.
    public let artists: [String]
    /// The genres under which it stands, as indices into the model's genres, each once.
    public let genres: [Int32]

    /// One track.
    public init(id: String?, title: String, artists: [String], genres: [Int32]) {
      self.id = id
      self.title = title
      self.artists = artists
      self.genres = genres
    }
  }

  /// Counts the entries; each must be one track, whatever the number of its genres.
  public init(_ entries: [Entry], genreCount: Int, threads: Int = 1) {
    var lead: [GenreCounts.Observation] = []
    var further: [GenreCounts.Observation] = []
    var tracks: [GenreCounts.Observation] = []
    var recordings: [GenreCounts.Observation] = []
    var numbers: [NameKey: Int] = [:]
    var titles: [WordCues.Example] = []
    var names: [WordCues.Example] = []
    for entry in entries where !entry.genres.isEmpty {
      let weight = 1 / Float(entry.genres.count)
      func note(_ key: NameKey?, in list: inout [GenreCounts.Observation]) {
        guard let key else { return }
        for genre in entry.genres { list.append(.init(key: key, genre: genre, weight: weight)) }
      }
      let keys = entry.artists.map { NameKey(name: $0) }
      note(keys.first.flatMap(\.self), in: &lead)
      for key in Set(keys.dropFirst().compactMap(\.self)) { note(key, in: &further) }
      note(entry.id.map { NameKey(exact: $0) }, in: &tracks)
      note(NameKey(leadArtist: entry.artists.first ?? "", title: entry.title), in: &recordings)
      let artist = keys.first.flatMap(\.self).map { key in
        numbers[key]
          ?? {
            numbers[key] = numbers.count
            return numbers.count - 1
          }()
      }
      guard let artist else { continue }
      titles.append(.init(texts: [entry.title], artist: artist, genres: entry.genres))
      names.append(.init(texts: entry.artists, artist: artist, genres: entry.genres))
    }
    leadArtists = GenreCounts(lead)
    furtherArtists = GenreCounts(further)
    self.tracks = GenreCounts(tracks)
    self.recordings = GenreCounts(recordings)
    titleWords = WordCues(titles, genreCount: genreCount, threads: threads)
    nameWords = WordCues(names, genreCount: genreCount, threads: threads)
  }
}

extension CatalogueCues {
  /// The cues as they stand in a model's file.
  func tensors(prefix: String) -> [Tensor] {
    leadArtists.tensors(prefix: prefix + "lead.") + furtherArtists.tensors(prefix: prefix + "further.")
      + tracks.tensors(prefix: prefix + "tracks.") + recordings.tensors(prefix: prefix + "recordings.")
      + titleWords.tensors(prefix: prefix + "titles.") + nameWords.tensors(prefix: prefix + "names.")
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  init(_ tensors: [String: Tensor], prefix: String, genreCount: Int) throws(ModelFileError) {
    leadArtists = try GenreCounts(tensors, prefix: prefix + "lead.", genreCount: genreCount)
    furtherArtists = try GenreCounts(tensors, prefix: prefix + "further.", genreCount: genreCount)
    tracks = try GenreCounts(tensors, prefix: prefix + "tracks.", genreCount: genreCount)
    recordings = try GenreCounts(tensors, prefix: prefix + "recordings.", genreCount: genreCount)
    titleWords = try WordCues(tensors, prefix: prefix + "titles.", genreCount: genreCount)
    nameWords = try WordCues(tensors, prefix: prefix + "names.", genreCount: genreCount)
  }
}
