import Foundation

/// Where the features of the library's tracks come from.
public struct FeatureStatus: Sendable, Equatable {
  /// A source and the tracks whose features are first of all its.
  public struct Source: Sendable, Equatable {
    /// The source: a table, an import, or a service.
    public var origin: FeatureOrigin
    /// How many tracks of the library have their features from it.
    public var tracks: Int
    /// Of these, tied to the track by artist and title only.
    public var byTitle: Int
  }

  /// Tracks in liked songs and own playlists, local files and episodes not counted.
  public var tracks: Int
  /// The sources that at least one track has its features from, best first.
  public var sources: [Source]
  /// Tracks without features that a source was asked for in vain, and when the oldest miss may be asked again.
  public var misses: Int
  /// The moment from which the oldest miss may be asked for again; nil if there are no misses.
  public var nextRetry: Date?

  /// Tracks that have features.
  public var known: Int { sources.reduce(0) { $0 + $1.tracks } }
  /// Tracks that have no features.
  public var missing: Int { tracks - known }
}

extension LibraryStore {
  /// Counts the library's tracks by the source of their features. Throws `LibraryError`.
  public func featureStatus(at now: Date = Date()) throws -> FeatureStatus {
    let uris = try tracks().compactMap(\.uri)
    let features = try features()
    var counts: [FeatureOrigin: FeatureStatus.Source] = [:]
    for uri in uris {
      guard let found = features[uri] else { continue }
      counts[found.origin, default: .init(origin: found.origin, tracks: 0, byTitle: 0)].tracks += 1
      if found.match == .title { counts[found.origin]?.byTitle += 1 }
    }
    let wanted = Set(uris).subtracting(features.keys)
    let misses = try read(FeatureMissRecord.lastAsked).filter { wanted.contains($0.key) }.values
    return FeatureStatus(
      tracks: uris.count,
      sources: counts.values.sorted { ($1.tracks, $0.origin) < ($0.tracks, $1.origin) },
      misses: misses.count,
      nextRetry: misses.min().map { Date(timeIntervalSince1970: $0 + FeatureResolver.missLifetime) })
  }
}
