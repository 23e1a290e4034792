import Foundation
import GRDB
import Music

/// Brings the library up to date with a music service: liked songs, then playlists that the person may read.
///
/// Each page is stored before the next is asked for. Whatever stops a run, the next one goes on from there.
public struct LibrarySync: Sendable {
  /// How many entries one request asks for, the most that the service gives.
  static let pageSize = 50

  let store: LibraryStore
  let service: any MusicService
  let observer: Observer<SyncProgress>

  public init(
    store: LibraryStore, service: any MusicService, observer: Observer<SyncProgress> = Observer()
  ) {
    self.store = store
    self.service = service
    self.observer = observer
  }

  /// Asks for what is new; with `everything`, reads all again, also what seems unchanged.
  ///
  /// - Throws: `ServiceError`, `LibraryError` or `CancellationError`; what had come by then stays.
  public func run(everything: Bool = false, at now: Date = Date()) async throws -> SyncSummary {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    let profile = try await service.profile()
    try claim(for: profile)

    var liked = LikedSync(store: store, service: service, observer: observer)
    let before = try store.likedEntries()
    try await liked.run(everything: everything)
    let after = try store.likedEntries()

    var playlists = PlaylistSync(store: store, service: service, observer: observer, me: profile.id)
    try await playlists.run(everything: everything)
    try store.setState(.syncedAt, to: now.timeIntervalSince1970)
    return SyncSummary(
      requests: 1 + liked.requests + playlists.requests, liked: after.count,
      new: after.subtracting(before).count, removed: before.subtracting(after).count,
      isSettled: liked.isSettled, isResumed: liked.isResumed || playlists.isResumed,
      playlists: playlists.counts, entries: try store.entryCounts())
  }

  /// A library holds one account; what belongs to another must not be mixed into it.
  private func claim(for profile: ServiceProfile) throws {
    if let owner = try store.account(), owner.id != profile.id {
      throw LibraryError.otherAccount(stored: owner.id, found: profile.id)
    }
    try store.setState(.account, to: profile)
  }
}

extension LibraryStore {
  /// Whose library this is; nil before the first sync.
  public func account() throws -> ServiceProfile? {
    try state(.account, as: ServiceProfile.self)
  }

  /// When a sync last came to its end.
  public func syncedAt() throws -> Date? {
    try state(.syncedAt, as: Double.self).map(Date.init(timeIntervalSince1970:))
  }

  func likedEntries() throws -> Set<String> {
    try read { try Set(String.fetchAll($0, sql: "SELECT entry FROM liked")) }
  }
}
