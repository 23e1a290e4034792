/// Exactly what applying a plan writes.
public struct ApplyPreview: Sendable, Equatable {
  /// The plan, computed again from what the library knows at this moment.
  public var plan: SortingPlan
  /// The playlists that are made or changed, in the plan's order.
  public var changes: [PlaylistChange]
  /// Playlists that stay away because the person deleted them.
  public var deleted: [PlannedPlaylist]
  /// Whether an earlier apply or undo broke off and is brought to its end by this one.
  public var finishesEarlierRun: Bool
  /// Genres, families or names whose playlists are made again although the person deleted them.
  var remake: Set<String>

  /// Requests that write.
  public var writes: Int { changes.reduce(0) { $0 + $1.writes } }

  init(plan: SortingPlan, remake: Set<String>, finishesEarlierRun: Bool) {
    self.plan = plan
    self.finishesEarlierRun = finishesEarlierRun
    self.remake = remake
    let wanted = Set(remake.map { $0.lowercased() })
    deleted = plan.playlists.filter {
      $0.state == .deleted && !wanted.contains($0.title.lowercased())
        && !wanted.contains($0.name.lowercased())
    }
    let left = Set(deleted.map(\.key))
    changes = plan.playlists.filter { $0.state != .unchanged && !left.contains($0.key) }.map(
      PlaylistChange.init)
  }
}

/// What applying a plan does to one playlist.
public struct PlaylistChange: Sendable, Equatable {
  /// The genre or family that the playlist is for.
  public var key: PlaylistKey
  public var name, description: String
  /// Whether it is made; else it is there already.
  public var isCreated: Bool
  /// What comes in, in order, and what goes out.
  public var added, removed: [PlannedTrack]
  /// All that timbre wants in it, in order.
  var wanted: [String]

  /// What the plan calls it.
  public var title: String

  /// Requests at most: one to make or rename it, and one for each hundred tracks that come or go.
  public var writes: Int {
    (isCreated ? 1 : 0) + (added.count + 99) / 100 + (removed.count + 99) / 100
      + (!isCreated && added.isEmpty && removed.isEmpty ? 1 : 0)
  }

  init(_ playlist: PlannedPlaylist) {
    key = playlist.key
    title = playlist.title
    name = playlist.name
    description = playlist.description
    isCreated = playlist.state == .create || playlist.state == .deleted
    added = isCreated ? playlist.tracks : playlist.tracks.filter(\.isNew)
    removed = isCreated ? [] : playlist.leaving
    wanted = playlist.tracks.map(\.uri)
  }
}

/// What an apply or an undo did.
public struct ApplySummary: Sendable, Equatable {
  /// Requests that wrote.
  public var writes = 0
  public var playlists = 0, created = 0
  public var added = 0, removed = 0
  /// Playlists that were asked to be private and that the service lists as public all the same.
  public var publicAnyway: [String] = []

  /// Nothing done so far.
  public init() {}

  mutating func count(_ write: PlaylistWrite) {
    writes += 1
    switch write {
    case .create: created += 1
    case .add(let uris, _): added += uris.count
    case .remove(let uris): removed += uris.count
    case .replace, .details, .unfollow: break
    }
  }
}
