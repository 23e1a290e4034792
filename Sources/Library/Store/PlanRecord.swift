import Foundation
import GRDB

/// A plan that was made, with what was asked for; the last few are kept.
struct PlanRecord: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "plan"
  private static let mostKept: Int64 = 3

  /// Rises with each plan; nil until it is stored.
  var number: Int64?
  /// Seconds since 1970.
  var madeAt: Double
  /// Request and plan, encoded as JSON.
  var request: Data
  /// The keys of its playlists.
  var keys: [PlaylistKey]
  var value: Data

  /// Stores a plan as the present one.
  mutating func store(in db: Database) throws {
    try insert(db)
    let last = try StoredNumber.checked(db.lastInsertedRowID)
    number = last
    try PlanRecord.filter(Column("number") <= last - Self.mostKept).deleteAll(db)
  }

  /// The plan that was made last.
  static func last(in db: Database) throws -> PlanRecord? {
    try order(Column("number").desc).fetchOne(db)
  }
}
