import Foundation
import GRDB
import Music

extension Applier {
  /// Reads the account and says what an undo of the last apply would do.
  ///
  /// - Throws: `LibraryError.nothingToUndo`; otherwise as `prepare`.
  public func prepareUndo() async throws -> UndoPreview {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    return try await undoPreview()
  }

  /// Puts back what the playlists held before the last apply; what the person changed since stays changed.
  ///
  /// - Throws: `Changed<UndoPreview>` if something else would be taken back by now, and then nothing was; otherwise as
  ///   `prepare`.
  public func undo(_ confirmed: UndoPreview, at now: Date = Date()) async throws -> ApplySummary {
    let lock = try RunLock(for: store)
    defer { withExtendedLifetime(lock) {} }
    let preview = try await undoPreview()
    guard preview == confirmed else { throw Changed(now: preview) }
    // An undo that was interrupted is brought to its end, and is then what was asked for.
    let run = try store.write { db in
      if let open = try RunRecord.open(in: db), open.kind == .undo { return open }
      try RunRecord.end(preview.run, as: .done, in: db)
      return try RunRecord.begin(.undo, undoes: preview.run, at: now, in: db)
    }
    return try await takeBack(run, at: now)
  }

  private func undoPreview() async throws -> UndoPreview {
    try await refresh()
    return try store.read(UndoPreview.init)
  }

  /// Brings an undo to its end.
  func takeBack(_ run: RunRecord, at now: Date) async throws -> ApplySummary {
    guard let undone = run.undoes else { throw LibraryError.nothingToUndo }
    var writer = PlaylistWriter(store: store, service: service, watch: watch, now: now)
    writer.run = run
    writer.title = "taking back"
    let touched = try store.read { try RunPlaylistRecord.touched(by: undone, in: $0) }
    writer.planned = touched.count
    for (key, before) in touched {
      try await writer.takeBack(key: key, before: before, run: undone)
    }
    try store.write { db in
      for (key, before) in touched { try Self.restore(key, to: before, in: db) }
      try RunRecord.end(undone, as: .undone, in: db)
      try RunRecord.end(run.number, as: .done, in: db)
    }
    writer.summary.playlists = touched.count
    return writer.summary
  }

  /// Puts back what is known of a made playlist to what it was before a run.
  private static func restore(
    _ key: PlaylistKey, to before: RunPlaylistRecord.Before, in db: Database
  ) throws {
    guard before.id != nil else { return try MadeRecord.forget(key, in: db) }
    try MadeItemRecord.deleteAll(of: key, in: db)
    try MadeItemRecord.add(before.base, to: key, in: db)
    for uri in before.withheld { try MadeItemRecord(key: key, uri: uri, isWithheld: true).insert(db) }
  }
}
