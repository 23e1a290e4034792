import GRDB

/// A track that timbre put into a playlist of its own.
struct MadeItemRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "madeItem"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var key: PlaylistKey
  var uri: String
  /// Whether the person then took it out.
  var isWithheld = false

  static func all(of key: PlaylistKey, in db: Database) throws -> [MadeItemRecord] {
    try filter(Column("key") == key).fetchAll(db)
  }

  /// Notes that timbre put tracks there.
  static func add(_ uris: some Sequence<String>, to key: PlaylistKey, in db: Database) throws {
    for uri in uris { try MadeItemRecord(key: key, uri: uri).insert(db) }
  }

  static func remove(_ uris: [String], from key: PlaylistKey, in db: Database) throws {
    try filter(Column("key") == key && uris.contains(Column("uri"))).deleteAll(db)
  }

  /// Notes that the person took tracks out.
  static func withhold(_ uris: some Sequence<String>, from key: PlaylistKey, in db: Database) throws {
    _ = try filter(Column("key") == key && Array(uris).contains(Column("uri")))
      .updateAll(db, Column("isWithheld").set(to: true))
  }

  /// Lets a track that the person had taken out be placed again, wherever that was.
  static func release(_ uri: String, in db: Database) throws {
    try filter(Column("uri") == uri && Column("isWithheld") == true).deleteAll(db)
  }

  /// Forgets what timbre put there; what the person took out stays known.
  static func deletePresent(of key: PlaylistKey, in db: Database) throws {
    try filter(Column("key") == key && Column("isWithheld") == false).deleteAll(db)
  }

  static func deleteAll(of key: PlaylistKey, in db: Database) throws {
    try filter(Column("key") == key).deleteAll(db)
  }
}
