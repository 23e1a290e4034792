import GRDB
import Music

/// Reads back the playlists that timbre made, and finds out how writes ended whose answer never came.
struct MadeReader {
  let store: LibraryStore
  let service: any MusicService
  let isInterrupted: @Sendable () -> Bool

  /// Lists the person's playlists, reads those of timbre's that have changed or were being written, settles the
  /// journal's open steps and notes what the person took out.
  mutating func read(me: String) async throws {
    var sync = PlaylistSync(
      store: store, service: service, observer: Observer(isInterrupted: isInterrupted), me: me)
    let listed = try await sync.list()
    let open = try store.read(Journal.open)
    try adopt(listed, open: open, me: me)

    let unsure = Set(open.map(\.key))
    let made = try store.read { try LibraryStore.madePlaylists(in: $0) }
    for key in made.keys.sorted() {
      guard let playlist = made[key], let now = listed.first(where: { $0.id == playlist.id }) else {
        continue
      }
      if try unsure.contains(key) || !store.hasRead(now) { try await sync.read(now) }
    }
    try store.write { db in
      for step in open { try Self.settle(step, in: db) }
      for playlist in try LibraryStore.madePlaylists(in: db).values where !playlist.isDeleted {
        for uri in playlist.withheld {
          try db.execute(
            sql: "UPDATE madeItem SET isWithheld = 1 WHERE key = ? AND uri = ?",
            arguments: [playlist.key, uri])
        }
      }
    }
  }

  /// A playlist that bears the marker of a key without one is timbre's own: the answer to the request that made it
  /// was lost, or the library was deleted since.
  private func adopt(_ listed: [PlaylistSummary], open: [Journal.Open], me: String) throws {
    try store.write { db in
      let keys = try Set(open.map(\.key) + LibraryStore.plannedKeys(in: db))
      let known = try Set(String.fetchAll(db, sql: "SELECT key FROM made"))
      let taken = try Set(String.fetchAll(db, sql: "SELECT playlist FROM made"))
      for key in keys.subtracting(known).sorted() {
        let marker = PlaylistMarker.text(account: me, key: key)
        let own = listed.first {
          $0.ownerID == me && !taken.contains($0.id)
            && PlaylistMarker.isBorne(by: $0.description, marker: marker)
        }
        guard let own else { continue }
        try LibraryStore.setMade(
          key, playlist: own.id, name: own.name, description: PlaylistMarker.plain(own.description), in: db)
      }
    }
  }

  /// Confirms an open step by what the playlist holds now, or declares that it never took place.
  private static func settle(_ step: Journal.Open, in db: Database) throws {
    let made = try LibraryStore.madePlaylist(step.key, in: db)
    let present = Set(made?.current ?? [])
    var isDone = false
    switch step.write {
    case .create: isDone = made != nil
    case .add(let uris, _), .replace(let uris):
      let landed = uris.filter(present.contains)
      isDone = !landed.isEmpty
      for uri in landed { try LibraryStore.addToBase(uri, key: step.key, in: db) }
    case .remove(let uris):
      let gone = uris.filter { !present.contains($0) }
      isDone = !gone.isEmpty
      for uri in gone { try LibraryStore.removeFromBase(uri, key: step.key, in: db) }
    case .details(let name, let description):
      // The list read before shows which of the two it is: then neither counts as the person's doing.
      if let row = try made.flatMap({
        try Row.fetchOne(db, sql: "SELECT name, description FROM playlist WHERE id = ?", arguments: [$0.id])
      }) {
        isDone =
          (name == nil || row["name"] == name)
          && (description == nil || PlaylistMarker.plain(row["description"]) == description)
      }
      if isDone, let made {
        try LibraryStore.setMade(
          step.key, playlist: made.id, name: name ?? made.name, description: description ?? made.description,
          in: db)
      }
    case .unfollow: isDone = made?.isDeleted ?? true
    }
    try Journal.settle(step.number, run: step.run, as: isDone ? "done" : "void", in: db)
  }
}
