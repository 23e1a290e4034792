import Foundation
import GRDB
import Music

/// A remembered value with a name, as JSON: whose library this is, and where a sync stands.
struct StateRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "state"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  /// The values that are remembered.
  enum Name: String, Codable {
    case account, liked, items, syncedAt
  }

  var name: Name
  var value: Data

  /// A value that can no longer be read counts as absent: the work it tells of is then done again.
  static func value<Value: Decodable>(_ name: Name, as type: Value.Type, in db: Database) throws -> Value? {
    try fetchOne(db, key: name.rawValue).flatMap { try? JSONDecoder().decode(type, from: $0.value) }
  }

  /// Keeps a value in place of the former one; nil forgets it.
  static func set<Value: Encodable>(_ name: Name, to value: Value?, in db: Database) throws {
    guard let value else {
      _ = try deleteOne(db, key: name.rawValue)
      return
    }
    try StateRecord(name: name, value: JSONEncoder().encode(value)).insert(db)
  }
}

extension LibraryStore {
  func state<Value: Decodable>(_ name: StateRecord.Name, as type: Value.Type) throws -> Value? {
    try read { try StateRecord.value(name, as: type, in: $0) }
  }

  func setState<Value: Encodable>(_ name: StateRecord.Name, to value: Value?) throws {
    try write { try StateRecord.set(name, to: value, in: $0) }
  }

  /// Whose library this is; nil before the first sync. Throws `LibraryError`.
  public func account() throws -> ServiceProfile? {
    try state(.account, as: ServiceProfile.self)
  }

  /// When a sync last came to its end; nil if none has. Throws `LibraryError`.
  public func syncedAt() throws -> Date? {
    try state(.syncedAt, as: Double.self).map(Date.init(timeIntervalSince1970:))
  }

  /// Notes whose library this is.
  ///
  /// - Throws: `LibraryError.otherAccount` if it is somebody else's: two accounts are never mixed.
  func claim(for profile: ServiceProfile) throws {
    if let owner = try account(), owner.id != profile.id {
      throw LibraryError.otherAccount(stored: owner.id, found: profile.id)
    }
    try setState(.account, to: profile)
  }
}
