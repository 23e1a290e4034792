import Foundation
import GRDB
import Music

/// A track that a feature source was asked for in vain.
struct FeatureMissRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "featureMiss"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var uri: String
  var source: SourceID
  /// Seconds since 1970.
  var askedAt: Double

  /// The tracks that a source was asked for in vain since a moment.
  static func uris(of source: SourceID, since moment: Date, in db: Database) throws -> Set<String> {
    try Set(
      String.fetchAll(
        db,
        select(Column("uri")).filter(Column("source") == source.rawValue)
          .filter(Column("askedAt") > moment.timeIntervalSince1970)))
  }

  /// When each track was last asked for in vain, whoever was asked; seconds since 1970 by uri.
  static func lastAsked(in db: Database) throws -> [String: Double] {
    Dictionary(try fetchAll(db).map { ($0.uri, $0.askedAt) }, uniquingKeysWith: max)
  }
}
