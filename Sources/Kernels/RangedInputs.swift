/// Inputs that are spelled out over ranges, and given in short.
///
/// A feature with so many ranges is as many inputs: 1 for those below its value, −1 for those above it, and in between, in
/// the range that holds the value, a level from −1 to 1; a missing value is 0 everywhere. A row names that range and the
/// level, two numbers for each feature. What a layer makes of the others is in sums that it takes once for all rows, so
/// that the work of a row grows with its features and not with their ranges.
public struct RangedInputs: Sendable, Equatable {
  /// How many ranges each feature has.
  public let widths: [Int]
  /// The first input of each feature.
  let starts: [Int]
  /// The number of inputs that all ranges are.
  public let count: Int

  /// No input is spelled out.
  public static let none = RangedInputs()
  /// What a row names in place of a range where a value is missing.
  public static let missing: Float = -1

  /// How many numbers of a row stand for them.
  public var numbers: Int { 2 * widths.count }

  private init() {
    widths = []
    starts = []
    count = 0
  }

  /// Features with so many ranges each. Throws `KernelError.size` unless each has one and all are as many as a network may
  /// have inputs.
  public init(widths: [Int]) throws(KernelError) {
    var starts: [Int] = []
    var count = 0
    for width in widths {
      guard (1...1_000_000).contains(width), count + width <= 1_000_000 else { throw .size(width) }
      starts.append(count)
      count += width
    }
    self.widths = widths
    self.starts = starts
    self.count = count
  }

  /// The input in which the value of a feature lies, and its level there; `nil` where it is missing or no range.
  @inline(__always)
  func place(_ feature: Int, in row: UnsafePointer<Float>) -> (input: Int, level: Float)? {
    let (range, level) = (row[2 * feature], row[2 * feature + 1])
    guard range >= 0, range < Float(widths[feature]), level.isFinite else { return nil }
    return (starts[feature] + Int(range), level)
  }

  /// For each input of a panel of weights, what a row adds whose value lies there, but for the level itself: the weights of
  /// the ranges below it less those of the ranges above it.
  func neighbours(of weight: Floats, into table: Floats) {
    eachSides(of: weight) { position, below, above in table.store(below - above, position) }
  }

  /// The gradient by each weight of a panel, handed to `sink` as (position in the panel, sixteen gradients), by two sums
  /// over the rows whose value lies in its range: that of their gradients, and that of their gradients times their levels.
  ///
  /// A weight counts fully for rows whose value lies above its range, and negatively for those below.
  @inline(__always)
  func gradients(
    plain: Floats, levelled: Floats, sink: (_ position: Int, _ gradients: Lanes) -> Void
  ) {
    eachSides(of: plain) { position, below, above in
      sink(position, levelled.lanes(position) + (above - below))
    }
  }

  /// Calls `body` for every sixteen numbers of a panel with their position, and with the sums of those of the ranges below
  /// and of the ranges above in the same feature.
  @inline(__always)
  private func eachSides(
    of panel: Floats, _ body: (_ position: Int, _ below: Lanes, _ above: Lanes) -> Void
  ) {
    for (start, width) in zip(starts, widths) {
      for half in stride(from: 0, to: Panel.width, by: 16) {
        var total = Lanes()
        for input in start..<start + width { total += panel.lanes(input * Panel.width + half) }
        var below = Lanes()
        for input in start..<start + width {
          let position = input * Panel.width + half
          let own = panel.lanes(position)
          body(position, below, total - below - own)
          below += own
        }
      }
    }
  }
}
