import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads that work together on one thing at a time and meet at barriers within it.
///
/// A waiting thread spins a little, since the work between two barriers takes microseconds, and then sleeps. Where
/// other programs want the cores too, meeting costs more than it gains: the caller then works alone for a while.
/// What is computed does not depend on it.
public final class WorkerPool {
  /// How many threads work, the caller among them.
  public let threads: Int
  /// How many of them take part in the current work; changed only between two works.
  private var engaged: Int
  private var crowding = Crowding()
  private let shared: Shared
  private var handles: [pthread_t] = []

  /// Starts `threads − 1` threads; fewer if the system gives no more. Throws `KernelError.size`.
  public init(threads: Int) throws(KernelError) {
    guard (1...1024).contains(threads) else { throw .size(threads) }
    let shared = Shared()
    var started: [pthread_t] = []
    for index in 1..<max(threads, 1) {
      guard let handle = WorkerPool.start(index, shared) else { break }
      started.append(handle)
    }
    self.shared = shared
    handles = started
    self.threads = started.count + 1
    engaged = started.count + 1
    shared.threads.store(started.count + 1, ordering: .sequentiallyConsistent)
  }

  deinit {
    shared.job = nil
    shared.barrier.wait(threads)
    for handle in handles { pthread_join(handle, nil) }
  }

  /// Runs `body` once on every thread that takes part, with the thread's number, and returns when all are done.
  func run(_ body: (_ thread: Int) -> Void) {
    if threads == 1 { return body(0) }
    let start = Effort.now
    if engaged == 1 { body(0) } else { runOnAll(body) }
    engaged = crowding.threads(after: Effort.now - start, by: engaged, of: threads)
  }

  /// Runs `body` once on every thread, whatever else the machine does.
  func runOnAll(_ body: (_ thread: Int) -> Void) {
    engaged = threads
    if threads == 1 { return body(0) }
    withoutActuallyEscaping(body) { body in
      shared.job = body
      shared.barrier.wait(threads)
      body(0)
      shared.barrier.wait(threads)
      shared.job = nil
    }
  }

  /// Waits, within `run`, until every thread has come here; what each wrote before is then seen by all.
  @inline(__always)
  func meet() {
    if engaged > 1 { shared.barrier.wait(engaged) }
  }

  /// The part of `0 ..< count` that a thread works on: consecutive, as equal as can be.
  @inline(__always)
  func share(of count: Int, thread: Int) -> Range<Int> {
    count * thread / engaged..<count * (thread + 1) / engaged
  }

  private static func start(_ index: Int, _ shared: Shared) -> pthread_t? {
    let worker = Unmanaged.passRetained(Worker(index: index, shared: shared))
    #if canImport(Darwin)
      var handle: pthread_t?
      let status = pthread_create(
        &handle, nil, { Unmanaged<Worker>.fromOpaque($0).takeRetainedValue().work() }, worker.toOpaque())
    #else
      var handle = pthread_t()
      let status = pthread_create(
        &handle, nil,
        { argument in
          guard let argument else { return nil }
          return Unmanaged<Worker>.fromOpaque(argument).takeRetainedValue().work()
        }, worker.toOpaque())
    #endif
    guard status == 0 else {
      worker.release()
      return nil
    }
    return handle
  }

  /// What the threads share. `job` is written before a barrier and read after it.
  private final class Shared {
    let barrier = Barrier()
    let threads = Atomic<Int>(0)
    var job: ((Int) -> Void)?
  }

  /// One of the threads beside the caller.
  private final class Worker {
    let index: Int
    let shared: Shared

    init(index: Int, shared: Shared) {
      self.index = index
      self.shared = shared
    }

    func work() -> UnsafeMutableRawPointer? {
      // The pool knows its size only once all threads have been asked for.
      while shared.threads.load(ordering: .sequentiallyConsistent) == 0 { sched_yield() }
      let threads = shared.threads.load(ordering: .sequentiallyConsistent)
      while true {
        shared.barrier.wait(threads)
        guard perform() else { return nil }
        shared.barrier.wait(threads)
      }
    }

    /// Runs the job, if there is one, and lets go of it before the caller may end its life.
    @inline(never)
    private func perform() -> Bool {
      guard let job = shared.job else { return false }
      job(index)
      return true
    }
  }
}
