import Work

/// Takes pieces of work through four steps on several threads, so that what comes out is what one thread would give.
///
/// A piece is read and worked on by whatever thread takes it; in between it is checked, and at the end finished, one
/// piece after the other in their order. A thread that is done with its piece before its turn leaves the result to
/// whoever finishes next. No more than a few pieces for each thread are in memory.
///
/// - Parameters:
///   - count: how many pieces there are.
///   - check: `nil` for a piece that holds nothing.
/// - Throws: what the first piece that fails throws, when all pieces before it are finished; `CancellationError` if
///   the person asked to stop, with the pieces finished that were begun.
func inOrder<Piece: Sendable, Checked: Sendable, Done: Sendable>(
  _ count: Int, threads: Int, watch: Watch,
  read: @Sendable (_ index: Int) -> Piece,
  check: @Sendable (Piece) throws -> Checked?,
  work: @Sendable (Checked) throws -> Done,
  finish: @Sendable (Done) throws -> Void
) throws {
  let threads = max(1, min(threads, count))
  let line = Monitor(Line<Done>(count: count, room: 3 * threads))
  concurrently(threads, threads: threads) { _ in
    // What a piece needs is done by the thread that has it.
    ThreadBudget.$threads.withValue(1) {
      while let index = line.wait(for: { $0.taken(unless: watch.isCancelled()) }) {
        let piece = read(index)
        guard line.wait(for: { $0.isTurn(of: index) }) else { return }
        let checked = Result { try check(piece) }
        line.change { $0.pass(checked) }
        let outcome = checked.flatMap { checked in Result { try checked.map(work) } }
        line.change { $0.pending[index] = outcome }
        while let next = line.change({ $0.next() }) {
          let end = Result { if let done = try next.get() { try finish(done) } }
          line.change { $0.finished(end) }
        }
      }
    }
  }
  try line.change { line in Result { try line.outcome() } }.get()
}

/// Where the pieces of `inOrder` are.
private struct Line<Done> {
  let count: Int
  /// How many pieces may be under way at once.
  let room: Int
  /// The next piece that is taken, checked, finished.
  var take = 0
  var check = 0
  var finish = 0
  var isFinishing = false
  var pending: [Int: Result<Done?, any Error>] = [:]
  var failure: (any Error)?
  /// Whether no further piece is taken.
  var isStopped = false

  init(count: Int, room: Int) {
    self.count = count
    self.room = room
  }

  /// The next piece, or none once there are no more; `nil` to wait.
  mutating func taken(unless isCancelled: Bool) -> Int?? {
    if isCancelled { isStopped = true }
    if isStopped || failure != nil || take >= count { return .some(nil) }
    guard take - finish < room else { return nil }
    take += 1
    return .some(take - 1)
  }

  /// Whether a piece is the next to be checked; `false` if it never will be, `nil` to wait.
  func isTurn(of index: Int) -> Bool? {
    if failure != nil || check == -1 { return false }
    return check == index ? true : nil
  }

  /// After a check the next piece has its turn, and no other after one that failed.
  mutating func pass(_ result: Result<some Any, any Error>) {
    if case .success = result {
      check += 1
    } else {
      check = -1
      isStopped = true
    }
  }

  /// The outcome that is next to be finished, if it is there and nobody finishes another.
  mutating func next() -> Result<Done?, any Error>? {
    guard !isFinishing, failure == nil, let outcome = pending.removeValue(forKey: finish) else { return nil }
    isFinishing = true
    return outcome
  }

  mutating func finished(_ result: Result<Void, any Error>) {
    isFinishing = false
    if case .failure(let error) = result { failure = error } else { finish += 1 }
  }

  func outcome() throws {
    if let failure { throw failure }
    if finish < count { throw CancellationError() }
  }
}
