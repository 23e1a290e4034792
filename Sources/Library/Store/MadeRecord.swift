import GRDB

/// A playlist that timbre made, or one of the person's own into which they let it file songs; nothing else is ever written to.
struct MadeRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "made"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var key: PlaylistKey
  /// The service's id.
  var playlist: String
  /// Name and description as timbre last wrote them.
  var name, description: String

  /// Every playlist that timbre made by its id; those of the person's own are not among them.
  static func byPlaylist(in db: Database) throws -> [String: MadeRecord] {
    let made = try fetchAll(db).filter { $0.key.kind != .playlist }
    return Dictionary(made.map { ($0.playlist, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The record of a playlist of the person's own, as it is called now; nil if they have no such playlist.
  static func own(_ key: PlaylistKey, in db: Database) throws -> MadeRecord? {
    guard let listed = try PlaylistRecord.fetchOne(db, key: key.label), listed.isOwn, !listed.isGone else {
      return nil
    }
    return MadeRecord(
      key: key, playlist: listed.id, name: listed.name,
      description: PlaylistMarker.plain(listed.description))
  }

  /// Forgets a playlist that is to be made again, and what timbre put there.
  static func forget(_ key: PlaylistKey, in db: Database) throws {
    _ = try deleteOne(db, key: key)
    try MadeItemRecord.deleteAll(of: key, in: db)
  }
}
