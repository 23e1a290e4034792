import Foundation
import GRDB
import Music

/// Writes a plan to the music service, and takes it back.
///
/// Only playlists that timbre made are touched. What the person has done to them since is respected: tracks they put
/// in stay, tracks they took out stay out, names they gave are kept, lists they deleted stay deleted.
public struct Applier: Sendable {
  let store: LibraryStore
  let service: any MusicService
  let observer: Observer<ApplyProgress>

  public init(
    store: LibraryStore, service: any MusicService, observer: Observer<ApplyProgress> = Observer()
  ) {
    self.store = store
    self.service = service
    self.observer = observer
  }

  /// Reads what has changed on the service, makes the last plan anew and says exactly what applying it writes.
  ///
  /// An undo that was interrupted is brought to its end first.
  ///
  /// - Parameter remake: genres, families or names whose playlists the person deleted and wants back.
  /// - Throws: `LibraryError.noPlan`, `.otherAccount`; `ServiceError`; `CancellationError`.
  public func prepare(remake: Set<String> = [], at now: Date = Date()) async throws -> ApplyPreview {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    guard try store.planRequest() != nil else { throw LibraryError.noPlan }
    let finished = try await settle()
    return ApplyPreview(plan: try store.remakePlan(at: now), remake: remake, finishesEarlierRun: finished)
  }

  /// Writes what was previewed, and nothing at all if there is nothing to write.
  ///
  /// - Throws: as `prepare`; what was written by then stays, is in the journal, and the next run goes on from it.
  public func apply(_ preview: ApplyPreview, at now: Date = Date()) async throws -> ApplySummary {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    var desk = WritingDesk(store: store, service: service, observer: observer, now: now)
    desk.planned = preview.writes
    for change in preview.changes {
      if change.isCreated { try store.forgetMade(change.key) }
      try await desk.drive(change)
    }
    try desk.end(as: "done")
    desk.summary.playlists = preview.changes.count
    return desk.summary
  }

  /// Puts back what the playlists held before the last apply; what the person changed since stays changed.
  ///
  /// - Throws: `LibraryError.nothingToUndo`; otherwise as `prepare`.
  public func undo(at now: Date = Date()) async throws -> ApplySummary {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    // An undo that was interrupted is brought to its end, and is then what was asked for.
    let open = try store.read(Journal.openRun)
    try await refresh()
    if let open, open.kind == .undo { return try await takeBack(open, at: now) }
    let run = try store.write { db in
      guard let last = try Journal.undoable(in: db) else { throw LibraryError.nothingToUndo }
      try Journal.end(last.number, as: "done", in: db)
      return try Journal.begin(.undo, undoes: last.number, at: now, in: db)
    }
    return try await takeBack(run, at: now)
  }

  /// Finds out how interrupted writes ended; answers whether there was anything to find out.
  private func settle() async throws -> Bool {
    let open = try store.read(Journal.openRun)
    try await refresh()
    if let open, open.kind == .undo { _ = try await takeBack(open, at: Date()) }
    return open != nil
  }

  private func takeBack(_ run: Journal.Run, at now: Date) async throws -> ApplySummary {
    guard let undone = run.undoes else { throw LibraryError.nothingToUndo }
    var desk = WritingDesk(store: store, service: service, observer: observer, now: now)
    desk.run = run
    let touched = try store.read { try Journal.touched(by: undone, in: $0) }
    desk.planned = touched.count
    for (key, before) in touched {
      try await desk.takeBack(key: key, before: before, run: undone)
    }
    try store.write { db in
      for (key, before) in touched { try LibraryStore.restoreMade(key, to: before, in: db) }
      try Journal.end(undone, as: "undone", in: db)
      try Journal.end(run.number, as: "done", in: db)
    }
    desk.summary.playlists = touched.count
    return desk.summary
  }

  private func refresh() async throws {
    let profile = try await service.profile()
    if let owner = try store.account(), owner.id != profile.id {
      throw LibraryError.otherAccount(stored: owner.id, found: profile.id)
    }
    try store.setState(.account, to: profile)
    var reader = MadeReader(store: store, service: service, isInterrupted: observer.isInterrupted)
    try await reader.read(me: profile.id)
  }
}
