import GRDB
import Music

/// A playlist that timbre made or files songs into: what timbre put there, and what the service says is there now.
struct MadePlaylist {
  var key: PlaylistKey
  var id: String
  /// Name and description as timbre last wrote them.
  var name, description: String
  /// Whether the person has taken it out of their library.
  var isDeleted: Bool
  /// What the service calls it, where the person has changed it.
  var nameByHand, descriptionByHand: String?
  /// The entries now, as far as last read.
  var current: [String]
  /// Of them, those that timbre put there.
  var base: Set<String> = []
  /// Tracks that the person took out again.
  var withheld: Set<String> = []

  /// The playlist that timbre made for a key, if any, as it was when last read.
  static func made(for key: PlaylistKey, in db: Database) throws -> MadePlaylist? {
    try MadeRecord.fetchOne(db, key: key).map { try MadePlaylist($0, in: db) }
  }

  /// The playlists that timbre made, by key, as they were when last read.
  static func all(in db: Database) throws -> [PlaylistKey: MadePlaylist] {
    let made = try MadeRecord.fetchAll(db).map { ($0.key, try MadePlaylist($0, in: db)) }
    return Dictionary(made, uniquingKeysWith: { first, _ in first })
  }

  /// A playlist of the person's own into which nothing was filed yet.
  ///
  /// - Throws: `LibraryError.unknownPlaylist` if the person has no such playlist any more.
  static func own(_ key: PlaylistKey, in db: Database) throws -> MadePlaylist {
    guard let record = try MadeRecord.own(key, in: db) else { throw LibraryError.unknownPlaylist(key.label) }
    return try MadePlaylist(record, in: db)
  }

  private init(_ record: MadeRecord, in db: Database) throws {
    let listed = try PlaylistRecord.fetchOne(db, key: record.playlist)
    (key, id, name, description) = (record.key, record.playlist, record.name, record.description)
    isDeleted = listed?.isGone ?? false
    current = try PlaylistItemRecord.uris(of: id, in: db).compactMap { $0 }
    if let listed {
      if listed.name != name { nameByHand = listed.name }
      let text = PlaylistMarker.plain(listed.description)
      if text != PlaylistMarker.plain(description) { descriptionByHand = text }
    }
    let present = Set(current)
    for item in try MadeItemRecord.all(of: key, in: db) {
      if item.isWithheld || !present.contains(item.uri) {
        withheld.insert(item.uri)
      } else {
        base.insert(item.uri)
      }
    }
  }
}
