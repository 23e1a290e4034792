import Foundation
import GRDB
import Music

/// The features that one source gives of a track.
struct FeatureRecord: FetchableRecord, PersistableRecord {
  static let databaseTableName = "feature"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var uri: String
  var origin: FeatureOrigin
  var match: FeatureMatch
  /// Seconds since 1970.
  var fetchedAt: Double
  var values: ServiceFeatures

  init(
    _ values: ServiceFeatures, of uri: String, from origin: FeatureOrigin, by match: FeatureMatch,
    at now: Date
  ) {
    self.uri = uri
    self.origin = origin
    self.match = match
    self.values = values
    fetchedAt = now.timeIntervalSince1970
  }

  init(row: Row) throws {
    uri = try row.decode(forColumn: "uri")
    origin = try row.decode(forColumn: "source")
    match = FeatureMatch(rawValue: try row.decode(forColumn: "match")) ?? .id
    fetchedAt = try row.decode(forColumn: "fetchedAt")
    values = ServiceFeatures()
    // The library's columns bear the names of the cases.
    for feature in AudioFeature.allCases { values[feature] = try row.decode(forColumn: feature.rawValue) }
  }

  func encode(to container: inout PersistenceContainer) {
    container["uri"] = uri
    container["source"] = origin
    container["match"] = match.rawValue
    container["fetchedAt"] = fetchedAt
    for feature in AudioFeature.allCases { container[feature.rawValue] = values[feature] }
  }

  /// The uris of tracks that have features from anywhere.
  static var uris: QueryInterfaceRequest<String> { select(Column("uri")).distinct() }
}

/// How a source's values were tied to a track.
public enum FeatureMatch: String, Sendable, Hashable, Codable {
  /// The same track id.
  case id
  /// The same recording code, perhaps of another release.
  case isrc
  /// The same lead artist and title, which may be another recording.
  case title
}
