#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Time and memory, as the system counts them.
enum Clock {
  /// Seconds since some moment; never goes back.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// How long `body` takes, `count` times after `warmUps` times that do not count.
  static func times(_ count: Int, after warmUps: Int = 1, _ body: () throws -> Void) rethrows -> [Double] {
    for _ in 0..<warmUps { try body() }
    var times: [Double] = []
    for _ in 0..<count {
      let start = now()
      try body()
      times.append(now() - start)
    }
    return times
  }

  /// The most memory that this process ever held, in bytes.
  static func peakMemory() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return resident(usage)
  }

  /// Runs a program to its end, what it prints going to a file; its wall time in seconds and its peak memory in bytes.
  static func run(
    _ arguments: [String], printingTo output: String = "/dev/null"
  ) throws -> (seconds: Double, peak: Int) {
    let start = now()
    var child = pid_t()
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let status = posix_spawnp(&child, arguments[0], &actions, nil, pointers, environ)
    guard status == 0 else { throw Fault.cannotStart(arguments[0], code: status) }
    var result: Int32 = 0
    var usage = rusage()
    while wait4(child, &result, 0, &usage) < 0 {
      guard errno == EINTR else { throw Fault.cannotStart(arguments[0], code: errno) }
    }
    guard result == 0 else { throw Fault.failed(arguments.joined(separator: " "), status: result) }
    return (now() - start, resident(usage))
  }

  /// What can go wrong with a program to be measured.
  enum Fault: Error {
    case cannotStart(String, code: Int32)
    case failed(String, status: Int32)
  }

  private static func resident(_ usage: rusage) -> Int {
    #if canImport(Darwin)
      usage.ru_maxrss
    #else
      usage.ru_maxrss * 1024
    #endif
  }
}
