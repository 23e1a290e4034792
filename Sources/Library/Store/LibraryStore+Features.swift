import Foundation
import GRDB
import Music

/// The features of a track, from the best source that has any, completed by the others.
public struct LibraryFeatures: Sendable, Equatable {
  public var values: ServiceFeatures
  /// The first source, and how its values were tied to the track.
  public var source: String
  public var match: FeatureMatch
}

extension LibraryStore {
  /// What the names of the person's own tables are stored with, so that no table can pass as another source.
  static let tablePrefix = "table:"
  /// The name under which features from Exportify files are stored.
  public static let exportifySource = "exportify"

  /// Features by uri: from own tables first, then imported ones, then those that a service answered.
  public func features() throws -> [String: LibraryFeatures] {
    let rows = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM feature ORDER BY uri,
            CASE WHEN source LIKE 'table:%' THEN 0 WHEN source = 'exportify' THEN 1 ELSE 2 END,
            CASE match WHEN 'id' THEN 0 WHEN 'isrc' THEN 1 ELSE 2 END, source
          """)
    }
    var features: [String: LibraryFeatures] = [:]
    for row in rows {
      let uri: String = row["uri"]
      let values = Self.features(from: row)
      if let better = features[uri] {
        features[uri]?.values = better.values.completed(by: values)
      } else {
        features[uri] = LibraryFeatures(
          values: values, source: row["source"], match: FeatureMatch(rawValue: row["match"]) ?? .id)
      }
    }
    return features
  }

  static func save(
    _ features: ServiceFeatures, of uri: String, source: String, match: FeatureMatch, at date: Date,
    in db: Database
  ) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO feature VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      uri, source, match.rawValue, date.timeIntervalSince1970, features.danceability, features.energy,
      features.key,
      features.loudness, features.mode, features.speechiness, features.acousticness,
      features.instrumentalness,
      features.liveness, features.valence, features.tempo, features.timeSignature,
    ])
  }

  /// Tracks that a source need not be asked for: they have features, or it did not know them lately.
  func urisNotToAsk(_ source: String, at now: Date, lifetime: TimeInterval) throws -> Set<String> {
    try read { db in
      try Set(
        String.fetchAll(
          db,
          sql: "SELECT uri FROM feature UNION SELECT uri FROM featureMiss WHERE source = ? AND askedAt > ?",
          arguments: [source, now.timeIntervalSince1970 - lifetime]))
    }
  }

  private static func features(from row: Row) -> ServiceFeatures {
    ServiceFeatures(
      danceability: row["danceability"], energy: row["energy"], key: row["key"], loudness: row["loudness"],
      mode: row["mode"], speechiness: row["speechiness"], acousticness: row["acousticness"],
      instrumentalness: row["instrumentalness"], liveness: row["liveness"], valence: row["valence"],
      tempo: row["tempo"], timeSignature: row["timeSignature"])
  }
}

extension ServiceFeatures {
  /// These values, and another source's where there are none.
  func completed(by other: ServiceFeatures) -> ServiceFeatures {
    ServiceFeatures(
      danceability: danceability ?? other.danceability, energy: energy ?? other.energy, key: key ?? other.key,
      loudness: loudness ?? other.loudness, mode: mode ?? other.mode,
      speechiness: speechiness ?? other.speechiness, acousticness: acousticness ?? other.acousticness,
      instrumentalness: instrumentalness ?? other.instrumentalness, liveness: liveness ?? other.liveness,
      valence: valence ?? other.valence, tempo: tempo ?? other.tempo,
      timeSignature: timeSignature ?? other.timeSignature)
  }
}
