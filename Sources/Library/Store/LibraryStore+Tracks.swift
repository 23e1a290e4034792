import GRDB
import Music
import Tabular

extension LibraryStore {
  /// Tracks of the catalogue that the person has liked or keeps in a playlist of their own, by uri.
  ///
  /// - Throws: `LibraryError`.
  public func tracks() throws -> [ServiceTrack] { try read(TrackRecord.kept) }

  /// The same tracks in the library's own order, each once: liked songs from the latest, then playlist by playlist.
  ///
  /// - Throws: `LibraryError`.
  public func tracksInOrder() throws -> [ServiceTrack] {
    try read { db in
      let kept = Dictionary(
        try TrackRecord.kept(in: db).map { ($0.uri ?? "", $0) }, uniquingKeysWith: { first, _ in first })
      var uris = try LikedRecord.all(in: db).compactMap(\.uri)
      for playlist in try PlaylistRecord.present(in: db) {
        uris += try PlaylistItemRecord.uris(of: playlist.id, in: db).compactMap(\.self)
      }
      var seen: Set<String> = []
      return uris.compactMap { seen.insert($0).inserted ? kept[$0] : nil }
    }
  }

  /// The tracks meant by a text: a uri, a link, an id, or a part of title, optionally with a part of an artist.
  ///
  /// - Throws: `LibraryError`.
  public func tracks(matching text: String, artist: String? = nil) throws -> [ServiceTrack] {
    let title = text.lowercased()
    let performer = artist?.lowercased()
    let candidates = try read { db in
      if let uri = Self.trackURI(in: text), artist == nil, let found = try TrackRecord.fetchOne(db, key: uri)
      {
        return [found.track]
      }
      // Titles first: whole tracks are only read where the title fits.
      let fitting = try TrackRecord.titlesOfKept(in: db).filter { $0.title.lowercased().contains(title) }
      guard fitting.count < 500 else {
        let uris = Set(fitting.map(\.uri))
        return try TrackRecord.kept(in: db).filter { uris.contains($0.uri ?? "") }
      }
      return try TrackRecord.filter(keys: fitting.map(\.uri)).order(Column("uri")).fetchAll(db).map(\.track)
    }.filter { track in
      performer.map { name in track.artists.contains { $0.name.lowercased().contains(name) } } ?? true
    }
    let exact = candidates.filter { $0.title.lowercased() == title }
    return exact.isEmpty ? candidates : exact
  }

  /// `spotify:track:ID` from a uri, a link (`https://open.spotify.com/track/ID?si=…`) or a bare id of 22 letters.
  static func trackURI(in text: String) -> String? {
    text.hasPrefix("spotify:") ? text : SpotifyAddress.trackURI(in: text)
  }
}
