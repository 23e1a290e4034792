import Foundation
import GRDB
import Music

/// Sends writes one after the other, each entered in the journal before and confirmed after it.
struct WritingDesk {
  let store: LibraryStore
  let service: any MusicService
  let observer: Observer<ApplyProgress>
  let now: Date
  /// The run that the writes belong to; made with the first write, so that a run without any leaves no trace.
  var run: Journal.Run?
  var planned = 0
  /// What was done.
  var summary = ApplySummary()

  init(store: LibraryStore, service: any MusicService, observer: Observer<ApplyProgress>, now: Date) {
    self.store = store
    self.service = service
    self.observer = observer
    self.now = now
  }

  /// Brings one playlist to what the plan wants of it.
  mutating func drive(_ change: PlaylistChange) async throws {
    try await withSecondLook { desk in
      if try desk.made(change.key) == nil {
        try await desk.send(.create(name: change.name, description: change.description), key: change.key)
      }
      guard let made = try desk.made(change.key), !made.isDeleted else { return }
      try await desk.send(
        Self.details(of: made, name: change.name, description: change.description), key: change.key)
      let entries = try desk.entries(of: made)
      let target = Self.target(entries: entries, wanted: change.wanted, made: made)
      for write in PlaylistWrite.least(from: entries, to: target) {
        try await desk.send(write, key: change.key)
      }
    }
  }

  /// Puts one playlist back to how it was before a run.
  mutating func takeBack(key: String, before: Journal.Before, run: Int64) async throws {
    let changes = try store.read { try Journal.changes(key: key, run: run, in: $0) }
    guard let first = try made(key), !first.isDeleted else { return }
    let goal = try goal(key, entries: entries(of: first), before: before, changes: changes)
    try await withSecondLook { desk in
      guard let made = try desk.made(key), !made.isDeleted else { return }
      let entries = try desk.entries(of: made)
      let known = Set(goal.compactMap { $0 } + before.entries.compactMap { $0 })
      let target =
        goal + entries.filter { $0.map { !known.contains($0) && !changes.added.contains($0) } ?? false }
      if before.id == nil, target.isEmpty { return try await desk.send(.unfollow, key: key) }
      for write in PlaylistWrite.least(from: entries, to: target) { try await desk.send(write, key: key) }
      guard before.id != nil else { return }
      try await desk.send(
        Self.details(of: made, name: before.name, description: before.description), key: key)
    }
  }

  /// What an undo aims at: worked out when it begins and kept, because a list that is being written anew no longer
  /// shows what the person took out of it.
  private func goal(
    _ key: String, entries: [String?], before: Journal.Before,
    changes: (added: Set<String>, removed: Set<String>)
  ) throws -> [String?] {
    guard let run else { return entries }
    return try store.write { db in
      if let kept = try Journal.touched(by: run.number, in: db).first(where: { $0.key == key }) {
        return kept.before.entries
      }
      let goal = Self.target(entries: entries, before: before, changes: changes)
      try Journal.remember(Journal.Before(id: before.id, entries: goal), key: key, run: run.number, in: db)
      return goal
    }
  }

  mutating func end(as state: String) throws {
    guard let run = try run ?? store.read(Journal.openRun) else { return }
    try store.write { try Journal.end(run.number, as: state, in: $0) }
  }

  /// What a playlist shall hold: what is there without what leaves; new tracks that precede all others in the plan's
  /// order at the front, the rest at the end.
  static func target(entries: [String?], wanted: [String], made: MadePlaylist) -> [String?] {
    let order = Set(wanted)
    let staying = entries.filter { uri in uri.map { !made.base.contains($0) || order.contains($0) } ?? true }
    let present = Set(staying.compactMap { $0 })
    let front = staying.isEmpty ? [] : Array(wanted.prefix { !present.contains($0) })
    let first = present.isDisjoint(with: order) ? [] : front
    let rest = wanted.dropFirst(first.count).filter { !present.contains($0) }
    return first + staying + rest
  }

  /// What a playlist held before a run, with what the person has added and removed since.
  static func target(
    entries: [String?], before: Journal.Before, changes: (added: Set<String>, removed: Set<String>)
  ) -> [String?] {
    let present = Set(entries.compactMap { $0 })
    let former = Set(before.entries.compactMap { $0 })
    let kept = before.entries.filter { uri in
      uri.map { present.contains($0) || changes.removed.contains($0) } ?? false
    }
    let byHand = entries.filter { uri in
      uri.map { !former.contains($0) && !changes.added.contains($0) } ?? false
    }
    return kept + byHand
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

  private func made(_ key: String) throws -> MadePlaylist? {
    try store.read { try LibraryStore.madePlaylist(key, in: $0) }
  }

  private func entries(of made: MadePlaylist) throws -> [String?] {
    try store.read { try LibraryStore.entries(ofPlaylist: made.id, in: $0) }
  }

  /// A write whose outcome is unknown is looked into and the rest worked out anew, twice at most.
  private mutating func withSecondLook(_ work: (inout WritingDesk) async throws -> Void) async throws {
    for attempt in 1... {
      do {
        return try await work(&self)
      } catch let error as ServiceError where error.leavesDoubt && attempt < 3 {
        let me = try await service.profile().id
        var reader = MadeReader(store: store, service: service, isInterrupted: observer.isInterrupted)
        try await reader.read(me: me)
      }
    }
  }
}

extension ServiceError {
  /// Whether a write that ended so may have taken place all the same.
  var leavesDoubt: Bool {
    switch self {
    case .server, .network, .unreadable, .cancelled: true
    default: false
    }
  }
}
