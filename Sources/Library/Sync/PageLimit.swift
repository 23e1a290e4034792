import Music

/// Sees to it that reading a list comes to an end: a list takes as many pages as its length, as the service named it
/// first, and as many again for what is added meanwhile.
struct PageLimit {
  /// Pages on top, for short lists that grow.
  private static let room = 20

  let what: String
  private var allowed: Int?
  private var pages = 0

  init(of what: String) { self.what = what }

  /// Counts a page that says how long the list is.
  ///
  /// - Throws: `ServiceError.endless` once there are too many.
  mutating func count(total: Int) throws(ServiceError) {
    let length = min(max(0, total), 10_000_000)
    let limit = allowed ?? 2 * (length / LibrarySync.pageSize + 1) + Self.room
    allowed = limit
    pages += 1
    if pages > limit { throw .endless(what: what) }
  }
}
