import GRDB

/// A playlist that timbre made; nothing else is ever written to.
struct MadeRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "made"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var key: PlaylistKey
  /// The service's id.
  var playlist: String
  /// Name and description as timbre last wrote them.
  var name, description: String

  /// Every record by the id of its playlist.
  static func byPlaylist(in db: Database) throws -> [String: MadeRecord] {
    Dictionary(try fetchAll(db).map { ($0.playlist, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Forgets a playlist that is to be made again, and what timbre put there.
  static func forget(_ key: PlaylistKey, in db: Database) throws {
    _ = try deleteOne(db, key: key)
    try MadeItemRecord.deleteAll(of: key, in: db)
  }
}
