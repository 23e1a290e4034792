import GRDB
import Music

/// A playlist that timbre made: what timbre put there, and what the service says is there now.
struct MadePlaylist {
  var key, id: String
  /// Name and description as timbre last wrote them.
  var name, description: String
  /// Whether the person has taken it out of their library.
  var isDeleted: Bool
  /// What the service calls it, where the person has changed it.
  var nameByHand, descriptionByHand: String?
  /// The entries now, as far as last read.
  var current: [String]
  /// Of them, those that timbre put there.
  var base: Set<String>
  /// Tracks that the person took out again.
  var withheld: Set<String>
}

extension LibraryStore {
  /// The playlist that timbre made for a key, if any, as it was when last read.
  static func madePlaylist(_ key: String, in db: Database) throws -> MadePlaylist? {
    try madePlaylists(only: key, in: db)[key]
  }

  /// The playlists that timbre made, by key, as they were when last read.
  static func madePlaylists(only key: String? = nil, in db: Database) throws -> [String: MadePlaylist] {
    var made: [String: MadePlaylist] = [:]
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT made.*, playlist.name AS listedName, playlist.description AS listedDescription,
          playlist.isGone AS isGone FROM made LEFT JOIN playlist ON playlist.id = made.playlist
        WHERE made.key = coalesce(?, made.key)
        """, arguments: [key])
    for row in rows {
      let key: String = row["key"]
      let id: String = row["playlist"]
      let current = try entries(ofPlaylist: id, in: db).compactMap { $0 }
      var playlist = MadePlaylist(
        key: key, id: id, name: row["name"], description: row["description"],
        isDeleted: row["isGone"] ?? false, current: current, base: [], withheld: [])
      if let listed: String = row["listedName"], listed != playlist.name { playlist.nameByHand = listed }
      if let listed: String = row["listedDescription"],
        PlaylistMarker.plain(listed) != PlaylistMarker.plain(playlist.description)
      {
        playlist.descriptionByHand = PlaylistMarker.plain(listed)
      }
      let present = Set(current)
      for item in try Row.fetchAll(
        db, sql: "SELECT uri, isWithheld FROM madeItem WHERE key = ?", arguments: [key])
      {
        let uri: String = item["uri"]
        if item["isWithheld"] || !present.contains(uri) {
          playlist.withheld.insert(uri)
        } else {
          playlist.base.insert(uri)
        }
      }
      made[key] = playlist
    }
    return made
  }
}
