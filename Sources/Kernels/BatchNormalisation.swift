/// Batch normalisation of sixteen columns of a panel (Ioffe and Szegedy 2015), forward and backward.
///
/// Every sum over the rows is four interleaved chains, joined in one order, so that it never depends on threads.
enum BatchNormalisation {
  /// Added to a variance before its root is taken.
  static let epsilon: Float = 1e-5
  /// How fast the running statistics follow those of the batches.
  static let momentum: Float = 0.1

  /// The statistics of a batch.
  struct Statistics {
    let mean: Lanes
    /// The biased variance.
    let variance: Lanes
    /// 1 / √(variance + ε).
    let inverseDeviation: Lanes
  }

  /// Mean and variance of the columns from `column` on, over `rows` rows, in two passes.
  @inline(__always)
  static func statistics(_ panel: Floats, column: Int, rows: Int) -> Statistics {
    let share = Lanes(repeating: 1 / Float(rows))
    let mean = sum(rows) { panel.lanes($0 * Panel.width + column) } * share
    let variance =
      sum(rows) { row in
        let distance = panel.lanes(row * Panel.width + column) - mean
        return distance * distance
      } * share
    return Statistics(
      mean: mean, variance: variance,
      inverseDeviation: (variance + Lanes(repeating: epsilon)).reciprocalSquareRoot)
  }

  /// Moves the running statistics towards those of a batch; the running variance is the unbiased one.
  @inline(__always)
  static func follow(_ batch: Statistics, rows: Int, mean: Floats, variance: Floats, at column: Int) {
    let rate = Lanes(repeating: momentum)
    let unbiased = batch.variance * Lanes(repeating: Float(rows) / Float(max(rows - 1, 1)))
    let oldMean = mean.lanes(column)
    let oldVariance = variance.lanes(column)
    mean.store(rate * (batch.mean - oldMean) + oldMean, column)
    variance.store(rate * (unbiased - oldVariance) + oldVariance, column)
  }

  /// The sum of `term` over the rows.
  @inline(__always)
  static func sum(_ rows: Int, _ term: (_ row: Int) -> Lanes) -> Lanes {
    var first = Lanes()
    var second = Lanes()
    var third = Lanes()
    var fourth = Lanes()
    var row = 0
    while row + 4 <= rows {
      first += term(row)
      second += term(row + 1)
      third += term(row + 2)
      fourth += term(row + 3)
      row += 4
    }
    while row < rows {
      first += term(row)
      row += 1
    }
    return (first + second) + (third + fourth)
  }
}
