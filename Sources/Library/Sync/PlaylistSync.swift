import Foundation
import GRDB
import Music
import Work

/// Mirrors the person's playlists: the list of all, and the entries of those they own or collaborate on.
struct PlaylistSync {
  /// The playlist that is being read, and how far.
  struct Reading: Codable {
    var playlist, snapshot: String
    var next = 0
    /// Length of the playlist when the last page came; -1 before the first.
    var total = -1

    /// Whether it can be what timbre wrote, so that it may be reckoned with.
    var isPlausible: Bool {
      next >= 0 && [next, total].allSatisfy { (try? StoredNumber.checked($0)) != nil }
    }
  }

  let store: LibraryStore
  let service: any MusicService
  let watch: Watch
  /// The id that `PlaylistSummary.ownerID` bears on the person's own playlists.
  let me: String
  var requests = 0
  var counts = PlaylistCounts()
  var isResumed = false

  init(store: LibraryStore, service: any MusicService, watch: Watch, me: String) {
    self.store = store
    self.service = service
    self.watch = watch
    self.me = me
  }

  mutating func run(everything: Bool) async throws {
    let listed = try await list()
    for playlist in listed where !isOwn(playlist) { counts.followed += playlist.id.isEmpty ? 0 : 1 }
    for playlist in listed where isOwn(playlist) {
      counts.own += 1
      if !everything, try store.hasRead(playlist) {
        counts.unchanged += 1
        continue
      }
      do {
        try await read(playlist)
        counts.read += 1
      } catch ServiceError.forbidden, ServiceError.notFound {
        // Somebody else's collaborative list may have been closed to the person; the others go on.
        counts.refused += 1
      } catch ServiceError.unreadable, ServiceError.endless, ServiceError.network(.tooLarge) {
        // One list that makes no sense does not keep the others from being read; what had come of it stays.
        counts.broken.append(playlist.name)
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
      var limit = PageLimit(of: "playlists")
      while let start = offset {
        try watch.check()
        requests += 1
        let page = try await service.playlistsPage(offset: start, limit: LibrarySync.pageSize)
        try limit.count(total: page.total)
        if total >= 0, total != page.total { isEven = false }
        total = page.total
        listed += page.items.filter { seen.insert($0.id).inserted }
        offset = page.next
        report("listing playlists", listed.count, of: page.total)
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

  private mutating func save(_ listed: [PlaylistSummary], marksGone: Bool) throws {
    let known = Set(listed.map(\.id))
    counts.gone += try store.write { db in
      for (position, playlist) in listed.enumerated() {
        try PlaylistRecord.save(playlist, position: position, isOwn: isOwn(playlist), in: db)
        try PlaylistRecord.markImportedGone(name: playlist.name, in: db)
      }
      guard marksGone else { return 0 }
      let gone = try PlaylistRecord.idsOfService(in: db).filter { !known.contains($0) }
      try PlaylistRecord.markGone(gone, in: db)
      return gone.count
    }
  }

  /// Reads the entries of one playlist, or the rest of them, and puts them in place of the former ones.
  mutating func read(_ playlist: PlaylistSummary) async throws {
    var reading = Reading(playlist: playlist.id, snapshot: playlist.snapshotID)
    let stored = try store.state(.items, as: Reading.self)
    if let stored, stored.playlist == playlist.id, stored.snapshot == playlist.snapshotID, stored.isPlausible
    {
      reading = stored
      isResumed = true
    }
    var restarts = 0
    var limit = PageLimit(of: playlist.name)
    while true {
      try watch.check()
      requests += 1
      let page = try await service.playlistItemsPage(
        of: playlist.id, offset: reading.next, limit: LibrarySync.pageSize)
      try limit.count(total: page.total)
      if reading.total >= 0, reading.total != page.total, restarts < 3 {
        restarts += 1
        limit = PageLimit(of: playlist.name)
        reading = Reading(playlist: playlist.id, snapshot: playlist.snapshotID)
        continue
      }
      reading.total = page.total
      report("reading \(playlist.name)", min(page.total, page.offset + page.items.count), of: page.total)
      guard let next = page.next else { return try stage(page, of: reading, isLast: true) }
      let isFirst = reading.next == 0
      reading.next = next
      try stage(page, of: reading, isFirst: isFirst)
    }
  }

  /// Keeps a page aside together with how far the reading is; with the last page all become the playlist's entries.
  private func stage(
    _ page: Page<SavedTrack>, of reading: Reading, isFirst: Bool = false, isLast: Bool = false
  ) throws {
    try store.write { db in
      // Only one playlist is read at a time: a first page, and a last one that is also the first, start afresh.
      if isFirst || (isLast && page.offset == 0) { try StagedItemRecord.deleteAll(db) }
      for (index, saved) in page.items.enumerated() {
        try TrackRecord.save(saved.track, in: db)
        let item = PlaylistItemRecord(
          playlist: reading.playlist, position: page.offset + index, uri: saved.track.uri,
          addedAt: saved.addedAt?.timeIntervalSince1970)
        try StagedItemRecord(item: item).insert(db)
      }
      try StateRecord.set(.items, to: isLast ? nil : reading, in: db)
      guard isLast else { return }
      try StagedItemRecord.unstage(reading.playlist, in: db)
      try PlaylistRecord.markRead(reading.playlist, snapshot: reading.snapshot, total: page.total, in: db)
    }
  }

  private func report(_ title: String, _ done: Int, of total: Int) {
    watch.report(WorkProgress(title, Double(done), of: Double(total), unit: .things("entries")))
  }
}
