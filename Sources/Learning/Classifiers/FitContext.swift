import Kernels
import Work

/// What a caller lends to a fit: the seed, the threads, and who watches it.
public struct FitContext: Sendable {
  /// The seed of every random draw of the fit.
  public var seed: UInt64
  /// The threads that compute; all that is done in this context shares them.
  public let workers: Workers
  /// Told how far the fit is, from the fitting thread, and asked several times a second whether to go on.
  public var watch: Watch
  /// Where fits leave what they need to go on; `nil` if none is to.
  public var memory: FitMemory?

  /// A context with threads of its own, which start when they are first needed.
  public init(seed: UInt64 = 0, threads: Int = 1, watch: Watch = Watch()) {
    self.init(seed: seed, workers: Workers(threads: threads), watch: watch)
  }

  /// A context with threads that others use too.
  public init(seed: UInt64 = 0, workers: Workers, watch: Watch = Watch()) {
    self.seed = seed
    self.workers = workers
    self.watch = watch
  }

  /// The same context with another watch.
  public func watched(by watch: Watch) -> FitContext {
    var context = self
    context.watch = watch
    return context
  }
}
