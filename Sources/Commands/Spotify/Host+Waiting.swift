import Shell
import Work

extension Host {
  /// Runs work that waits for others, and ends it soon after the person asks to stop.
  ///
  /// - Throws: What the work throws, or `CancellationError`.
  func interruptible<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        while !isInterrupted {
          guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { return nil }
        }
        throw CancellationError()
      }
      defer { group.cancelAll() }
      while let outcome = try await group.next() {
        if let outcome { return outcome }
      }
      throw CancellationError()
    }
  }

  /// Waits before asking again, and shows that it does if it takes longer than a moment.
  func pause(_ duration: Duration) async throws {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < duration {
      try await Task.sleep(for: min(.milliseconds(200), duration - (ContinuousClock.now - start)))
      guard duration > .seconds(1) else { continue }
      let waited = Double((ContinuousClock.now - start).components.seconds)
      let whole = Double(duration.components.seconds)
      show(WorkProgress("waiting before asking again", waited, of: whole, unit: .seconds))
    }
  }
}
