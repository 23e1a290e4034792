import GRDB

/// How much the library holds.
public struct LibraryCounts: Sendable, Equatable {
  /// Liked songs, and playlists that the person has.
  public var liked = 0, playlists = 0
  /// Tracks that have features, a predicted genre, and a place that the person chose.
  public var features = 0, predicted = 0, placements = 0

  public init() {}
}

extension LibraryStore {
  /// Counts what is stored.
  public func counts() throws -> LibraryCounts {
    var counts = LibraryCounts()
    counts.liked = try likedEntries().count
    counts.playlists = try playlists().count
    counts.features = try features().count
    counts.predicted = try predictions().count
    counts.placements = try placements().count
    return counts
  }
}
