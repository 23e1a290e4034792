import GRDB
import Music
import Work

extension PlaylistWriter {
  /// Enters a write, sends it and confirms it together with what it changed; nil is no write.
  mutating func send(_ write: PlaylistWrite?, key: PlaylistKey) async throws {
    guard let write else { return }
    try watch.check()
    let made = try store.read { try MadePlaylist.made(for: key, in: $0) }
    let run =
      try run
      ?? store.write { [now] db in
        // An apply that broke off is continued, so that one undo takes all of it back.
        if let open = try RunRecord.open(in: db) { return open }
        return try RunRecord.begin(.apply, at: now, in: db)
      }
    self.run = run
    let step = try store.write { db in
      if run.kind == .apply {
        try RunPlaylistRecord.remember(Self.before(made, in: db), key: key, run: run.number, in: db)
      }
      return try WriteRecord.enter(write, key: key, run: run.number, in: db)
    }
    let outcome: Outcome
    do {
      outcome = try await request(write, playlist: made?.id)
    } catch let error as ServiceError where !error.leavesOutcomeOpen {
      // The service has refused it: nothing was written.
      try store.write { try WriteRecord.settle(step, run: run.number, as: .void, in: $0) }
      throw error
    }
    summary.count(write)
    try store.write { db in
      try WriteRecord.settle(step, run: run.number, as: .done, in: db)
      try Self.confirm(write, key: key, made: made, outcome: outcome, in: db)
    }
    watch.report(
      WorkProgress(
        title, Double(summary.writes), of: Double(max(planned, summary.writes)), unit: .things("writes"),
        detail: made?.nameByHand ?? made?.name ?? key.label))
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
    _ write: PlaylistWrite, key: PlaylistKey, made: MadePlaylist?, outcome: Outcome, in db: Database
  ) throws {
    if case .made(let playlist) = outcome, case .create(let name, let description) = write {
      var stored = playlist
      (stored.name, stored.description) = (name, description)
      try PlaylistRecord.save(
        stored, position: PlaylistRecord.nextPosition(in: db), isOwn: true, in: db)
      try MadeRecord(key: key, playlist: playlist.id, name: name, description: description).insert(db)
      return try PlaylistItemRecord.replace([], of: playlist.id, snapshot: playlist.snapshotID, in: db)
    }
    guard let made else { return }
    switch write {
    case .create: break
    case .add(let uris, _):
      try MadeItemRecord.add(uris, to: key, in: db)
    case .remove(let uris):
      try MadeItemRecord.remove(uris, from: key, in: db)
    case .replace(let uris):
      try MadeItemRecord.deletePresent(of: key, in: db)
      try MadeItemRecord.add(uris, to: key, in: db)
    case .details(let name, let description):
      try MadeRecord(
        key: key, playlist: made.id, name: name ?? made.name, description: description ?? made.description
      ).insert(db)
      try PlaylistRecord.rename(made.id, name: name, description: description, in: db)
    case .unfollow: try PlaylistRecord.markGone([made.id], in: db)
    }
    guard case .snapshot(let snapshot) = outcome else { return }
    let entries = try PlaylistItemRecord.uris(of: made.id, in: db)
    try PlaylistItemRecord.replace(write.applied(to: entries), of: made.id, snapshot: snapshot, in: db)
  }

  private static func before(_ made: MadePlaylist?, in db: Database) throws -> RunPlaylistRecord.Before {
    guard let made else { return RunPlaylistRecord.Before() }
    return RunPlaylistRecord.Before(
      id: made.id, name: made.nameByHand ?? made.name,
      description: made.descriptionByHand ?? made.description,
      entries: try PlaylistItemRecord.uris(of: made.id, in: db), base: made.base.sorted(),
      withheld: made.withheld.sorted())
  }

  /// The service may ignore that a playlist was asked to be private: what it says afterwards is what holds.
  private mutating func readBack(_ playlist: PlaylistSummary) async throws {
    let now = try await service.playlist(playlist.id)
    guard now.isPublic == true else { return }
    summary.publicAnyway.append(playlist.name)
    try store.write { try PlaylistRecord.markPublic(playlist.id, in: $0) }
  }
}
