import Foundation
import GRDB

/// The record of what apply and undo write: each write is entered before it is sent and confirmed after its answer.
///
/// A write that is entered but not confirmed may or may not have taken place; the next run finds out by reading the
/// playlist back.
struct Journal {
  enum Kind: String { case apply, undo }

  /// A number of writes that belong together and are undone together.
  struct Run {
    var number: Int64
    var kind: Kind
    /// The run that this one takes back.
    var undoes: Int64?
  }

  /// A write that was sent and never confirmed.
  struct Open {
    var run, number: Int64
    var key: String
    var write: PlaylistWrite
  }

  /// A made playlist as it was before a run touched it.
  struct Before: Codable {
    /// Nil if the run made it.
    var id: String?
    var name = "", description = ""
    var entries: [String?] = []
    /// What of it timbre had put there, and what the person had taken out.
    var base: [String] = []
    var withheld: [String] = []
  }

  /// The run that has not come to its end, if any.
  static func openRun(in db: Database) throws -> Run? {
    try run(where: "state = 'open'", in: db)
  }

  /// The last apply that has not been undone.
  static func undoable(in db: Database) throws -> Run? {
    try run(where: "kind = 'apply' AND state IN ('open', 'done')", in: db)
  }

  static func run(_ number: Int64, in db: Database) throws -> Run? {
    try run(where: "number = \(number)", in: db)
  }

  private static func run(where condition: String, in db: Database) throws -> Run? {
    try Row.fetchOne(db, sql: "SELECT * FROM run WHERE \(condition) ORDER BY number DESC LIMIT 1").map {
      row in
      Run(number: row["number"], kind: Kind(rawValue: row["kind"]) ?? .apply, undoes: row["undoes"])
    }
  }

  static func begin(_ kind: Kind, undoes: Int64? = nil, at now: Date, in db: Database) throws -> Run {
    try db.execute(
      sql: "INSERT INTO run (kind, state, startedAt, undoes) VALUES (?, 'open', ?, ?)",
      arguments: [kind.rawValue, now.timeIntervalSince1970, undoes])
    return Run(number: db.lastInsertedRowID, kind: kind, undoes: undoes)
  }

  static func end(_ run: Int64, as state: String, in db: Database) throws {
    try db.execute(sql: "UPDATE run SET state = ? WHERE number = ?", arguments: [state, run])
  }

  /// Enters a write that is about to be sent; answers its number.
  static func enter(_ write: PlaylistWrite, key: String, run: Int64, in db: Database) throws -> Int64 {
    let last =
      try Int64.fetchOne(db, sql: "SELECT max(number) FROM step WHERE run = ?", arguments: [run]) ?? 0
    try db.execute(
      sql: "INSERT INTO step VALUES (?, ?, ?, 'sent', ?)",
      arguments: [run, last + 1, key, try JSONEncoder().encode(write)])
    return last + 1
  }

  static func settle(_ step: Int64, run: Int64, as state: String, in db: Database) throws {
    try db.execute(
      sql: "UPDATE step SET state = ? WHERE run = ? AND number = ?", arguments: [state, run, step])
  }

  /// Writes whose outcome is not known, in the order in which they were sent.
  static func open(in db: Database) throws -> [Open] {
    try Row.fetchAll(db, sql: "SELECT * FROM step WHERE state = 'sent' ORDER BY run, number").compactMap {
      row in
      guard let write = try? JSONDecoder().decode(PlaylistWrite.self, from: row["value"] as Data) else {
        return nil
      }
      return Open(run: row["run"], number: row["number"], key: row["key"], write: write)
    }
  }

  /// The entries that a run has put into and taken out of a playlist.
  static func changes(key: String, run: Int64, in db: Database) throws -> (
    added: Set<String>, removed: Set<String>
  ) {
    var added: Set<String> = []
    var removed: Set<String> = []
    let values = try Data.fetchAll(
      db, sql: "SELECT value FROM step WHERE run = ? AND key = ? AND state <> 'void'", arguments: [run, key])
    for value in values {
      switch try? JSONDecoder().decode(PlaylistWrite.self, from: value) {
      case .add(let uris, _): added.formUnion(uris)
      case .remove(let uris): removed.formUnion(uris)
      default: break
      }
    }
    return (added, removed)
  }

  /// Keeps how a playlist was before the run; what the first call says stands.
  static func remember(_ before: Before, key: String, run: Int64, in db: Database) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO runPlaylist VALUES (?, ?, ?)",
      arguments: [run, key, try JSONEncoder().encode(before)])
  }

  /// The playlists that a run has touched, in the order of their keys.
  static func touched(by run: Int64, in db: Database) throws -> [(key: String, before: Before)] {
    try Row.fetchAll(
      db, sql: "SELECT key, value FROM runPlaylist WHERE run = ? ORDER BY key", arguments: [run]
    )
    .compactMap { row in
      (try? JSONDecoder().decode(Before.self, from: row["value"] as Data)).map { (row["key"], $0) }
    }
  }
}
