import GRDB

/// How much the library holds.
public struct LibraryCounts: Sendable, Equatable {
  /// Entries of the list of liked songs, and playlists that the person has.
  public var liked = 0, playlists = 0
  /// Tracks that are liked or kept in a playlist; local files and episodes are none.
  public var tracks = 0
  /// Of these tracks, those that have features.
  public var features = 0
  /// Of these tracks, those that a model gave a genre, and those that it declined as unknown.
  public var predicted = 0, unknown = 0
  /// Places that the person chose.
  public var placements = 0

  /// The counts of an empty library.
  public init() {}
}

extension LibraryStore {
  /// Counts what is stored; the one place that says how many tracks have features or a genre. Throws `LibraryError`.
  public func counts() throws -> LibraryCounts {
    try read { db in
      var counts = LibraryCounts()
      counts.liked = try LikedRecord.fetchCount(db)
      counts.playlists = try PlaylistRecord.idsOfPresent.fetchCount(db)
      let tracks = try TrackRecord.urisOfKept(in: db)
      counts.tracks = tracks.count
      counts.features = try tracks.intersection(String.fetchAll(db, FeatureRecord.uris)).count
      let genres = try LibraryPrediction.genres(in: db)
      for uri in tracks {
        guard let genre = genres[uri] else { continue }
        if genre == nil { counts.unknown += 1 } else { counts.predicted += 1 }
      }
      counts.placements = try Placement.fetchCount(db)
      return counts
    }
  }
}
