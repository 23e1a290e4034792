#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time at a moment, by the wall and by the work of the calling thread: how far the two drift apart says whether
/// the thread had a core to itself.
struct Effort {
  private let wall: Double
  private let work: Double

  /// Shorter works say nothing about the machine.
  private static let shortest = 0.001
  /// A thread that waits as long as it works is better off alone.
  private static let crowded = 2.0
  /// A thread that hardly waits has room beside it.
  private static let free = 1.4

  static var now: Effort { Effort(wall: seconds(CLOCK_MONOTONIC), work: seconds(CLOCK_THREAD_CPUTIME_ID)) }

  /// How many of `all` threads should take part in the next work, when `engaged` took part in the one since.
  func threads(after engaged: Int, of all: Int) -> Int {
    let end = Effort.now
    let passed = end.wall - wall
    guard passed > Effort.shortest else { return engaged }
    let ratio = passed / max(end.work - work, 1e-9)
    if engaged > 1 { return ratio > Effort.crowded ? 1 : engaged }
    return ratio < Effort.free ? all : 1
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
