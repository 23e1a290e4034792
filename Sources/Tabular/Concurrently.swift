import Dispatch
import Synchronization
import Work

/// Runs `body` for `0..<count`, spread over at most `threads` threads; returns when all are done.
///
/// Which thread runs which task is not fixed, so a task may only write what belongs to its number.
func concurrently(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  let workers = min(max(threads, 1), count)
  guard workers > 1 else {
    for index in 0..<max(count, 0) { body(index) }
    return
  }
  let next = Atomic(0)
  // Other threads know nothing of the task's budget; what they start themselves keeps to it too.
  let budget = ThreadBudget.threads
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    ThreadBudget.$threads.withValue(budget) {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index)
      }
    }
  }
}

/// `make(0), make(1), …`, computed on at most `threads` threads.
public func concurrentMap<Result: Sendable>(
  _ count: Int, threads: Int = ThreadBudget.threads, _ make: @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: max(count, 0)))
  concurrently(count, threads: threads) { index in
    let result = make(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// What `make` gives for each stretch of `length` numbers of `0..<count`, the last one perhaps shorter, in their order;
/// computed on at most `threads` threads.
public func concurrentBlocks<Result: Sendable>(
  _ count: Int, of length: Int, threads: Int = ThreadBudget.threads,
  _ make: @Sendable (Range<Int>) -> Result
) -> [Result] {
  concurrentMap((count + length - 1) / length, threads: threads) { block in
    make(block * length..<min((block + 1) * length, count))
  }
}
