import Foundation
import GRDB
import Music

/// Mirrors the person's playlists: the list of all, and the entries of those they own or collaborate on.
struct PlaylistSync {
  /// The playlist that is being read, and how far.
  struct Reading: Codable {
    var playlist, snapshot: String
    var next = 0
    /// Length of the playlist when the last page came; -1 before the first.
    var total = -1
  }

  let store: LibraryStore
  let service: any MusicService
  let observer: Observer<SyncProgress>
  /// The id that `PlaylistSummary.ownerID` bears on the person's own playlists.
  let me: String
  var requests = 0
  var counts = PlaylistCounts()
  var isResumed = false

  init(store: LibraryStore, service: any MusicService, observer: Observer<SyncProgress>, me: String) {
    self.store = store
    self.service = service
    self.observer = observer
    self.me = me
  }

  mutating func run(everything: Bool) async throws {
    let listed = try await list()
    for playlist in listed where !isOwn(playlist) { counts.followed += playlist.id.isEmpty ? 0 : 1 }
    for playlist in listed where isOwn(playlist) {
      counts.own += 1
      if !everything, try isUnchanged(playlist) {
        counts.unchanged += 1
        continue
      }
      do {
        try await read(playlist)
        counts.read += 1
      } catch ServiceError.forbidden, ServiceError.notFound {
        // Somebody else's collaborative list may have been closed to the person; the others go on.
        counts.refused += 1
      }
    }
  }

  /// Asks for the list and stores it; playlists that are no longer in it are marked as gone.
  @discardableResult
  mutating func list() async throws -> [PlaylistSummary] {
    for attempt in 1... {
      var listed: [PlaylistSummary] = []
      var seen: Set<String> = []
      var offset: Int? = 0
      var total = -1
      var isEven = true
      while let start = offset {
        try observer.check()
        requests += 1
        let page = try await service.playlistsPage(offset: start, limit: LibrarySync.pageSize)
        if total >= 0, total != page.total { isEven = false }
        total = page.total
        listed += page.items.filter { seen.insert($0.id).inserted }
        offset = page.next
        observer.report(SyncProgress(stage: .playlistList, done: listed.count, total: page.total))
      }
      // A list that changed while it was read may lack a playlist; only an even one says that one is gone.
      if isEven || attempt == 3 {
        try save(listed, marksGone: isEven)
        return listed
      }
    }
    return []
  }

  private func isOwn(_ playlist: PlaylistSummary) -> Bool {
    playlist.ownerID == me || playlist.collaborative
  }

  private func isUnchanged(_ playlist: PlaylistSummary) throws -> Bool {
    guard !playlist.snapshotID.isEmpty else { return false }
    return try store.read {
      try String.fetchOne(
        $0, sql: "SELECT readSnapshot FROM playlist WHERE id = ?", arguments: [playlist.id])
    } == playlist.snapshotID
  }

  private mutating func save(_ listed: [PlaylistSummary], marksGone: Bool) throws {
    let known = Set(listed.map(\.id))
    counts.gone += try store.write { db in
      for (position, playlist) in listed.enumerated() {
        try LibraryStore.save(playlist, position: position, isOwn: isOwn(playlist), in: db)
        // An imported copy has done its service once the playlist itself can be read.
        try db.execute(
          sql: "UPDATE playlist SET isGone = 1 WHERE origin = 'import' AND name = ?",
          arguments: [playlist.name])
      }
      guard marksGone else { return 0 }
      let stored = try String.fetchAll(
        db, sql: "SELECT id FROM playlist WHERE origin = 'service' AND NOT isGone ORDER BY id")
      let gone = stored.filter { !known.contains($0) }
      for id in gone {
        try db.execute(sql: "UPDATE playlist SET isGone = 1 WHERE id = ?", arguments: [id])
      }
      return gone.count
    }
  }

  /// Reads the entries of one playlist, or the rest of them, and puts them in place of the former ones.
  mutating func read(_ playlist: PlaylistSummary) async throws {
    var reading = Reading(playlist: playlist.id, snapshot: playlist.snapshotID)
    let stored = try store.state(.items, as: Reading.self)
    if let stored, stored.playlist == playlist.id, stored.snapshot == playlist.snapshotID {
      reading = stored
      isResumed = true
    }
    var restarts = 0
    while true {
      try observer.check()
      requests += 1
      let page = try await service.playlistItemsPage(
        of: playlist.id, offset: reading.next, limit: LibrarySync.pageSize)
      if reading.total >= 0, reading.total != page.total, restarts < 3 {
        restarts += 1
        reading = Reading(playlist: playlist.id, snapshot: playlist.snapshotID)
        continue
      }
      reading.total = page.total
      observer.report(
        SyncProgress(
          stage: .playlist(name: playlist.name), done: min(page.total, page.offset + page.items.count),
          total: page.total))
      guard let next = page.next else { return try store.stage(page, of: reading, isLast: true) }
      let isFirst = reading.next == 0
      reading.next = next
      try store.stage(page, of: reading, isFirst: isFirst)
    }
  }
}
