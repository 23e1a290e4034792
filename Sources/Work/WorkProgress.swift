/// How far a piece of work is.
public struct WorkProgress: Sendable, Hashable {
  /// What is being done, such as `training`.
  public var title: String
  /// How much is done, in `unit`.
  public var completed: Double
  /// How much there is to do, in `unit`; `nil` if nobody knows.
  public var total: Double?
  /// What is counted.
  public var unit: Unit
  /// What else is worth watching, such as the loss; empty if nothing is.
  public var detail: String

  /// What a progress counts.
  public enum Unit: Sendable, Hashable {
    case bytes
    /// Seconds of a wait that ends by itself after `total` of them; what is told is how many are left.
    case seconds
    /// Things with a name in the plural, such as `epochs`.
    case things(String)
    /// A share of what nobody counts: the percentage says it all.
    case share
  }

  /// The share of the work, from 0 to 1, that is done.
  public init(_ title: String, share: Double, detail: String = "") {
    self.init(title, share, of: 1, unit: .share, detail: detail)
  }

  /// How much of how much is done.
  public init(_ title: String, _ completed: Double, of total: Double?, unit: Unit, detail: String = "") {
    self.title = title
    self.completed = completed
    self.total = total
    self.unit = unit
    self.detail = detail
  }

  /// The share that is done, from 0 to 1; 0 where nobody knows how much there is to do.
  public var share: Double {
    guard let total, total > 0 else { return 0 }
    return min(max(completed / total, 0), 1)
  }
}
