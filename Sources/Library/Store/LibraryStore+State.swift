import Foundation
import GRDB

extension LibraryStore {
  /// A remembered value with a name: whose library this is, and where a sync stands.
  enum StateName: String {
    case account, liked, playlists, items, syncedAt
  }

  func state<Value: Decodable>(_ name: StateName, as type: Value.Type) throws -> Value? {
    try read { try Self.state(name, as: type, in: $0) }
  }

  func setState<Value: Encodable>(_ name: StateName, to value: Value?) throws {
    try write { try Self.setState(name, to: value, in: $0) }
  }

  /// A value that can no longer be read counts as absent: the work it tells of is then done again.
  static func state<Value: Decodable>(_ name: StateName, as type: Value.Type, in db: Database) throws
    -> Value?
  {
    let data = try Data.fetchOne(
      db, sql: "SELECT value FROM state WHERE name = ?", arguments: [name.rawValue])
    return data.flatMap { try? JSONDecoder().decode(type, from: $0) }
  }

  static func setState<Value: Encodable>(_ name: StateName, to value: Value?, in db: Database) throws {
    guard let value else {
      return try db.execute(sql: "DELETE FROM state WHERE name = ?", arguments: [name.rawValue])
    }
    try db.execute(
      sql: "INSERT OR REPLACE INTO state VALUES (?, ?)",
      arguments: [name.rawValue, try JSONEncoder().encode(value)])
  }
}
