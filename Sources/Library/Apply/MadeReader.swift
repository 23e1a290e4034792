import GRDB
import Music
import Work

/// Reads back the playlists that timbre made, and finds out how writes ended whose answer never came.
struct MadeReader {
  let store: LibraryStore
  let service: any MusicService
  let watch: Watch

  /// Lists the person's playlists, reads those of timbre's that have changed or were being written, settles the
  /// journal's open steps and notes what the person took out.
  mutating func read(me: String) async throws {
    // Only asked whether to go on: what is read here is no progress of the writing.
    var sync = PlaylistSync(
      store: store, service: service, watch: Watch(isCancelled: watch.isCancelled), me: me)
    let listed = try await sync.list()
    let open = try store.read(WriteRecord.open)
    try adopt(listed, open: open, me: me)

    let unsure = Set(open.map(\.key))
    let made = try store.read(MadePlaylist.all)
    for key in made.keys.sorted() {
      guard let playlist = made[key], let now = listed.first(where: { $0.id == playlist.id }) else {
        continue
      }
      if try unsure.contains(key) || !store.hasRead(now) { try await sync.read(now) }
    }
    try store.write { db in
      for step in open { try Self.settle(step, in: db) }
      for playlist in try MadePlaylist.all(in: db).values where !playlist.isDeleted {
        try MadeItemRecord.withhold(playlist.withheld, from: playlist.key, in: db)
      }
    }
  }

  /// A playlist that bears the marker of a key without one is timbre's own: the answer to the request that made it
  /// was lost, or the library was deleted since.
  private func adopt(_ listed: [PlaylistSummary], open: [WriteRecord], me: String) throws {
    try store.write { db in
      let keys = try Set(open.map(\.key) + (PlanRecord.last(in: db)?.keys ?? []))
      let made = try MadeRecord.fetchAll(db)
      let known = Set(made.map(\.key))
      let taken = Set(made.map(\.playlist))
      for key in keys.subtracting(known).sorted() {
        let marker = PlaylistMarker.text(account: me, key: key)
        let own = listed.first {
          $0.ownerID == me && !taken.contains($0.id)
            && PlaylistMarker.isBorne(by: $0.description, marker: marker)
        }
        guard let own else { continue }
        try MadeRecord(
          key: key, playlist: own.id, name: own.name, description: PlaylistMarker.plain(own.description)
        ).insert(db)
      }
    }
  }

  /// Confirms an open step by what the playlist holds now, or declares that it never took place.
  private static func settle(_ step: WriteRecord, in db: Database) throws {
    guard let write = step.write else { return }
    let made = try MadePlaylist.made(for: step.key, in: db)
    let present = Set(made?.current ?? [])
    var isDone = false
    switch write {
    case .create: isDone = made != nil
    case .add(let uris, _), .replace(let uris):
      let landed = uris.filter(present.contains)
      isDone = !landed.isEmpty
      try MadeItemRecord.add(landed, to: step.key, in: db)
    case .remove(let uris):
      let gone = uris.filter { !present.contains($0) }
      isDone = !gone.isEmpty
      try MadeItemRecord.remove(gone, from: step.key, in: db)
    case .details(let name, let description):
      // The list read before shows which of the two it is: then neither counts as the person's doing.
      if let listed = try made.flatMap({ try PlaylistRecord.fetchOne(db, key: $0.id) }) {
        isDone =
          (name == nil || listed.name == name)
          && (description == nil || PlaylistMarker.plain(listed.description) == description)
      }
      if isDone, let made {
        try MadeRecord(
          key: step.key, playlist: made.id, name: name ?? made.name,
          description: description ?? made.description
        ).insert(db)
      }
    case .unfollow: isDone = made?.isDeleted ?? true
    }
    try WriteRecord.settle(step.number, run: step.run, as: isDone ? .done : .void, in: db)
  }
}
