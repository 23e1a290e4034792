#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The number of processors that this process may use.
public let availableProcessors: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// How many threads a piece of work may use unless its caller names a number.
///
/// A command runs within the budget that the person set, so that `--threads` holds for all that it does, however deep.
public enum ThreadBudget {
  /// The budget of the current task: all processors unless `$threads.withValue` says otherwise.
  @TaskLocal public static var threads = availableProcessors
}
