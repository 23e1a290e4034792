import Foundation
import GRDB
import Music
import Work

/// Writes a plan to the music service, and takes it back.
///
/// Only playlists that timbre made are touched, and one of the person's own that they named, to which songs are added. What the person has done to them since is respected: tracks they put
/// in stay, tracks they took out stay out, names they gave are kept, lists they deleted stay deleted.
public struct Applier: Sendable {
  let store: LibraryStore
  let service: any MusicService
  let watch: Watch

  /// Applies plans of a library through a service; `watch` is told of each request and can stop between two
  /// of them.
  public init(store: LibraryStore, service: any MusicService, watch: Watch = Watch()) {
    self.store = store
    self.service = service
    self.watch = watch
  }

  /// Reads what has changed on the service, makes the last plan anew and says exactly what applying it writes.
  ///
  /// An undo that was interrupted is brought to its end first.
  ///
  /// - Parameter remake: genres, families or names whose playlists the person deleted and wants back.
  /// - Throws: `LibraryError.noPlan`, `.otherAccount`, `.locked`; `ServiceError`; `CancellationError`.
  public func prepare(remake: Set<String> = [], at now: Date = Date()) async throws -> ApplyPreview {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    return try await preview(remake: remake, at: now)
  }

  /// Writes what was previewed, and nothing at all if there is nothing to write.
  ///
  /// With the library locked, the account is read once more: what was confirmed is what is written.
  ///
  /// - Throws: `Changed<ApplyPreview>` if something else would be written by now, and then nothing was; otherwise as
  ///   `prepare`: what was written by then stays, is in the journal, and the next run goes on from it.
  public func apply(_ confirmed: ApplyPreview, at now: Date = Date()) async throws -> ApplySummary {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    let preview = try await preview(remake: confirmed.remake, at: now)
    guard preview.changes == confirmed.changes else { throw Changed(now: preview) }
    var writer = PlaylistWriter(store: store, service: service, watch: watch, now: now)
    writer.planned = preview.writes
    for change in preview.changes {
      if change.isCreated { try store.write { try MadeRecord.forget(change.key, in: $0) } }
      try await writer.drive(change)
    }
    try writer.end()
    writer.summary.playlists = preview.changes.count
    return writer.summary
  }

  /// With the library locked: finds out how interrupted writes ended, and what the plan writes now.
  private func preview(remake: Set<String>, at now: Date) async throws -> ApplyPreview {
    guard let request = try store.planRequest() else { throw LibraryError.noPlan }
    let open = try store.read(RunRecord.open)
    try store.write { try Self.adoptGoal(of: request, in: $0) }
    try await refresh()
    if let open, open.kind == .undo { _ = try await takeBack(open, at: now) }
    return ApplyPreview(
      plan: try store.remakePlan(at: now), remake: remake, finishesEarlierRun: open != nil)
  }

  /// Notes the playlist of the person's own into which a plan files, so that it is read before it is written to.
  private static func adoptGoal(of request: PlanRequest, in db: Database) throws {
    guard let key = request.into.map({ PlaylistKey(.playlist, $0) }),
      try MadeRecord.fetchOne(db, key: key) == nil
    else { return }
    guard let own = try MadeRecord.own(key, in: db), try PlaylistRecord.isOfService(key.label, in: db) else {
      throw LibraryError.unknownPlaylist(key.label)
    }
    try own.insert(db)
  }

  /// Reads who is logged in and what the playlists hold, and settles writes whose outcome is not known.
  func refresh() async throws {
    let profile = try await service.profile()
    try store.claim(for: profile)
    var reader = MadeReader(store: store, service: service, watch: watch)
    try await reader.read(me: profile.id)
  }
}

/// What was confirmed is no longer what would happen: somebody else has acted since it was shown. Nothing was done.
public struct Changed<Preview: Sendable>: Error {
  /// What would happen by now.
  public var now: Preview

  /// The refusal, with what would happen by now.
  public init(now: Preview) { self.now = now }
}
