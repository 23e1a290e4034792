import GRDB

/// An entry of a playlist that is being read; all of them become the playlist's entries when the last page has come.
struct StagedItemRecord: PersistableRecord {
  static let databaseTableName = "stagedItem"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var item: PlaylistItemRecord

  func encode(to container: inout PersistenceContainer) { item.encode(to: &container) }

  /// Makes the staged entries of a playlist its entries.
  static func unstage(_ playlist: String, in db: Database) throws {
    let items = try filter(Column("playlist") == playlist).order(Column("position"))
      .asRequest(of: PlaylistItemRecord.self).fetchAll(db)
    try PlaylistItemRecord.replace(items, of: playlist, in: db)
    try deleteAll(db)
  }
}
