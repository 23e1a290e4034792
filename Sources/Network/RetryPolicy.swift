/// How often and how soon a request that failed for a passing reason is sent again.
///
/// Waits double from one try to the next and are spread at random, so that many clients that failed together do not
/// come back together (exponential backoff with full jitter, Brooker 2015).
public struct RetryPolicy: Sendable {
  /// Tries in all, the first included.
  public var tries = 4
  /// Upper end of the first wait.
  public var firstWait: Duration = .milliseconds(500)
  /// Most that one request may wait in all; also the longest `Retry-After` that is obeyed by waiting.
  public var longestWait: Duration = .seconds(60)
  /// Answers of status 429 or 5xx for which waiting is of no use.
  public var isFinal: @Sendable (HTTPResponse) -> Bool = { _ in false }
  /// Waits; throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  /// A number from 0 to 1. It spreads waits and touches no result, so it needs no seed.
  public var jitter: @Sendable () -> Double = { Double.random(in: 0...1) }

  /// Four tries, with waits of half a second at first and a minute at most.
  public init() {}

  /// The wait before try number `failures` + 1, where `asked` is what the other side wants; nil to give up.
  func wait(afterFailures failures: Int, asked: Duration?, waited: Duration) -> Duration? {
    guard failures < tries else { return nil }
    let backoff = firstWait * (1 << min(failures - 1, 20))
    let chosen = asked.map { $0 + firstWait * jitter() } ?? backoff * jitter()
    // The other side's wish is never cut short; a wait of our own is.
    if let asked, waited + asked > longestWait { return nil }
    let rest = longestWait - waited
    return rest > .zero ? min(chosen, rest) : nil
  }
}
