import Foundation
import GRDB

/// A made playlist as it was before a run touched it.
struct RunPlaylistRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "runPlaylist"
  /// What the first call says of a run and a playlist stands.
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .ignore, update: .ignore)

  /// What is kept of it.
  struct Before: Codable, Equatable {
    /// Nil if the run made it.
    var id: String?
    var name = "", description = ""
    var entries: [String?] = []
    /// What of it timbre had put there, and what the person had taken out.
    var base: [String] = []
    var withheld: [String] = []
  }

  var run: Int64
  var key: PlaylistKey
  /// A `Before`, encoded as JSON.
  var value: Data

  static func remember(_ before: Before, key: PlaylistKey, run: Int64, in db: Database) throws {
    try RunPlaylistRecord(run: run, key: key, value: JSONEncoder().encode(before)).insert(db)
  }

  /// The playlists that a run has touched, in the order of their keys.
  static func touched(by run: Int64, in db: Database) throws -> [(key: PlaylistKey, before: Before)] {
    try filter(Column("run") == run).order(Column("key")).fetchAll(db).compactMap { record in
      (try? JSONDecoder().decode(Before.self, from: record.value)).map { (record.key, $0) }
    }
  }
}
