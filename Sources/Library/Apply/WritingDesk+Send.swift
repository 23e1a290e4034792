import GRDB
import Music

extension WritingDesk {
  /// Enters a write, sends it and confirms it together with what it changed; nil is no write.
  mutating func send(_ write: PlaylistWrite?, key: String) async throws {
    guard let write else { return }
    try observer.check()
    let made = try store.read { try LibraryStore.madePlaylist(key, in: $0) }
    let run =
      try run
      ?? store.write { [now] db in
        // An apply that broke off is continued, so that one undo takes all of it back.
        if let open = try Journal.openRun(in: db) { return open }
        return try Journal.begin(.apply, at: now, in: db)
      }
    self.run = run
    let step = try store.write { db in
      if run.kind == .apply {
        try Journal.remember(Self.before(made, in: db), key: key, run: run.number, in: db)
      }
      return try Journal.enter(write, key: key, run: run.number, in: db)
    }
    let outcome: Outcome
    do {
      outcome = try await request(write, playlist: made?.id)
    } catch let error as ServiceError where !error.leavesDoubt {
      // The service has refused it: nothing was written.
      try store.write { try Journal.settle(step, run: run.number, as: "void", in: $0) }
      throw error
    }
    summary.count(write)
    try store.write { db in
      try Journal.settle(step, run: run.number, as: "done", in: db)
      try Self.confirm(write, key: key, made: made, outcome: outcome, in: db)
    }
    observer.report(
      ApplyProgress(
        done: summary.writes, total: max(planned, summary.writes),
        playlist: made?.nameByHand ?? made?.name ?? key))
    if case .made(let playlist) = outcome { try await readBack(playlist) }
  }

  /// What the service answered.
  private enum Outcome {
    case made(PlaylistSummary)
    case snapshot(String)
    case nothing
  }

  private func request(_ write: PlaylistWrite, playlist id: String?) async throws -> Outcome {
    if case .create(let name, let description) = write {
      return .made(try await service.createPlaylist(name: name, description: description, isPublic: false))
    }
    guard let id else { return .nothing }
    switch write {
    case .create: return .nothing
    case .add(let uris, let position):
      return .snapshot(try await service.addItems(uris, to: id, at: position))
    case .remove(let uris): return .snapshot(try await service.removeItems(uris, from: id))
    case .replace(let uris): return .snapshot(try await service.replaceItems(of: id, with: uris))
    case .details(let name, let description):
      try await service.updateDetails(of: id, name: name, description: description, isPublic: nil)
    case .unfollow: try await service.unfollowPlaylist(id)
    }
    return .nothing
  }

  /// Stores what a write has changed, so that the next run need not read the playlist.
  private static func confirm(
    _ write: PlaylistWrite, key: String, made: MadePlaylist?, outcome: Outcome, in db: Database
  ) throws {
    if case .made(let playlist) = outcome, case .create(let name, let description) = write {
      let last = try Int.fetchOne(db, sql: "SELECT max(position) FROM playlist") ?? 0
      var stored = playlist
      (stored.name, stored.description) = (name, description)
      try LibraryStore.save(stored, position: last + 1, isOwn: true, in: db)
      try LibraryStore.setMade(key, playlist: playlist.id, name: name, description: description, in: db)
      return try LibraryStore.setEntries([], ofPlaylist: playlist.id, snapshot: playlist.snapshotID, in: db)
    }
    guard let made else { return }
    switch write {
    case .create: break
    case .add(let uris, _):
      for uri in uris { try LibraryStore.addToBase(uri, key: key, in: db) }
    case .remove(let uris):
      for uri in uris { try LibraryStore.removeFromBase(uri, key: key, in: db) }
    case .replace(let uris):
      try db.execute(sql: "DELETE FROM madeItem WHERE key = ? AND NOT isWithheld", arguments: [key])
      for uri in uris { try LibraryStore.addToBase(uri, key: key, in: db) }
    case .details(let name, let description):
      try LibraryStore.setMade(
        key, playlist: made.id, name: name ?? made.name, description: description ?? made.description, in: db)
      try db.execute(
        sql:
          "UPDATE playlist SET name = coalesce(?, name), description = coalesce(?, description) WHERE id = ?",
        arguments: [name, description, made.id])
    case .unfollow: try db.execute(sql: "UPDATE playlist SET isGone = 1 WHERE id = ?", arguments: [made.id])
    }
    guard case .snapshot(let snapshot) = outcome else { return }
    let entries = try LibraryStore.entries(ofPlaylist: made.id, in: db)
    try LibraryStore.setEntries(write.applied(to: entries), ofPlaylist: made.id, snapshot: snapshot, in: db)
  }

  private static func before(_ made: MadePlaylist?, in db: Database) throws -> Journal.Before {
    guard let made else { return Journal.Before() }
    return Journal.Before(
      id: made.id, name: made.nameByHand ?? made.name,
      description: made.descriptionByHand ?? made.description,
      entries: try LibraryStore.entries(ofPlaylist: made.id, in: db), base: made.base.sorted(),
      withheld: made.withheld.sorted())
  }

  /// The service may ignore that a playlist was asked to be private: what it says afterwards is what holds.
  private mutating func readBack(_ playlist: PlaylistSummary) async throws {
    let now = try await service.playlist(playlist.id)
    guard now.isPublic == true else { return }
    summary.publicAnyway.append(playlist.name)
    try store.write { db in
      try db.execute(sql: "UPDATE playlist SET isPublic = 1 WHERE id = ?", arguments: [playlist.id])
    }
  }
}
