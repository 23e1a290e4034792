#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long something took by the wall, and how much of that the calling thread worked, in seconds: how far the two drift
/// apart says whether the thread had a core to itself.
struct Effort {
  private(set) var wall = 0.0
  private(set) var work = 0.0

  /// The readings of both clocks.
  static var now: Effort {
    Effort(wall: seconds(CLOCK_MONOTONIC), work: seconds(CLOCK_THREAD_CPUTIME_ID))
  }

  /// The wall's time for each second of work; 1 for a thread that never waits.
  var ratio: Double { wall / max(work, 1e-9) }

  static func - (end: Effort, start: Effort) -> Effort {
    Effort(wall: end.wall - start.wall, work: end.work - start.work)
  }

  static func += (sum: inout Effort, part: Effort) {
    sum.wall += part.wall
    sum.work += part.work
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Whether threads that work together should go on so. Where other programs want the cores too, each waits for the one
/// that is held up, and one thread alone is sooner done.
///
/// Alone it takes a while before they try again together, longer each time that this was a mistake: a few milliseconds
/// without another program in between say nothing.
struct Crowding {
  /// What was seen since the last decision.
  private var seen = Effort()
  /// For how long one thread works alone before they try again together, in seconds.
  private var patience = Crowding.shortestPatience

  /// Less than this says nothing, in seconds.
  private static let leastTogether = 0.004
  private static let shortestPatience = 0.06
  private static let longestPatience = 2.0
  /// Threads that wait this much longer than they work are better off alone.
  private static let crowded = 1.6
  /// A thread that hardly waits has room beside it.
  private static let free = 1.25

  /// How many of `all` threads should take part in the next work, after `engaged` took part in one of this effort.
  mutating func threads(after effort: Effort, by engaged: Int, of all: Int) -> Int {
    seen += effort
    guard seen.wall >= (engaged > 1 ? Self.leastTogether : patience) else { return engaged }
    let ratio = seen.ratio
    seen = Effort()
    if engaged > 1 {
      if ratio > Self.crowded { return 1 }
      patience = max(patience / 2, Self.shortestPatience)
      return engaged
    }
    guard ratio < Self.free else { return 1 }
    patience = min(patience * 2, Self.longestPatience)
    return all
  }
}
