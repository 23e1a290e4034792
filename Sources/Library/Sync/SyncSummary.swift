import GRDB

/// How far a sync is.
public struct SyncProgress: Sendable, Equatable {
  /// What is being read.
  public enum Stage: Sendable, Equatable {
    case likedSongs
    case playlistList
    case playlist(name: String)
  }

  public var stage: Stage
  /// Entries that have come, and entries in all.
  public var done, total: Int
}

/// What a sync found.
public struct SyncSummary: Sendable, Equatable {
  /// Requests made, the one for the profile among them.
  public var requests: Int
  /// Liked songs now, and how many of them came and went since the run before.
  public var liked, new, removed: Int
  /// False if the list of liked songs kept changing while it was read; the next sync looks again.
  public var isSettled: Bool
  /// Whether the run went on with what an earlier one had left.
  public var isResumed: Bool
  public var playlists: PlaylistCounts
  public var entries: EntryCounts
}

/// The playlists of a sync.
public struct PlaylistCounts: Sendable, Equatable {
  /// Playlists the person owns or collaborates on, and those of others that they follow (never read).
  public var own = 0, followed = 0
  /// Of the own ones: read anew, skipped because nothing has changed, and refused by the service.
  public var read = 0, unchanged = 0, refused = 0
  /// Playlists that have left the person's library since the sync before.
  public var gone = 0
}

/// The special entries among liked songs and own playlists.
public struct EntryCounts: Sendable, Equatable {
  /// Entries that hold no track, episodes, and files on the person's own disk.
  public var missing = 0, episodes = 0, local = 0
  /// Liked songs without a date, an album or a recording code.
  public var withoutDate = 0, withoutAlbum = 0, withoutISRC = 0
  /// Liked songs that are another release of a recording that is liked too.
  public var duplicates = 0
}

extension LibraryStore {
  /// Counts the special entries among what is stored.
  public func entryCounts() throws -> EntryCounts {
    try read { db in
      func count(_ sql: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0
      }
      let items =
        "playlistItem AS entry JOIN playlist ON playlist.id = entry.playlist AND NOT isGone"
      let likedTracks = "liked JOIN track ON track.uri = liked.uri"
      var counts = EntryCounts()
      counts.missing = try count("liked WHERE uri IS NULL") + count("\(items) WHERE entry.uri IS NULL")
      counts.episodes =
        try count("\(likedTracks) WHERE kind = 'episode'")
        + count("\(items) JOIN track ON track.uri = entry.uri WHERE kind = 'episode'")
      counts.local =
        try count("\(likedTracks) WHERE kind = 'local'")
        + count("\(items) JOIN track ON track.uri = entry.uri WHERE kind = 'local'")
      counts.withoutDate = try count("liked WHERE addedAt IS NULL")
      counts.withoutAlbum = try count("\(likedTracks) WHERE album IS NULL OR album = ''")
      counts.withoutISRC = try count("\(likedTracks) WHERE isrc IS NULL AND kind = 'track'")
      counts.duplicates =
        try count(
          "\(likedTracks) WHERE isrc IS NOT NULL")
        - (Int.fetchOne(db, sql: "SELECT count(DISTINCT isrc) FROM \(likedTracks)") ?? 0)
      return counts
    }
  }
}
