import Synchronization

/// A pool of threads that is started when it is first needed, and shared by whatever is computed with it, one thing at a
/// time.
///
/// Starting threads takes longer than many a prediction, so that those who compute hand a `Workers` on instead of a
/// number of threads. What is computed does not depend on their number.
public final class Workers: Sendable {
  /// How many threads may work, the caller among them; within 1...256.
  public let threads: Int
  private let pool = Mutex<WorkerPool?>(nil)

  /// Workers that start no thread yet; a number of threads outside of 1...256 becomes the nearest within.
  public init(threads: Int = 1) {
    self.threads = min(max(threads, 1), 256)
  }

  /// Lends the pool to `body`; others wait meanwhile. Within `body` the same workers must not be asked again.
  ///
  /// Throws what `body` throws.
  public func withPool<Result: Sendable>(_ body: (WorkerPool) throws -> Result) throws -> Result {
    try pool.withLock { pool in
      let started: WorkerPool
      if let own = pool { started = own } else { started = try WorkerPool(threads: threads) }
      pool = started
      return try body(started)
    }
  }
}
