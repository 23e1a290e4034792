import Foundation
import GRDB
import Music
import Work

/// Sends writes one after the other, each entered in the journal before and confirmed after it.
struct PlaylistWriter {
  let store: LibraryStore
  let service: any MusicService
  let watch: Watch
  let now: Date
  /// The run that the writes belong to; made with the first write, so that a run without any leaves no trace.
  var run: RunRecord?
  /// Requests that are expected to write, and what the work is called, for whoever watches.
  var planned = 0
  var title = "writing playlists"
  /// What was done.
  var summary = ApplySummary()

  init(store: LibraryStore, service: any MusicService, watch: Watch, now: Date) {
    self.store = store
    self.service = service
    self.watch = watch
    self.now = now
  }

  /// Brings one playlist to what the plan wants of it.
  mutating func drive(_ change: PlaylistChange) async throws {
    try await withSecondLook { writer in
      if try writer.made(change.key) == nil {
        try await writer.send(.create(name: change.name, description: change.description), key: change.key)
      }
      guard let made = try writer.made(change.key), !made.isDeleted else { return }
      try await writer.send(
        Self.details(of: made, name: change.name, description: change.description), key: change.key)
      let entries = try writer.entries(of: made)
      let target = PlaylistTarget.applied(entries: entries, wanted: change.wanted, made: made)
      for write in PlaylistWrite.least(from: entries, to: target) {
        try await writer.send(write, key: change.key)
      }
    }
  }

  /// Puts one playlist back to how it was before a run.
  mutating func takeBack(key: PlaylistKey, before: RunPlaylistRecord.Before, run: Int64) async throws {
    let changes = try store.read {
      try WriteRecord.changes(of: key, run: run, before: before.entries, in: $0)
    }
    guard let first = try made(key), !first.isDeleted else { return }
    let goal = try goal(key, entries: entries(of: first), before: before, changes: changes)
    try await withSecondLook { writer in
      guard let made = try writer.made(key), !made.isDeleted else { return }
      let entries = try writer.entries(of: made)
      let known = Set(goal.compactMap { $0 } + before.entries.compactMap { $0 })
      let target =
        goal + entries.filter { $0.map { !known.contains($0) && !changes.added.contains($0) } ?? false }
      if before.id == nil, target.isEmpty { return try await writer.send(.unfollow, key: key) }
      for write in PlaylistWrite.least(from: entries, to: target) { try await writer.send(write, key: key) }
      guard before.id != nil else { return }
      try await writer.send(
        Self.details(of: made, name: before.name, description: before.description), key: key)
    }
  }

  /// What an undo aims at: worked out when it begins and kept, because a list that is being written anew no longer
  /// shows what the person took out of it.
  private func goal(
    _ key: PlaylistKey, entries: [String?], before: RunPlaylistRecord.Before, changes: PlaylistChanges
  ) throws -> [String?] {
    guard let run else { return entries }
    return try store.write { db in
      if let kept = try RunPlaylistRecord.touched(by: run.number, in: db).first(where: { $0.key == key }) {
        return kept.before.entries
      }
      let goal = PlaylistTarget.undone(entries: entries, before: before, changes: changes)
      try RunPlaylistRecord.remember(
        RunPlaylistRecord.Before(id: before.id, entries: goal), key: key, run: run.number, in: db)
      return goal
    }
  }

  /// Notes that the run has come to its end.
  mutating func end() throws {
    guard let run = try run ?? store.read(RunRecord.open) else { return }
    try store.write { try RunRecord.end(run.number, as: .done, in: $0) }
  }

  /// The change of name and description, unless the person gave their own; nil if there is none.
  private static func details(of made: MadePlaylist, name: String, description: String) -> PlaylistWrite? {
    let newName = made.nameByHand == nil && made.name != name ? name : nil
    let newDescription =
      made.descriptionByHand == nil && PlaylistMarker.plain(made.description) != description
      ? description : nil
    if newName == nil, newDescription == nil { return nil }
    return .details(name: newName, description: newDescription)
  }

  private func made(_ key: PlaylistKey) throws -> MadePlaylist? {
    try store.read { try MadePlaylist.made(for: key, in: $0) }
  }

  private func entries(of made: MadePlaylist) throws -> [String?] {
    try store.read { try PlaylistItemRecord.uris(of: made.id, in: $0) }
  }

  /// A write whose outcome is unknown is looked into and the rest worked out anew, twice at most.
  private mutating func withSecondLook(_ work: (inout PlaylistWriter) async throws -> Void) async throws {
    for attempt in 1... {
      do {
        return try await work(&self)
      } catch let error as ServiceError where error.leavesOutcomeOpen && attempt < 3 {
        let me = try await service.profile().id
        var reader = MadeReader(store: store, service: service, watch: watch)
        try await reader.read(me: me)
      }
    }
  }
}

extension ServiceError {
  /// Whether a write that ended so may have taken place all the same.
  var leavesOutcomeOpen: Bool {
    switch self {
    case .server, .network, .unreadable, .cancelled: true
    default: false
    }
  }
}
