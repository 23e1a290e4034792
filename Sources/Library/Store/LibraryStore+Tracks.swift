import Foundation
import GRDB
import Music

extension LibraryStore {
  /// Stores a track; what a poorer source leaves out of it (an import has no length) stays as it was.
  static func save(_ track: ServiceTrack, in db: Database) throws {
    guard let uri = track.uri, track.kind != .missing else { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO track (uri, kind, id, isrc, title, artists, album, albumID, releaseDate, milliseconds, explicit)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (uri) DO UPDATE SET
          isrc = coalesce(excluded.isrc, isrc),
          title = CASE WHEN excluded.title = '' THEN title ELSE excluded.title END,
          artists = CASE WHEN excluded.artists = '' THEN artists ELSE excluded.artists END,
          album = coalesce(excluded.album, album), albumID = coalesce(excluded.albumID, albumID),
          releaseDate = coalesce(excluded.releaseDate, releaseDate),
          milliseconds = coalesce(excluded.milliseconds, milliseconds),
          explicit = max(excluded.explicit, explicit)
        """)
    try statement.execute(arguments: [
      uri, track.kind.rawValue, track.id, track.isrc?.uppercased(), track.title, text(of: track.artists),
      track.album?.name,
      track.album?.id, track.releaseDate, track.durationMilliseconds, track.explicit,
    ])
  }

  /// The columns that `track(from:)` reads, in its order.
  static let trackColumns =
    "uri, kind, id, isrc, title, artists, album, albumID, releaseDate, milliseconds, explicit"

  /// A track from a row that begins with `trackColumns`; read by position, which is several times faster than by name.
  static func track(from row: Row) -> ServiceTrack {
    let album: String? = row[6]
    return ServiceTrack(
      kind: ServiceTrack.Kind(rawValue: row[1]) ?? .track, id: row[2], uri: row[0], isrc: row[3],
      title: row[4],
      artists: artists(from: row[5]), album: album.map { ServiceTrack.Album(id: row[7], name: $0) },
      releaseDate: row[8], durationMilliseconds: row[9], explicit: row[10])
  }

  private static func text(of artists: [ServiceTrack.Artist]) -> String {
    artists.map { artist in
      let name =
        artist.name.contains { $0 == "\n" || $0 == "\t" }
        ? artist.name.filter { !$0.isNewline && $0 != "\t" }
        : artist.name
      return (artist.id ?? "") + "\t" + name
    }.joined(separator: "\n")
  }

  private static func artists(from text: String) -> [ServiceTrack.Artist] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      return ServiceTrack.Artist(
        id: parts[0].isEmpty ? nil : String(parts[0]), name: parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// Tracks of the catalogue that the person has liked or keeps in a playlist of their own, by uri.
  public func tracks() throws -> [ServiceTrack] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.trackColumns) FROM track WHERE kind = 'track' AND (uri IN (SELECT uri FROM liked) OR uri IN
            (SELECT uri FROM playlistItem JOIN playlist ON id = playlist WHERE NOT isGone)) ORDER BY uri
          """
      ).map(Self.track)
    }
  }

  /// The tracks meant by a text: a uri, a link, an id, or a part of title, optionally with a part of an artist.
  public func tracks(matching text: String, artist: String? = nil) throws -> [ServiceTrack] {
    if let uri = Self.trackURI(in: text), artist == nil {
      let found = try read {
        try Row.fetchOne($0, sql: "SELECT \(Self.trackColumns) FROM track WHERE uri = ?", arguments: [uri])
      }
      if let found { return [Self.track(from: found)] }
    }
    let title = text.lowercased()
    let performer = artist?.lowercased()
    let candidates = try tracks().filter { track in
      guard track.title.lowercased().contains(title) else { return false }
      return performer.map { name in track.artists.contains { $0.name.lowercased().contains(name) } } ?? true
    }
    let exact = candidates.filter { $0.title.lowercased() == title }
    return exact.isEmpty ? candidates : exact
  }

  /// `spotify:track:ID` from a uri, a link (`https://open.spotify.com/track/ID?si=…`) or a bare id of 22 letters.
  static func trackURI(in text: String) -> String? {
    func isID(_ part: some StringProtocol) -> Bool {
      part.utf8.count == 22
        && part.utf8.allSatisfy { ($0 | 32) >= 97 && ($0 | 32) <= 122 || $0 >= 48 && $0 <= 57 }
    }
    if text.hasPrefix("spotify:") { return text }
    if isID(text) { return "spotify:track:" + text }
    guard let range = text.range(of: "/track/") else { return nil }
    let id = text[range.upperBound...].prefix { $0 != "?" && $0 != "/" && $0 != "#" }
    return isID(id) ? "spotify:track:" + id : nil
  }
}
