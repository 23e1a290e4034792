import GRDB
import Music

/// Finding the few songs that left a long list, without reading the list again.
extension LikedSync {
  /// An entry of the service's list and where it stood in the stored one.
  private struct Match {
    var offset, index: Int
    /// How many stored entries before this one are gone.
    var shift: Int { index - offset }
  }

  /// Drops the entries that are stored but no longer listed, if they can be found with a fraction of the pages.
  ///
  /// The list is the stored one with `count` entries missing. Where two of its entries lie as far apart as they do
  /// in the stored one, nothing between them is gone; elsewhere the stretch is halved. Answers false, with nothing
  /// changed, if the lists differ in any other way or too many pages would be needed.
  mutating func removeMissing(_ count: Int, total: Int) async throws -> Bool {
    let stored = try store.read(LikedRecord.entriesOfService)
    guard stored.count - count == total else { return false }
    var indices: [String: Int] = [:]
    for (index, entry) in stored.enumerated() { indices[entry] = index }
    let pages = (total + LibrarySync.pageSize - 1) / LibrarySync.pageSize
    var budget = max(2, pages / 4)
    var isSame = true
    var matches: [Match] = [Match(offset: -1, index: -1), Match(offset: total, index: stored.count)]

    while isSame, let gap = gap(in: matches) {
      guard budget > 0 else { return false }
      budget -= 1
      let page = try await page(at: gap)
      guard page.total == total, page.skipped == 0, !page.items.isEmpty else { return false }
      for (position, saved) in page.items.enumerated() {
        guard let uri = saved.track.uri, let index = indices[uri] else { return false }
        matches.append(Match(offset: page.offset + position, index: index))
      }
      matches.sort { $0.offset < $1.offset }
      isSame = zip(matches, matches.dropFirst()).allSatisfy { $0.offset == $1.offset || $0.index < $1.index }
    }
    guard isSame else { return false }
    var gone: [String] = []
    for (before, after) in zip(matches, matches.dropFirst()) where after.shift > before.shift {
      gone += stored[(before.index + 1)..<after.index]
    }
    guard gone.count == count else { return false }
    _ = try store.write { try LikedRecord.deleteAll($0, keys: gone) }
    return true
  }

  /// The page in the middle of the first stretch that has lost entries and has not been read yet.
  private func gap(in matches: [Match]) -> Int? {
    for (before, after) in zip(matches, matches.dropFirst())
    where after.shift > before.shift && after.offset - before.offset > 1 {
      let middle = (before.offset + after.offset) / 2
      return max(before.offset + 1, middle - middle % LibrarySync.pageSize)
    }
    return nil
  }
}
