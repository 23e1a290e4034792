import Learning
import Shell

extension RunContext {
  /// What a command lends to Learning: the session's seed and number of threads unless others are given, and the watch of
  /// the run.
  func fitContext(seed: UInt64? = nil, threads: Int? = nil) -> FitContext {
    FitContext(seed: seed ?? session.seed, threads: threads ?? session.threadCount, watch: watch)
  }
}
