import Foundation
import GRDB
import Music
import Work

/// Takes in what the person has exported: Exportify tables, or Spotify's account data as a zip, a folder or a file.
public struct LibraryImport: Sendable {
  let store: LibraryStore
  let watch: Watch

  /// - Parameter watch: is told how many files have been read.
  public init(store: LibraryStore, watch: Watch = Watch()) {
    self.store = store
    self.watch = watch
  }

  /// Reads everything under `path` first and stores it in one transaction. A file that cannot be read does not keep the
  /// others out, unless nothing else is there.
  ///
  /// - Throws: `ImportError`, `LibraryError` or `CancellationError`.
  public func run(path: String, at now: Date = Date()) throws -> ImportSummary {
    var content = ExportContent()
    var summary = ImportSummary()
    var first: ImportError?
    let export = try ExportFiles(path: path)
    summary.ignored = export.others
    for file in export.files {
      try watch.check()
      do {
        if try content.add(file, &summary) {
          summary.files.append(file.name)
        } else {
          summary.ignored.append(file.name)
        }
      } catch let error as ImportError {
        first = first ?? error
        switch error {
        case .unknownColumns: summary.ignored.append(file.name)
        default: summary.failures.append(.init(file: file.name, error: error))
        }
      }
      watch.report(
        WorkProgress("importing", Double(summary.files.count), of: nil, unit: .things("files")))
    }
    guard !summary.files.isEmpty else { throw first ?? ImportError.notAnExport(path: path) }
    content.match(with: try store.tracks(), &summary)
    try save(content, at: now, &summary)
    return summary
  }

  private func save(_ content: ExportContent, at now: Date, _ summary: inout ImportSummary) throws {
    var uris: Set<String> = []
    for saved in content.saved {
      if let uri = saved.track.uri { uris.insert(uri) }
    }
    summary.tracks = uris.count
    summary.liked = content.liked.count
    summary.playlists = content.playlists.count
    summary.features = content.features.count
    summary.genres = content.genres.count
    summary.playedSongs = content.plays.songCount
    (summary.likedTaken, summary.played) = try store.write { db in
      let taken = try saveLiked(content.liked, in: db)
      try savePlaylists(content.playlists, in: db)
      for uri in content.features.keys.sorted() {
        guard let features = content.features[uri] else { continue }
        try FeatureRecord(features, of: uri, from: .exportify, by: .id, at: now).insert(db)
      }
      for uri in content.genres.keys.sorted() {
        guard let tags = content.genres[uri] else { continue }
        try TagRecord(tags, of: .track(uri), from: .exportify, at: now).insert(db)
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

  private func savePlaylists(_ playlists: [ExportContent.Playlist], in db: Database) throws {
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
