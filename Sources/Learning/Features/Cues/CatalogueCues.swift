import Tabular

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
    let entries = entries.filter { !$0.genres.isEmpty }
    let keys = concurrentBlocks(entries.count, of: 1024, threads: threads) { block in
      entries[block].map { EntryKeys($0) }
    }.flatMap(\.self)
    let lookups: [@Sendable (EntryKeys) -> [NameKey]] = [
      { $0.lead }, { $0.further }, { $0.track }, { $0.recording },
    ]
    let counts = concurrentMap(lookups.count, threads: threads) { table in
      GenreCounts(zip(entries, keys).lazy.map { ($0.genres, lookups[table]($1)) })
    }
    (leadArtists, furtherArtists) = (counts[0], counts[1])
    (tracks, recordings) = (counts[2], counts[3])

    var numbers: [NameKey: Int] = [:]
    var named: [(entry: Entry, artist: Int)] = []
    for (entry, keys) in zip(entries, keys) {
      guard let lead = keys.lead.first else { continue }
      let artist = numbers[lead] ?? numbers.count
      numbers[lead] = artist
      named.append((entry, artist))
    }
    let words = concurrentMap(2, threads: threads) { [named] field in
      WordCues(
        named.map { entry, artist in
          .init(
            texts: field == 0 ? [entry.title] : entry.artists, artist: artist, genres: entry.genres)
        }, genreCount: genreCount, threads: max(1, threads / 2))
    }
    (titleWords, nameWords) = (words[0], words[1])
  }

  /// By what an entry is found in each table.
  private struct EntryKeys {
    let lead, further, track, recording: [NameKey]

    init(_ entry: Entry) {
      let artists = entry.artists.map { NameKey(name: $0) }
      lead = artists.prefix(1).compactMap(\.self)
      further = Array(Set(artists.dropFirst().compactMap(\.self)))
      track = entry.id.map { [NameKey(exact: $0)] } ?? []
      recording =
        NameKey(leadArtist: entry.artists.first ?? "", title: entry.title).map { [$0] } ?? []
    }
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
