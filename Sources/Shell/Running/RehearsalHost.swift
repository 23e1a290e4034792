import Report
import Synchronization
import Work

/// The world of lines that are only checked: nobody is there, nothing is shown, and long commands are stopped at their
/// beginning.
final class RehearsalHost: Host {
  private struct State {
    var about: About?
    var began = ContinuousClock.now
    /// When the present phase of the work began, by its title.
    var phase: (title: String, began: ContinuousClock.Instant)?
    var progress: WorkProgress?
    var isStopped = false
    var seconds = 0.0
    /// What is wrong with lines within others, which tell only that they stopped.
    var inner: [Diagnostic] = []
  }

  /// A long command works at least this long before it is stopped, and until the first of what it counts is done.
  private static let least = 0.5
  /// But not longer than this.
  private static let most = 10.0
  /// The shortest share of the work from which the whole is reckoned.
  private static let leastShare = 0.001

  let environment: HostEnvironment
  private let outer: any Host
  private let state = Mutex(State())

  /// A host in the place of another one, whose environment says where files go.
  init(_ outer: any Host, environment: HostEnvironment) {
    self.outer = outer
    self.environment = environment
  }

  /// How long all commands that began so far would take, in seconds.
  var seconds: Double { state.withLock(\.seconds) }

  var isInteractive: Bool { false }

  var isInterrupted: Bool {
    if outer.isInterrupted { return true }
    return state.withLock { state in
      if state.isStopped { return true }
      guard state.about?.checking == .beginning else { return false }
      let elapsed = (ContinuousClock.now - state.began).seconds
      state.isStopped = elapsed > Self.most || (elapsed > Self.least && state.progress?.hasBegun != false)
      return state.isStopped
    }
  }

  func begin(_ about: About) throws {
    if about.checking == .nothing { throw CancellationError() }
    state.withLock { state in
      let (seconds, inner) = (state.seconds, state.inner)
      state = State()
      (state.about, state.seconds, state.inner) = (about, seconds, inner)
    }
  }

  func show(_ progress: WorkProgress?) {
    state.withLock { state in
      let now = ContinuousClock.now
      if let progress {
        if state.phase?.title != progress.title { state.phase = (progress.title, now) }
        state.progress = progress
      } else if state.about != nil {
        let elapsed = (now - state.began).seconds
        var whole = elapsed
        if state.isStopped, let phase = state.phase, let share = state.progress?.share {
          let own = (now - phase.began).seconds
          whole = elapsed - own + own / max(share, Self.leastShare)
        }
        state.seconds += max(whole, elapsed)
        state.about = nil
        state.isStopped = false
      }
    }
  }

  func show(_ output: Output) {}
  func show(_ record: Record) {
    let faults = record.diagnostics.filter { $0.severity == .error }.map { fault in
      var fault = fault
      fault.message = "\(.code(record.headline)): " + fault.message
      fault.place = .none
      return fault
    }
    state.withLock { $0.inner += faults }
  }

  /// What was found to be wrong with lines within others since it was last asked.
  func takeInnerFaults() -> [Diagnostic] {
    state.withLock { state in
      defer { state.inner = [] }
      return state.inner
    }
  }

  func ask(_ question: Text) -> String? { nil }
  func open(page: String) -> Bool { false }
}

extension WorkProgress {
  /// Whether the first of the things that are counted is done, or anything of what is not counted.
  fileprivate var hasBegun: Bool {
    switch unit {
    case .things: completed >= 1
    case .bytes, .seconds, .share: completed > 0
    }
  }
}
