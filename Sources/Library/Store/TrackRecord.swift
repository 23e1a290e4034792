import GRDB
import Music

/// A track as the service or an export describes it, by its uri.
struct TrackRecord: FetchableRecord, TableRecord {
  static let databaseTableName = "track"
  /// Read by position, which is several times faster than by name.
  static var databaseSelection: [any SQLSelectable] {
    [
      Column("uri"), Column("kind"), Column("id"), Column("isrc"), Column("title"), Column("artists"),
      Column("album"), Column("albumID"), Column("releaseDate"), Column("milliseconds"), Column("explicit"),
    ]
  }

  let track: ServiceTrack

  init(row: Row) throws {
    let album: String? = try row.decode(atIndex: 6)
    track = ServiceTrack(
      kind: ServiceTrack.Kind(rawValue: try row.decode(atIndex: 1)) ?? .track, id: try row.decode(atIndex: 2),
      uri: try row.decode(atIndex: 0), isrc: try row.decode(atIndex: 3), title: try row.decode(atIndex: 4),
      artists: try [ServiceTrack.Artist](json: row.decode(atIndex: 5)),
      album: try album.map { ServiceTrack.Album(id: try row.decode(atIndex: 7), name: $0) },
      releaseDate: try row.decode(atIndex: 8),
      durationMilliseconds: (try row.decode(atIndex: 9) as Int?)
        .flatMap { ServiceTrack.durations.contains($0) ? $0 : nil },
      explicit: try row.decode(atIndex: 10))
  }

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
          artists = CASE WHEN excluded.artists = '[]' THEN artists ELSE excluded.artists END,
          album = coalesce(excluded.album, album), albumID = coalesce(excluded.albumID, albumID),
          releaseDate = coalesce(excluded.releaseDate, releaseDate),
          milliseconds = coalesce(excluded.milliseconds, milliseconds),
          explicit = max(excluded.explicit, explicit)
        """)
    try statement.execute(arguments: [
      uri, track.kind.rawValue, track.id, track.isrc?.uppercased(), track.title, track.artists.json,
      track.album?.name, track.album?.id, track.releaseDate, track.durationMilliseconds, track.explicit,
    ])
  }

  /// Keeps how often and how long a track was played.
  static func setPlays(_ plays: Int, milliseconds: Int, of uri: String, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE track SET plays = ?, playedMilliseconds = ? WHERE uri = ?")
      .execute(arguments: [plays, milliseconds, uri])
  }

  /// Every track, by uri.
  static func all(in db: Database) throws -> [String: ServiceTrack] {
    let tracks = try fetchAll(db).map { ($0.track.uri ?? "", $0.track) }
    return Dictionary(tracks, uniquingKeysWith: { first, _ in first })
  }

  /// Tracks of the catalogue that the person has liked or keeps in a playlist, in the order of their uris.
  static func kept(in db: Database) throws -> [ServiceTrack] { try kept.fetchAll(db).map(\.track) }

  /// The uris of these tracks.
  static func urisOfKept(in db: Database) throws -> Set<String> {
    try Set(String.fetchAll(db, kept.select(Column("uri"))))
  }

  /// The uris and titles of these tracks, in the order of the uris.
  static func titlesOfKept(in db: Database) throws -> [(uri: String, title: String)] {
    try Row.fetchAll(db, kept.select(Column("uri"), Column("title"))).map {
      (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1))
    }
  }

  private static var kept: QueryInterfaceRequest<TrackRecord> {
    let uri = Column("uri")
    return filter(Column("kind") == ServiceTrack.Kind.track.rawValue)
      .filter(LikedRecord.uris.contains(uri) || PlaylistItemRecord.urisOfPresent.contains(uri)).order(uri)
  }

  /// What a count of special entries has to know of a track.
  struct Outline {
    var kind: ServiceTrack.Kind
    var isrc: String?
    var hasAlbum: Bool
  }

  /// The outline of every track, by uri.
  static func outlines(in db: Database) throws -> [String: Outline] {
    var outlines: [String: Outline] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT uri, kind, isrc, coalesce(album, '') <> '' FROM track")
    while let row = try rows.next() {
      outlines[try row.decode(atIndex: 0)] = Outline(
        kind: ServiceTrack.Kind(rawValue: try row.decode(atIndex: 1)) ?? .track,
        isrc: try row.decode(atIndex: 2), hasAlbum: try row.decode(atIndex: 3))
    }
    return outlines
  }
}
