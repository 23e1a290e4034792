import Foundation
import GRDB
import Music
import Work

/// Mirrors the list of liked songs, which is long, mostly the same as last time, and may change while it is read.
///
/// The service documents no order; in fact new songs come first. A run relies on that only as far as the length of
/// the list bears it out: where stored and reported lengths differ it searches, and at last reads everything again.
struct LikedSync {
  /// What is remembered between pages and between runs.
  struct State: Codable {
    /// The reading of the whole list that is under way.
    var walk: Walk?
    /// Whether the whole list was ever read to its end.
    var isComplete = false
    /// The number of the last whole reading.
    var walks = 0
    /// Entries of the list that hold nothing and are not stored.
    var skipped = 0

    /// Whether it can be what timbre wrote, so that it may be reckoned with.
    var isPlausible: Bool {
      let numbers =
        [walks, skipped] + (walk.map { [$0.number, $0.next, $0.top, $0.total, $0.skipped] } ?? [])
      return numbers.allSatisfy { (try? StoredNumber.checked($0)) != nil } && (walk?.next ?? 0) >= 0
    }
  }

  /// A reading of the whole list.
  struct Walk: Codable {
    var number: Int
    /// Offset of the next page, and the rank that the entry at offset 0 gets.
    var next = 0, top: Int
    /// Length of the list when the last page came; -1 before the first.
    var total = -1
    var skipped = 0
    /// Whether the list changed or the run stopped on the way, so that the result must be checked.
    var isUneven = false
  }

  let store: LibraryStore
  let service: any MusicService
  let watch: Watch
  var requests = 0
  var isSettled = true
  var isResumed = false
  private var state = State()
  private var wholeReadings = 0
  private var pageLimit = PageLimit(of: "liked songs")
  /// How often each made-up key has been given out in this run, so that two nameless entries stay two.
  private var nameless: [String: Int] = [:]

  init(store: LibraryStore, service: any MusicService, watch: Watch) {
    self.store = store
    self.service = service
    self.watch = watch
  }

  mutating func run(everything: Bool) async throws {
    let stored = try store.state(.liked, as: State.self) ?? State()
    state = stored.isPlausible ? stored : State()
    isResumed = state.walk != nil
    if var walk = state.walk {
      walk.isUneven = true
      state.walk = walk
    }
    if everything || !state.isComplete || state.walk != nil {
      try await readEverything()
    } else {
      try await readHead()
    }
  }

  /// Reads from the newest song down to the first that is known, then compares lengths.
  private mutating func readHead() async throws {
    let top = try topRank()
    pageLimit = PageLimit(of: "liked songs")
    nameless = [:]
    var offset = 0
    while true {
      let page = try await page(at: offset)
      let isKnown = try save(page, top: top, walk: state.walks, state: state)
      let missing = page.total - state.skipped - (try storedCount())
      report(page.total - max(0, missing), of: page.total)
      if let next = page.next, !isKnown || missing > 0 {
        offset = next
        continue
      }
      if missing == 0 { return }
      if missing < 0, try await removeMissing(-missing, total: page.total) { return }
      return try await readEverything()
    }
  }

  /// Reads the whole list, or what is left of a reading that stopped, and drops what it no longer holds.
  private mutating func readEverything() async throws {
    // A list that changes under every reading is left for the next run rather than chased for ever.
    guard wholeReadings < 3 else { return isSettled = false }
    wholeReadings += 1
    pageLimit = PageLimit(of: "liked songs")
    nameless = [:]
    var walk = try state.walk ?? Walk(number: state.walks + 1, top: topRank())
    while true {
      let page = try await page(at: walk.next)
      if walk.total >= 0, page.total != walk.total { walk.isUneven = true }
      let shift = walk.total >= 0 ? max(0, walk.total - page.total) : 0
      walk.total = page.total
      if shift == 0 { walk.skipped += page.skipped }
      report(min(page.total, page.offset + page.items.count), of: page.total)
      // After a removal the rest of the list has moved up: step back so that nothing slips through between two pages.
      guard let next = shift > 0 ? max(0, walk.next - shift) : page.next else {
        try finish(walk, with: page)
        break
      }
      walk.next = next
      state.walk = walk
      try save(page, top: walk.top, walk: walk.number, state: state)
    }
    if walk.isUneven { try await readHead() }
  }

  private mutating func finish(_ walk: Walk, with page: Page<SavedTrack>) throws {
    state = State(walk: nil, isComplete: true, walks: walk.number, skipped: walk.skipped)
    try save(page, top: walk.top, walk: walk.number, state: state, dropsUnseen: true)
  }

  mutating func page(at offset: Int) async throws -> Page<SavedTrack> {
    try watch.check()
    requests += 1
    let page = try await service.likedPage(offset: offset, limit: LibrarySync.pageSize)
    try pageLimit.count(total: page.total)
    return page
  }

  /// Stores a page together with where the run stands; answers whether its last entry was known.
  @discardableResult
  private mutating func save(
    _ page: Page<SavedTrack>, top: Int, walk: Int, state: State, dropsUnseen: Bool = false
  ) throws -> Bool {
    var entries: [(key: String, saved: SavedTrack)] = []
    for saved in page.items { entries.append((key(of: saved), saved)) }
    return try store.write { db in
      var isKnown = true
      for (index, entry) in entries.enumerated() {
        let addedAt = entry.saved.addedAt?.timeIntervalSince1970
        isKnown = try LikedRecord.isKnown(entry.key, addedAt: addedAt, in: db)
        try TrackRecord.save(entry.saved.track, in: db)
        try LikedRecord(
          entry: entry.key, uri: entry.saved.track.uri, addedAt: addedAt, rank: top - page.offset - index,
          walk: walk, origin: .service
        ).insert(db)
      }
      if dropsUnseen { try LikedRecord.deleteUnseen(by: walk, in: db) }
      try StateRecord.set(.liked, to: state, in: db)
      return isKnown
    }
  }

  mutating func key(of saved: SavedTrack) -> String {
    if let uri = saved.track.uri { return uri }
    let key = "missing:\(saved.addedAt?.timeIntervalSince1970 ?? 0)"
    nameless[key, default: 0] += 1
    return "\(key)#\(nameless[key, default: 1])"
  }

  private func report(_ done: Int, of total: Int) {
    watch.report(
      WorkProgress("reading liked songs", Double(done), of: Double(total), unit: .things("entries")))
  }

  private func storedCount() throws -> Int { try store.read(LikedRecord.countOfService) }

  /// A rank above all others, with room for a list of a million between two readings.
  private func topRank() throws -> Int { try store.read(LikedRecord.ranks).greatest + 1_000_000 }
}
