import Foundation
import GRDB

/// A write in the journal: entered before it is sent and settled after its answer.
///
/// One that was entered and never settled may or may not have taken place; the next run finds out by reading the
/// playlist back.
struct WriteRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "step"

  enum State: String, Codable {
    case sent, done
    /// It never took place.
    case void
  }

  var run, number: Int64
  var key: PlaylistKey
  var state: State
  /// The write, encoded as JSON.
  var value: Data

  var write: PlaylistWrite? { try? JSONDecoder().decode(PlaylistWrite.self, from: value) }

  /// Enters a write that is about to be sent; answers its number.
  static func enter(_ write: PlaylistWrite, key: PlaylistKey, run: Int64, in db: Database) throws -> Int64 {
    let last = try StoredNumber.checked(
      Int64.fetchOne(db, select(max(Column("number"))).filter(Column("run") == run)) ?? 0)
    try WriteRecord(run: run, number: last + 1, key: key, state: .sent, value: JSONEncoder().encode(write))
      .insert(db)
    return last + 1
  }

  static func settle(_ number: Int64, run: Int64, as state: State, in db: Database) throws {
    _ = try filter(Column("run") == run && Column("number") == number)
      .updateAll(db, Column("state").set(to: state.rawValue))
  }

  /// Writes whose outcome is not known, in the order in which they were sent.
  static func open(in db: Database) throws -> [WriteRecord] {
    try filter(Column("state") == State.sent.rawValue).order(Column("run"), Column("number")).fetchAll(db)
  }

  /// The entries that a run has put into and taken out of a playlist, which held `before` when the run came to it.
  static func changes(
    of key: PlaylistKey, run: Int64, before: [String?], in db: Database
  ) throws -> PlaylistChanges {
    var changes = PlaylistChanges()
    var isReplaced = false
    let records = try filter(Column("run") == run && Column("key") == key)
      .filter(Column("state") != State.void.rawValue).fetchAll(db)
    for record in records {
      switch record.write {
      case .add(let uris, _): changes.added.formUnion(uris)
      case .remove(let uris): changes.removed.formUnion(uris)
      case .replace(let uris):
        changes.added.formUnion(uris)
        isReplaced = true
      default: break
      }
    }
    // A list that was written anew has lost all that was not put in again.
    if isReplaced { changes.removed.formUnion(Set(before.compactMap { $0 }).subtracting(changes.added)) }
    return changes
  }
}

/// The entries that a run has put into and taken out of a playlist.
struct PlaylistChanges {
  var added: Set<String> = []
  var removed: Set<String> = []
}
