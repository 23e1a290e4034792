import GRDB
import Music

/// A playlist of the person's library, as it was when it was last read.
public struct LibraryPlaylist: Sendable, Equatable {
  public var id, name, description: String
  /// Whether the person owns it or collaborates on it, so that its entries are known.
  public var isOwn: Bool
  /// Whether everybody can see it; nil if the service does not say.
  public var isPublic: Bool?
  /// Entries that the service counts; nil if it does not say.
  public var total: Int?
  /// The genre or family that timbre made it for; nil for everybody else's playlists.
  public var madeFor: PlaylistKey?
}

extension LibraryStore {
  /// The playlists in the person's library in the service's order, imported ones after them.
  ///
  /// - Throws: `LibraryError`.
  public func playlists() throws -> [LibraryPlaylist] {
    try read { db in
      let made = try MadeRecord.byPlaylist(in: db)
      return try PlaylistRecord.present(in: db).map { record in
        LibraryPlaylist(
          id: record.id, name: record.name, description: record.description, isOwn: record.isOwn,
          isPublic: record.isPublic, total: record.total, madeFor: made[record.id]?.key)
      }
    }
  }

  /// The playlist meant by an id, a name, or a beginning that only one name has.
  ///
  /// - Throws: `LibraryError.unknownPlaylist` or `.ambiguous`.
  public func playlist(named text: String) throws -> LibraryPlaylist {
    let all = try playlists()
    if let exact = all.first(where: { $0.id == text || $0.name == text }) { return exact }
    let wanted = text.lowercased()
    let same = all.filter { $0.name.lowercased() == wanted }
    let found = same.isEmpty ? all.filter { $0.name.lowercased().hasPrefix(wanted) } : same
    guard let first = found.first else { throw LibraryError.unknownPlaylist(text) }
    guard found.count == 1 else { throw LibraryError.ambiguous(text, candidates: found.map(\.name)) }
    return first
  }

  /// The uris of a playlist in order, without entries that hold nothing. Throws `LibraryError`.
  public func uris(ofPlaylist id: String) throws -> [String] {
    try read { try PlaylistItemRecord.uris(of: id, in: $0).compactMap { $0 } }
  }
}
