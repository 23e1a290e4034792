import Synchronization

/// What the fits of a training leave behind, so that one that was stopped can go on.
///
/// The same training makes the same fits in the same order; the n-th takes up what the n-th left. Networks go on with the
/// epoch that was broken off and come to the same bits as if nobody had stopped them; what leaves nothing begins anew,
/// and comes to the same bits too.
public final class FitMemory: Sendable {
  private struct State {
    var left: [Int: any Sendable] = [:]
    var next = 0
  }

  private let state: Mutex<State>

  /// The memory of a training that begins.
  public convenience init() { self.init([:]) }

  private init(_ left: [Int: any Sendable]) { state = Mutex(State(left: left)) }

  /// The memory with which the same training goes on; this one stays as it is.
  public func continued() -> FitMemory { FitMemory(state.withLock(\.left)) }

  /// Notes that a fit begins.
  ///
  /// - Returns: Its number, and what the fit of that number left the last time.
  func begin<Left: Sendable>(_ type: Left.Type) -> (number: Int, left: Left?) {
    state.withLock { state in
      defer { state.next += 1 }
      return (state.next, state.left[state.next] as? Left)
    }
  }

  /// Keeps what a fit leaves.
  func keep(_ left: some Sendable, of number: Int) { state.withLock { $0.left[number] = left } }
}
