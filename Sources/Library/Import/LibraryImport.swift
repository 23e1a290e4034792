import Foundation
import GRDB
import Music
import Work

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
  let watch: Watch

  /// - Parameter watch: is told how many files have been read.
  public init(store: LibraryStore, watch: Watch = Watch()) {
    self.store = store
    self.watch = watch
  }

  /// Reads everything under `path` first and stores it in one transaction, so that a bad file changes nothing.
  ///
  /// - Throws: `ImportError`, `LibraryError` or `CancellationError`.
  public func run(path: String, at now: Date = Date()) throws -> ImportSummary {
    var content = Content()
    var summary = ImportSummary()
    for file in try ExportFiles(path: path).files {
      try watch.check()
      if try read(file, into: &content, &summary) {
        summary.files.append(file.name)
      } else {
        summary.ignored.append(file.name)
      }
      watch.report(
        WorkProgress("importing", Double(summary.files.count), of: nil, unit: .things("files")))
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
        try FeatureRecord(features, of: uri, from: .exportify, by: .id, at: now).insert(db)
      }
      return (taken, content.plays.isEmpty ? 0 : try savePlays(content.plays, in: db))
    }
  }

  /// Once the list comes from the service, an older export must not bring back songs that were removed since.
  private func saveLiked(_ liked: [SavedTrack], in db: Database) throws -> Int {
    let isSynced = try StateRecord.value(.liked, as: LikedSync.State.self, in: db)?.isComplete ?? false
    var taken = 0
    let lowest = try LikedRecord.ranks(in: db).least
    for (index, saved) in liked.enumerated() {
      try TrackRecord.save(saved.track, in: db)
      guard !isSynced, let uri = saved.track.uri else { continue }
      try LikedRecord(
        entry: uri, uri: uri, addedAt: saved.addedAt?.timeIntervalSince1970, rank: lowest - 1 - index,
        walk: 0,
        origin: .export
      ).insertFromExport(in: db)
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
      for saved in playlist.items { try TrackRecord.save(saved.track, in: db) }
      // The same playlist read from the service is the better copy.
      if try PlaylistRecord.isListed(name: playlist.name, in: db) { continue }
      try PlaylistRecord(
        exported: id, name: playlist.name, description: playlist.description, total: playlist.items.count,
        position: position
      ).insert(db)
      let items = playlist.items.enumerated().map { index, saved in
        PlaylistItemRecord(
          playlist: id, position: index, uri: saved.track.uri, addedAt: saved.addedAt?.timeIntervalSince1970)
      }
      try PlaylistItemRecord.replace(items, of: id, in: db)
    }
  }

  private func savePlays(_ plays: PlayCounts, in db: Database) throws -> Int {
    var played = 0
    for (uri, track) in try TrackRecord.all(in: db) where track.kind == .track {
      let artist = track.artists.first?.name ?? ""
      guard let count = plays.count(uri: uri, artist: artist, title: track.title) else { continue }
      played += 1
      try TrackRecord.setPlays(count.plays, milliseconds: count.milliseconds, of: uri, in: db)
    }
    return played
  }
}
