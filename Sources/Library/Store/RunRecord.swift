import Foundation
import GRDB

/// An apply or an undo: writes that belong together and are taken back together.
struct RunRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "run"

  enum Kind: String, Codable { case apply, undo }
  enum State: String, Codable {
    /// It has not come to its end.
    case open
    case done
    /// An undo has taken it back.
    case undone
  }

  var number: Int64
  var kind: Kind
  var state: State
  /// Seconds since 1970.
  var startedAt: Double
  /// The run that this one takes back.
  var undoes: Int64?

  private static var latest: QueryInterfaceRequest<RunRecord> { order(Column("number").desc) }

  /// The run that has not come to its end, if any.
  static func open(in db: Database) throws -> RunRecord? {
    try latest.filter(Column("state") == State.open.rawValue).fetchOne(db)
  }

  /// The last apply that has not been undone.
  static func undoable(in db: Database) throws -> RunRecord? {
    try latest.filter(Column("kind") == Kind.apply.rawValue)
      .filter([State.open.rawValue, State.done.rawValue].contains(Column("state"))).fetchOne(db)
  }

  static func begin(_ kind: Kind, undoes: Int64? = nil, at now: Date, in db: Database) throws -> RunRecord {
    let last = try StoredNumber.checked(Int64.fetchOne(db, select(max(Column("number")))) ?? 0)
    let run = RunRecord(
      number: last + 1, kind: kind, state: .open, startedAt: now.timeIntervalSince1970, undoes: undoes)
    try run.insert(db)
    return run
  }

  static func end(_ number: Int64, as state: State, in db: Database) throws {
    _ = try filter(key: number).updateAll(db, Column("state").set(to: state.rawValue))
  }
}
