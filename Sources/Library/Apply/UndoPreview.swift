import GRDB
import Music

/// Exactly what an undo does.
public struct UndoPreview: Sendable, Equatable {
  /// What it does to one playlist.
  public struct Change: Sendable, Equatable {
    /// The genre or family that the playlist is for.
    public var key: PlaylistKey
    /// The name that it bears now, which may be one that the person gave it.
    public var name: String
    /// Whether the playlist is taken out of the person's library, because the run had made it.
    public var isRemoved: Bool
    /// Titles that come in again, and titles that go out.
    public var added, removed: [String]
  }

  /// The number of the run that is taken back.
  var run: Int64
  /// The playlists that are changed, in the order of their keys; those that the person deleted are left out.
  public var changes: [Change]

  /// - Throws: `LibraryError.nothingToUndo`.
  init(in db: Database) throws {
    let open = try RunRecord.open(in: db)
    let undone = open?.kind == .undo ? open?.undoes : try RunRecord.undoable(in: db)?.number
    guard let undone else { throw LibraryError.nothingToUndo }
    run = undone
    changes = []
    for (key, before) in try RunPlaylistRecord.touched(by: undone, in: db) {
      guard let made = try MadePlaylist.made(for: key, in: db), !made.isDeleted else { continue }
      let entries = try PlaylistItemRecord.uris(of: made.id, in: db)
      let target = PlaylistTarget.undone(
        entries: entries, before: before,
        changes: try WriteRecord.changes(of: key, run: undone, before: before.entries, in: db))
      let (present, wanted) = (Set(entries.compactMap { $0 }), Set(target.compactMap { $0 }))
      func titles(_ uris: [String?], without others: Set<String>) throws -> [String] {
        try uris.compactMap { $0 }.filter { !others.contains($0) }.map { uri in
          try TrackRecord.fetchOne(db, key: uri)?.track.title ?? uri
        }
      }
      changes.append(
        Change(
          key: key, name: made.nameByHand ?? made.name, isRemoved: before.id == nil && wanted.isEmpty,
          added: try titles(target, without: present), removed: try titles(entries, without: wanted)))
    }
  }
}
