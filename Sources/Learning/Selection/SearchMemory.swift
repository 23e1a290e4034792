import Synchronization

/// What a search has found so far, so that one that was stopped can go on: the same search asks for the same trials in
/// the same order, and a score that is known is not fitted for again.
public final class SearchMemory: Sendable {
  private struct Place: Hashable {
    let rung, trial: Int
  }

  private let scores = Mutex<[Place: ModelCard.Score]>([:])

  /// The memory of a search that begins.
  public init() {}

  /// How many scores are known.
  public var count: Int { scores.withLock(\.count) }

  /// The score of a trial in a rung, made where it is not known. Throws what `make` throws.
  func score(
    rung: Int, trial: Int, _ make: () throws -> ModelCard.Score
  ) throws -> ModelCard.Score {
    let place = Place(rung: rung, trial: trial)
    if let known = scores.withLock({ $0[place] }) { return known }
    let score = try make()
    scores.withLock { $0[place] = score }
    return score
  }
}
