import Learning
import Synchronization

/// The searches of a session that were stopped, by all that they depend on.
final class UnfinishedSearches: Sendable {
  private let held = Mutex<[String: SearchMemory]>([:])

  init() {}

  /// What is known of a search; a memory that is new if it begins.
  func memory(of search: String) -> SearchMemory {
    held.withLock { held in
      let memory = held[search] ?? SearchMemory()
      held[search] = memory
      return memory
    }
  }

  /// Lets go of a search that has come to its end.
  func forget(_ search: String) { held.withLock { $0[search] = nil } }
}
