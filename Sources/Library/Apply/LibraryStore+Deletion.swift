import Foundation

extension LibraryStore {
  /// What a deletion would take with it.
  public enum Standing: Sendable, Equatable {
    /// There is no library.
    case absent
    /// The file is damaged or of a later version: nothing can be said of it.
    case unreadable
    /// Whose library it is, how much it holds, and when it was last synced.
    case present(owner: String?, counts: LibraryCounts, syncedAt: Date?)
  }

  /// What a deletion of the library at a path would take with it.
  public static func standing(path: String) -> Standing {
    guard FileManager.default.fileExists(atPath: path) else { return .absent }
    guard let store = try? LibraryStore(path: path) else { return .unreadable }
    defer { try? store.close() }
    do {
      let owner = try store.account().map { $0.displayName ?? $0.id }
      return .present(owner: owner, counts: try store.counts(), syncedAt: try store.syncedAt())
    } catch {
      return .unreadable
    }
  }

  /// Deletes the file and its companions, and answers the paths of what was there.
  ///
  /// - Throws: `Changed<Standing>` if by now it would take something else with it than was confirmed, and
  ///   `LibraryError.locked` while somebody syncs or applies; then nothing is deleted.
  public static func delete(path: String, confirmed: Standing) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else {
      if confirmed != .absent { throw Changed(now: Standing.absent) }
      return remove(path)
    }
    let lock = try RunLock(path: path)
    defer { withExtendedLifetime(lock) {} }
    let now = standing(path: path)
    guard now == confirmed else { throw Changed(now: now) }
    return remove(path)
  }

  private static func remove(_ path: String) -> [String] {
    ["", "-wal", "-shm", ".lock"].map { path + $0 }.filter {
      FileManager.default.fileExists(atPath: $0) && (try? FileManager.default.removeItem(atPath: $0)) != nil
    }
  }
}
