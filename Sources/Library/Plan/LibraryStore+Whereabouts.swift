import GRDB
import Music

/// A playlist that holds a track, or another release of its recording.
public struct Whereabouts: Sendable, Equatable {
  /// The playlist.
  public var playlist: LibraryPlaylist
  /// The uri of the entry; another than the track's own where it holds another release.
  public var uri: String
}

extension LibraryStore {
  /// The playlists that hold a track or another release of its recording, in the library's order.
  ///
  /// - Throws: `LibraryError`.
  public func playlists(holding track: ServiceTrack) throws -> [Whereabouts] {
    let (releases, entries) = try read { db in
      let tracks = try TrackRecord.kept(in: db)
      let recordings = KnownRecordings(of: tracks)
      let wanted = recordings.identity(of: track)
      let releases = tracks.filter {
        $0.uri == track.uri || (wanted != nil && recordings.identity(of: $0) == wanted)
      }
      let own = Set(releases.compactMap(\.uri) + [track.uri].compactMap(\.self))
      return (own, try PlaylistItemRecord.playlists(holding: own, in: db))
    }
    return try playlists().compactMap { playlist in
      guard let uris = entries[playlist.id], let first = uris.first else { return nil }
      let own = track.uri.flatMap { uris.contains($0) ? $0 : nil }
      return Whereabouts(playlist: playlist, uri: own ?? releases.first { uris.contains($0) } ?? first)
    }
  }

  /// The liked tracks of the catalogue of which no playlist of the person's own holds any release, the latest liked first.
  ///
  /// - Throws: `LibraryError`.
  public func unfiledTracks() throws -> [ServiceTrack] {
    try read { db in
      let tracks = try TrackRecord.kept(in: db)
      let byURI = Dictionary(tracks.map { ($0.uri ?? "", $0) }, uniquingKeysWith: { first, _ in first })
      let recordings = KnownRecordings(of: tracks)
      let own = try PlaylistRecord.present(in: db).filter(\.isOwn)
      let filed = Set(try own.flatMap { try PlaylistItemRecord.uris(of: $0.id, in: db) }.compactMap(\.self))
      let recordingsFiled = Set(filed.compactMap { byURI[$0].flatMap(recordings.identity) })
      return try LikedRecord.all(in: db).compactMap { entry in
        guard let uri = entry.uri, let track = byURI[uri], !filed.contains(uri) else { return nil }
        let isFiled = recordings.identity(of: track).map(recordingsFiled.contains) ?? false
        return isFiled ? nil : track
      }
    }
  }
}
