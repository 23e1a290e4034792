import Foundation
import Music
import Work

/// Brings the library up to date with a music service: liked songs, then playlists that the person may read.
///
/// Each page is stored before the next is asked for. Whatever stops a run, the next one goes on from there.
public struct LibrarySync: Sendable {
  /// How many entries one request asks for, the most that the service gives.
  static let pageSize = 50

  let store: LibraryStore
  let service: any MusicService
  let watch: Watch

  /// Reads a person's library into a store; `watch` is told of each page and can stop between two of them.
  public init(store: LibraryStore, service: any MusicService, watch: Watch = Watch()) {
    self.store = store
    self.service = service
    self.watch = watch
  }

  /// Asks for what is new; with `everything`, reads all again, also what seems unchanged.
  ///
  /// - Throws: `ServiceError`, `LibraryError` or `CancellationError`; what had come by then stays.
  public func run(everything: Bool = false, at now: Date = Date()) async throws -> SyncSummary {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    let profile = try await service.profile()
    try store.claim(for: profile)

    var liked = LikedSync(store: store, service: service, watch: watch)
    let before = try store.likedEntries()
    try await liked.run(everything: everything)
    let after = try store.likedEntries()

    var playlists = PlaylistSync(store: store, service: service, watch: watch, me: profile.id)
    try await playlists.run(everything: everything)
    try store.setState(.syncedAt, to: now.timeIntervalSince1970)
    return SyncSummary(
      requests: 1 + liked.requests + playlists.requests, liked: after.count,
      new: after.subtracting(before).count, removed: before.subtracting(after).count,
      isSettled: liked.isSettled, isResumed: liked.isResumed || playlists.isResumed,
      playlists: playlists.counts, entries: try store.entryCounts())
  }
}
