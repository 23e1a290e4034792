import GRDB

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
  /// How many playlists were read, left alone, refused or found broken.
  public var playlists: PlaylistCounts
  /// The entries without a track, a date or a code.
  public var entries: EntryCounts
}

/// The playlists of a sync.
public struct PlaylistCounts: Sendable, Equatable {
  /// Playlists the person owns or collaborates on, and those of others that they follow (never read).
  public var own = 0, followed = 0
  /// Of the own ones: read anew, skipped because nothing has changed, and refused by the service.
  public var read = 0, unchanged = 0, refused = 0
  /// The names of own ones whose pages made no sense even when they were asked for again; the next sync tries again.
  public var broken: [String] = []
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
  /// Counts the special entries among what is stored. Throws `LibraryError`.
  public func entryCounts() throws -> EntryCounts {
    try read { db in
      let outlines = try TrackRecord.outlines(in: db)
      var counts = EntryCounts()
      func count(_ uri: String?) -> TrackRecord.Outline? {
        guard let uri else {
          counts.missing += 1
          return nil
        }
        guard let outline = outlines[uri] else { return nil }
        if outline.kind == .episode { counts.episodes += 1 }
        if outline.kind == .local { counts.local += 1 }
        return outline
      }
      var codes: Set<String> = []
      for entry in try LikedRecord.all(in: db) {
        if entry.addedAt == nil { counts.withoutDate += 1 }
        guard let outline = count(entry.uri) else { continue }
        if !outline.hasAlbum { counts.withoutAlbum += 1 }
        if let code = outline.isrc {
          if !codes.insert(code).inserted { counts.duplicates += 1 }
        } else if outline.kind == .track {
          counts.withoutISRC += 1
        }
      }
      for uri in try PlaylistItemRecord.urisOfAllPresent(in: db) { _ = count(uri) }
      return counts
    }
  }
}
