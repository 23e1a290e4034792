import Shell
import Work

/// Estimates how long a progress still takes, without jumping about.
///
/// The speed is an exponentially weighted mean of the speeds between reports, weighted by their duration.
struct TimeLeft {
  /// Reports older than this, in seconds, hardly count any more.
  private static let memory = 8.0

  private var title = ""
  private var start = 0.0
  private var lastTime = 0.0
  private var lastCompleted = 0.0
  private var speed = 0.0

  /// Takes a report at a time in seconds.
  ///
  /// - Returns: The seconds left, or `nil` as long as that would be a guess.
  mutating func note(_ progress: WorkProgress, at time: Double) -> Double? {
    if progress.title != title || progress.completed < lastCompleted {
      self = TimeLeft()
      title = progress.title
      start = time
      lastTime = time
      lastCompleted = progress.completed
    }
    let passed = time - lastTime
    if passed > 0, progress.completed > lastCompleted {
      // Early on the mean covers all there is, so that the first report does not decide.
      let weight = passed / min(max(time - start, passed), Self.memory)
      speed += min(weight, 1) * ((progress.completed - lastCompleted) / passed - speed)
      lastTime = time
      lastCompleted = progress.completed
    }
    guard let total = progress.total, speed > 0, time - start >= 1 else { return nil }
    let left = (total - progress.completed) / speed - (time - lastTime)
    return left.isFinite ? max(left, 0) : nil
  }
}
