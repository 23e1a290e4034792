/// What groups tracks for a cue: those of one group tend to share their genre.
public enum CueGroup: String, CaseIterable, Sendable, Codable {
  /// All credited artists together.
  case artists
  /// The lead artist.
  case leadArtist
  /// The album, by name.
  case album
  /// The album together with the lead artist.
  case leadArtistAlbum

  /// The keys of the groups that a track is in.
  func keys(of track: KeyedTrack) -> [NameKey] {
    switch self {
    case .artists: track.artists
    case .leadArtist: track.artists.first.map { [$0] } ?? []
    case .album: track.album.map { [$0] } ?? []
    case .leadArtistAlbum:
      track.artists.first.flatMap { lead in track.album.map { [lead.combined(with: $0)] } } ?? []
    }
  }
}

/// A kind of evidence besides the sound, as a person asks for it.
public enum CueKind: String, CaseIterable, Sendable, Codable {
  case artist, album, words

  /// The groups whose genres it looks up; none for words, which are counted.
  public var groups: [CueGroup] {
    switch self {
    case .artist: [.artists, .leadArtist]
    case .album: [.album, .leadArtistAlbum]
    case .words: []
    }
  }

  /// What it is, in a phrase.
  public var meaning: String {
    switch self {
    case .artist: "the genres of the artists' other tracks"
    case .album: "the genres of the album's other tracks"
    case .words: "words of title, album and artists' names"
    }
  }
}
