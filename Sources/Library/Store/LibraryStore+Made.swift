import GRDB
import Music

extension LibraryStore {
  static func setMade(
    _ key: String, playlist id: String, name: String, description: String, in db: Database
  ) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", arguments: [key, id, name, description])
  }

  static func addToBase(_ uri: String, key: String, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO madeItem VALUES (?, ?, 0)").execute(arguments: [
      key, uri,
    ])
  }

  static func removeFromBase(_ uri: String, key: String, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM madeItem WHERE key = ? AND uri = ?").execute(arguments: [
      key, uri,
    ])
  }

  /// Forgets a playlist that is to be made again.
  func forgetMade(_ key: String) throws {
    try write { try Self.forgetMade(key, in: $0) }
  }

  static func forgetMade(_ key: String, in db: Database) throws {
    try db.execute(sql: "DELETE FROM made WHERE key = ?", arguments: [key])
    try db.execute(sql: "DELETE FROM madeItem WHERE key = ?", arguments: [key])
  }

  /// Puts back what is known of a made playlist to what it was before a run.
  static func restoreMade(_ key: String, to before: Journal.Before, in db: Database) throws {
    guard before.id != nil else { return try forgetMade(key, in: db) }
    try db.execute(sql: "DELETE FROM madeItem WHERE key = ?", arguments: [key])
    for uri in before.base { try addToBase(uri, key: key, in: db) }
    for uri in before.withheld {
      try db.execute(sql: "INSERT OR REPLACE INTO madeItem VALUES (?, ?, 1)", arguments: [key, uri])
    }
  }

  /// Whether the stored entries of a playlist are those of its present snapshot.
  func hasRead(_ playlist: PlaylistSummary) throws -> Bool {
    guard !playlist.snapshotID.isEmpty else { return false }
    return try read {
      try String.fetchOne($0, sql: "SELECT readSnapshot FROM playlist WHERE id = ?", arguments: [playlist.id])
    } == playlist.snapshotID
  }

  /// Puts entries in place of a playlist's stored ones, as they are after a write.
  static func setEntries(
    _ entries: [String?], ofPlaylist id: String, snapshot: String, in db: Database
  ) throws {
    try db.execute(sql: "DELETE FROM playlistItem WHERE playlist = ?", arguments: [id])
    let statement = try db.cachedStatement(sql: "INSERT INTO playlistItem VALUES (?, ?, ?, NULL)")
    for (position, uri) in entries.enumerated() { try statement.execute(arguments: [id, position, uri]) }
    try db.execute(
      sql: "UPDATE playlist SET snapshot = ?, readSnapshot = ?, total = ? WHERE id = ?",
      arguments: [snapshot, snapshot, entries.count, id])
  }
}
