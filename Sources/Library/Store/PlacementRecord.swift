import Foundation
import GRDB

/// A person's own word on where a track belongs; it stands above the model until it is taken back.
public struct Placement: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  /// The table of placements.
  public static let databaseTableName = "placement"
  /// A later placement of a track replaces an earlier one.
  public static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  /// The service's address of the track, `spotify:track:…`.
  public var uri: String
  /// Nil for a track that is kept out of everything.
  public var genre: String?
  /// Seconds since 1970.
  public var placedAt: Double

  /// All placements by uri.
  static func all(in db: Database) throws -> [String: Placement] {
    Dictionary(try fetchAll(db).map { ($0.uri, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension LibraryStore {
  /// Puts a track into a genre, or with nil keeps it out of everything, in this and all later plans.
  ///
  /// - Throws: `LibraryError`.
  public func place(_ uri: String, in genre: String?, at now: Date = Date()) throws {
    try write { db in
      try Placement(uri: uri, genre: genre, placedAt: now.timeIntervalSince1970).insert(db)
      try MadeItemRecord.release(uri, in: db)
    }
  }

  /// Takes a person's placement back; answers whether there was one. Throws `LibraryError`.
  @discardableResult
  public func unplace(_ uri: String) throws -> Bool {
    try write { try Placement.deleteOne($0, key: uri) }
  }

  /// The person's placements by uri. Throws `LibraryError`.
  public func placements() throws -> [String: Placement] { try read(Placement.all) }
}
