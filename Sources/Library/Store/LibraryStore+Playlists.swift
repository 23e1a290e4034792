import Foundation
import GRDB
import Music

/// A playlist of the person's library, as it was when it was last read.
public struct LibraryPlaylist: Sendable, Equatable {
  public var id, name, description: String
  /// Whether the person owns it or collaborates on it, so that its entries are known.
  public var isOwn: Bool
  public var isPublic: Bool?
  /// Entries that the service counts; nil if it does not say.
  public var total: Int?
  /// The genre or family that timbre made it for; nil for everybody else's playlists.
  public var madeFor: String?
}

extension LibraryStore {
  /// The playlists in the person's library in the service's order, imported ones after them.
  public func playlists() throws -> [LibraryPlaylist] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT playlist.*, made.key AS madeFor FROM playlist
          LEFT JOIN made ON made.playlist = playlist.id
          WHERE NOT isGone ORDER BY origin = 'import', position, id
          """
      ).map { row in
        LibraryPlaylist(
          id: row["id"], name: row["name"], description: row["description"], isOwn: row["isOwn"],
          isPublic: row["isPublic"], total: row["total"], madeFor: row["madeFor"])
      }
    }
  }

  /// The playlist meant by an id, a name, or a beginning that only one name has.
  ///
  /// - Throws: `LibraryError.unknownPlaylist` or `.ambiguous`.
  public func playlist(named text: String) throws -> LibraryPlaylist {
    let all = try playlists()
    if let exact = all.first(where: { $0.id == text || $0.name == text }) { return exact }
    let wanted = text.lowercased()
    let same = all.filter { $0.name.lowercased() == wanted }
    let found = same.isEmpty ? all.filter { $0.name.lowercased().hasPrefix(wanted) } : same
    guard let first = found.first else { throw LibraryError.unknownPlaylist(text) }
    guard found.count == 1 else { throw LibraryError.ambiguous(text, candidates: found.map(\.name)) }
    return first
  }

  /// The uris of a playlist in order, without entries that hold nothing.
  public func uris(ofPlaylist id: String) throws -> [String] {
    try read { try Self.entries(ofPlaylist: id, in: $0).compactMap { $0 } }
  }

  static func entries(ofPlaylist id: String, in db: Database) throws -> [String?] {
    try Row.fetchAll(
      db, sql: "SELECT uri FROM playlistItem WHERE playlist = ? ORDER BY position", arguments: [id]
    ).map { $0["uri"] }
  }

  static func save(_ playlist: PlaylistSummary, position: Int, isOwn: Bool, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO playlist (id, name, description, ownerID, isOwn, collaborative, isPublic, snapshot, total,
          position, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'service')
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description,
          ownerID = excluded.ownerID, isOwn = excluded.isOwn, collaborative = excluded.collaborative,
          isPublic = excluded.isPublic, snapshot = excluded.snapshot, total = excluded.total,
          position = excluded.position, isGone = 0
        """
    ).execute(arguments: [
      playlist.id, playlist.name, playlist.description, playlist.ownerID, isOwn, playlist.collaborative,
      playlist.isPublic, playlist.snapshotID, playlist.total, position,
    ])
  }

  /// Keeps a page aside together with how far the reading is; with the last page all become the playlist's entries.
  func stage(
    _ page: Page<SavedTrack>, of reading: PlaylistSync.Reading, isFirst: Bool = false, isLast: Bool = false
  ) throws {
    try write { db in
      // Only one playlist is read at a time: a first page, and a last one that is also the first, start afresh.
      if isFirst || (isLast && page.offset == 0) { try db.execute(sql: "DELETE FROM stagedItem") }
      for (index, saved) in page.items.enumerated() {
        try Self.save(saved.track, in: db)
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO stagedItem VALUES (?, ?, ?, ?)").execute(
          arguments: [
            reading.playlist, page.offset + index, saved.track.uri, saved.addedAt?.timeIntervalSince1970,
          ])
      }
      try Self.setState(.items, to: isLast ? nil : reading, in: db)
      guard isLast else { return }
      try db.execute(sql: "DELETE FROM playlistItem WHERE playlist = ?", arguments: [reading.playlist])
      try db.execute(
        sql: "INSERT INTO playlistItem SELECT * FROM stagedItem WHERE playlist = ?",
        arguments: [reading.playlist])
      try db.execute(sql: "DELETE FROM stagedItem")
      try db.execute(
        sql: "UPDATE playlist SET readSnapshot = ?, total = ? WHERE id = ?",
        arguments: [reading.snapshot, page.total, reading.playlist])
    }
  }
}
