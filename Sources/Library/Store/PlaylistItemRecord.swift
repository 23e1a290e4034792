import GRDB

/// An entry of a playlist.
struct PlaylistItemRecord: FetchableRecord, PersistableRecord {
  static let databaseTableName = "playlistItem"

  var playlist: String
  /// Counted from 0.
  var position: Int
  /// Nil for an entry that holds nothing.
  var uri: String?
  /// Seconds since 1970.
  var addedAt: Double?

  init(playlist: String, position: Int, uri: String?, addedAt: Double? = nil) {
    self.playlist = playlist
    self.position = position
    self.uri = uri
    self.addedAt = addedAt
  }

  init(row: Row) throws {
    playlist = try row.decode(forColumn: "playlist")
    position = try row.decode(forColumn: "position")
    uri = try row.decode(forColumn: "uri")
    addedAt = try row.decode(forColumn: "addedAt")
  }

  func encode(to container: inout PersistenceContainer) {
    container["playlist"] = playlist
    container["position"] = position
    container["uri"] = uri
    container["addedAt"] = addedAt
  }

  /// The uris of the entries of all playlists in the person's library.
  static var urisOfPresent: QueryInterfaceRequest<String> {
    select(Column("uri")).filter(PlaylistRecord.idsOfPresent.contains(Column("playlist")))
  }

  /// The entries of one playlist in order.
  static func all(of playlist: String, in db: Database) throws -> [PlaylistItemRecord] {
    try filter(Column("playlist") == playlist).order(Column("position")).fetchAll(db)
  }

  /// The uris of one playlist in order, nil for entries that hold nothing.
  static func uris(of playlist: String, in db: Database) throws -> [String?] {
    try Optional<String>.fetchAll(
      db, select(Column("uri")).filter(Column("playlist") == playlist).order(Column("position")))
  }

  /// Of some tracks, which of them each playlist in the person's library holds.
  static func playlists(holding uris: Set<String>, in db: Database) throws -> [String: Set<String>] {
    let items = try filter(uris.contains(Column("uri")))
      .filter(PlaylistRecord.idsOfPresent.contains(Column("playlist"))).fetchAll(db)
    return Dictionary(grouping: items, by: \.playlist).mapValues { Set($0.compactMap(\.uri)) }
  }

  /// The uris of all entries in the person's library, nil for entries that hold nothing.
  static func urisOfAllPresent(in db: Database) throws -> [String?] {
    try Optional<String>.fetchAll(db, urisOfPresent)
  }

  /// Puts entries in place of a playlist's stored ones.
  static func replace(_ records: [PlaylistItemRecord], of playlist: String, in db: Database) throws {
    try filter(Column("playlist") == playlist).deleteAll(db)
    for record in records { try record.insert(db) }
  }

  /// Puts entries in place of a playlist's stored ones, as they are after a write that brought a snapshot.
  static func replace(
    _ uris: [String?], of playlist: String, snapshot: String, in db: Database
  ) throws {
    let records = uris.enumerated().map {
      PlaylistItemRecord(playlist: playlist, position: $0.offset, uri: $0.element)
    }
    try replace(records, of: playlist, in: db)
    try PlaylistRecord.markRead(playlist, snapshot: snapshot, total: uris.count, isNewest: true, in: db)
  }
}
