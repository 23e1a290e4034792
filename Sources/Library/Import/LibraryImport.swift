import Foundation
import GRDB
import Music

/// What an import brought.
public struct ImportSummary: Sendable, Equatable {
  /// Files that were read, and other CSV or JSON files that hold nothing of use.
  public var files: [String] = []
  public var ignored: [String] = []
  /// Liked songs in the files, and how many of them the library took (none once it is synced with the service).
  public var liked = 0, likedTaken = 0
  public var playlists = 0
  /// Different tracks in the files, and those that came with audio features.
  public var tracks = 0, features = 0
  /// Tracks of the library whose plays are now known.
  public var played = 0
  /// Rows and entries without a track address.
  public var unreadable = 0
}

/// Takes in what the person has exported: Exportify tables, or Spotify's account data as a zip, a folder or a file.
public struct LibraryImport: Sendable {
  let store: LibraryStore
  let observer: Observer<Int>

  /// - Parameter observer: is told how many files have been read.
  public init(store: LibraryStore, observer: Observer<Int> = Observer()) {
    self.store = store
    self.observer = observer
  }

  /// Reads everything under `path` first and stores it in one transaction, so that a bad file changes nothing.
  ///
  /// - Throws: `ImportError`, `LibraryError` or `CancellationError`.
  public func run(path: String, at now: Date = Date()) throws -> ImportSummary {
    var content = Content()
    var summary = ImportSummary()
    for file in try ExportFiles(path: path).files {
      try observer.check()
      if try read(file, into: &content, &summary) {
        summary.files.append(file.name)
      } else {
        summary.ignored.append(file.name)
      }
      observer.report(summary.files.count)
    }
    guard !summary.files.isEmpty else { throw ImportError.notAnExport(path: path) }
    try save(content, at: now, &summary)
    return summary
  }

  /// What the files hold together.
  private struct Content {
    var liked: [SavedTrack] = []
    var playlists: [(name: String, description: String, items: [SavedTrack])] = []
    var features: [String: ServiceFeatures] = [:]
    var plays = PlayCounts()
  }

  /// Answers whether the file is part of an export.
  private func read(
    _ file: ExportFiles.File, into content: inout Content, _ summary: inout ImportSummary
  ) throws -> Bool {
    if file.name.lowercased().hasSuffix(".csv") {
      let table = try ExportifyTable(file.contents(), path: file.name)
      summary.unreadable += table.unreadable
      for entry in table.entries {
        if let uri = entry.saved.track.uri, let features = entry.features { content.features[uri] = features }
      }
      let name = String(file.name.dropLast(4))
      let saved = table.entries.map(\.saved)
      if ["liked", "likedsongs"].contains(name.lowercased().filter(\.isLetter)) {
        content.liked += saved
      } else {
        content.playlists.append((name.replacingOccurrences(of: "_", with: " "), "", saved))
      }
      return true
    }
    switch AccountExport.Part(fileName: file.name) {
    case .library:
      let library = try AccountExport.decode(
        AccountExport.YourLibrary.self, from: file.contents(), path: file.name)
      let saved = (library.tracks ?? []).compactMap(\.saved)
      summary.unreadable += (library.tracks ?? []).count - saved.count
      content.liked += saved
    case .playlists:
      let list = try AccountExport.decode(
        AccountExport.Playlists.self, from: file.contents(), path: file.name)
      for playlist in list.playlists ?? [] {
        let saved = (playlist.items ?? []).compactMap(\.saved)
        summary.unreadable += (playlist.items ?? []).count - saved.count
        content.playlists.append((playlist.name?.text ?? "", playlist.description?.text ?? "", saved))
      }
    case .history(let isExtended):
      let plays = try AccountExport.decode([AccountExport.Play].self, from: file.contents(), path: file.name)
      content.plays.add(plays, isExtended: isExtended)
    case nil:
      return false
    }
    return true
  }

  private func save(_ content: Content, at now: Date, _ summary: inout ImportSummary) throws {
    var uris: Set<String> = []
    for saved in content.liked + content.playlists.flatMap(\.items) {
      if let uri = saved.track.uri { uris.insert(uri) }
    }
    summary.tracks = uris.count
    summary.liked = content.liked.count
    summary.playlists = content.playlists.count
    summary.features = content.features.count
    (summary.likedTaken, summary.played) = try store.write { db in
      let taken = try saveLiked(content.liked, in: db)
      try savePlaylists(content.playlists, in: db)
      for uri in content.features.keys.sorted() {
        guard let features = content.features[uri] else { continue }
        try LibraryStore.save(
          features, of: uri, source: LibraryStore.exportifySource, match: .id, at: now, in: db)
      }
      return (taken, content.plays.isEmpty ? 0 : try savePlays(content.plays, in: db))
    }
  }

  /// Once the list comes from the service, an older export must not bring back songs that were removed since.
  private func saveLiked(_ liked: [SavedTrack], in db: Database) throws -> Int {
    let isSynced = try LibraryStore.state(.liked, as: LikedSync.State.self, in: db)?.isComplete ?? false
    var taken = 0
    let lowest = try Int.fetchOne(db, sql: "SELECT min(rank) FROM liked") ?? 0
    for (index, saved) in liked.enumerated() {
      try LibraryStore.save(saved.track, in: db)
      guard !isSynced, let uri = saved.track.uri else { continue }
      try db.execute(
        sql: """
          INSERT INTO liked VALUES (?, ?, ?, ?, 0, 'import')
          ON CONFLICT (entry) DO UPDATE SET addedAt = coalesce(addedAt, excluded.addedAt)
          """,
        arguments: [uri, uri, saved.addedAt?.timeIntervalSince1970, lowest - 1 - index])
      taken += 1
    }
    return taken
  }

  private func savePlaylists(
    _ playlists: [(name: String, description: String, items: [SavedTrack])], in db: Database
  ) throws {
    var names: [String: Int] = [:]
    for (position, playlist) in playlists.enumerated() {
      names[playlist.name, default: 0] += 1
      let number = names[playlist.name, default: 1]
      let id = "import:\(playlist.name)" + (number == 1 ? "" : "#\(number)")
      // The same playlist read from the service is the better copy.
      let synced = "SELECT count(*) FROM playlist WHERE name = ? AND origin = 'service' AND NOT isGone"
      if try Int.fetchOne(db, sql: synced, arguments: [playlist.name]) ?? 0 > 0 {
        for saved in playlist.items { try LibraryStore.save(saved.track, in: db) }
        continue
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO playlist VALUES (?, ?, ?, '', 1, 0, NULL, '', NULL, ?, ?, 0, 'import')",
        arguments: [id, playlist.name, playlist.description, playlist.items.count, position])
      try db.execute(sql: "DELETE FROM playlistItem WHERE playlist = ?", arguments: [id])
      for (index, saved) in playlist.items.enumerated() {
        try LibraryStore.save(saved.track, in: db)
        try db.execute(
          sql: "INSERT INTO playlistItem VALUES (?, ?, ?, ?)",
          arguments: [id, index, saved.track.uri, saved.addedAt?.timeIntervalSince1970])
      }
    }
  }

  private func savePlays(_ plays: PlayCounts, in db: Database) throws -> Int {
    var played = 0
    for row in try Row.fetchAll(
      db, sql: "SELECT \(LibraryStore.trackColumns) FROM track WHERE kind = 'track' ORDER BY uri")
    {
      let track = LibraryStore.track(from: row)
      guard let uri = track.uri,
        let count = plays.count(uri: uri, artist: track.artists.first?.name ?? "", title: track.title)
      else { continue }
      played += 1
      try db.execute(
        sql: "UPDATE track SET plays = ?, playedMilliseconds = ? WHERE uri = ?",
        arguments: [count.plays, count.milliseconds, uri])
    }
    return played
  }
}
