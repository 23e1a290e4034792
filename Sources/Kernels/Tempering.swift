/// Probabilities under another temperature T: each to the power of 1 / T, scaled to add up to 1 again.
public enum Tempering {
  /// Below this, the logarithm of a probability makes no difference.
  public static let leastProbability: Float = 1e-30
  /// Stands in for columns that are not there: its power is 0, its square is finite.
  private static let padding: Float = -30_000

  /// Tempers a table, `rows × classes`, in place; a row that is not finite stays as it is.
  ///
  /// Throws `KernelError` if these are no whole rows or `inverse`, 1 / T, is not within 0.01...100.
  public static func temper(
    _ table: inout [Float], classes: Int, inverse: Float, pool: WorkerPool
  ) throws(KernelError) {
    let rows = try rowCount(table, classes: classes)
    guard (0.01...100).contains(inverse) else { throw .value(Double(inverse)) }
    let width = padded(classes)
    table.withUnsafeMutableBufferPointer { table in
      pool.run { thread in
        let arena = Arena(capacity: width)
        let scores = arena.floats(width)
        for row in pool.share(of: rows, thread: thread) {
          let own = UnsafeMutableBufferPointer(rebasing: table[row * classes..<(row + 1) * classes])
          guard spread(UnsafeBufferPointer(own), into: scores) else { continue }
          var total = Lanes()
          for start in stride(from: 0, to: width, by: 16) {
            let power = (scores.lanes(start) * Lanes(repeating: inverse)).exponential
            scores.store(power, start)
            total += power
          }
          let share = 1 / total.total
          for column in 0..<classes { own[column] = scores[column] * share }
        }
      }
    }
  }

  /// Writes how far the logarithms of a row's probabilities lie below the highest; `false` if they are not finite.
  @inline(__always)
  fileprivate static func spread(_ row: UnsafeBufferPointer<Float>, into scores: Floats) -> Bool {
    for (column, probability) in row.enumerated() { scores[column] = probability }
    for column in row.count..<scores.count { scores[column] = 0 }
    var sum = Lanes()
    for start in stride(from: 0, to: scores.count, by: 16) {
      let probabilities = scores.lanes(start)
      sum += probabilities
      scores.store(probabilities.larger(Lanes(repeating: leastProbability)).naturalLogarithm, start)
    }
    guard sum.total.isFinite else { return false }
    for column in row.count..<scores.count { scores[column] = padding }
    var top = scores.lanes(0)
    for start in stride(from: 16, to: scores.count, by: 16) { top = scores.lanes(start).larger(top) }
    let highest = Lanes(repeating: top.largest)
    for start in stride(from: 0, to: scores.count, by: 16) {
      scores.store(scores.lanes(start) - highest, start)
    }
    return true
  }

  fileprivate static func padded(_ classes: Int) -> Int { (classes + 15) / 16 * 16 }

  fileprivate static func rowCount(_ table: [Float], classes: Int) throws(KernelError) -> Int {
    guard classes > 0 else { throw .size(classes) }
    guard table.count % classes == 0 else {
      throw .count(expected: table.count / classes * classes, found: table.count)
    }
    return table.count / classes
  }
}

/// The log loss of probabilities as a function of the inverse temperature; rows that are not finite are left out.
public final class TemperedLoss {
  private let classes: Int
  private let width: Int
  private let targets: SparseTargets
  private let scores: Floats
  private let arena: Arena
  /// The rows of the targets that are finite, in order; their scores lie one after another.
  private let usable: [Int]

  /// Keeps the logarithms of a table of `rows × classes`. Throws `KernelError` if rows and targets differ in number,
  /// or a class does not exist.
  public init(_ probabilities: [Float], targets: SparseTargets, classes: Int) throws(KernelError) {
    let rows = try Tempering.rowCount(probabilities, classes: classes)
    guard targets.rows == rows else { throw .count(expected: rows, found: targets.rows) }
    for label in targets.classes where Int(label) >= classes { throw .index(Int(label), count: classes) }
    let width = Tempering.padded(classes)
    let arena = Arena(capacity: width * rows)
    let scores = arena.floats(width * rows)
    var usable: [Int] = []
    probabilities.withUnsafeBufferPointer { probabilities in
      for row in 0..<rows {
        let own = UnsafeBufferPointer(rebasing: probabilities[row * classes..<(row + 1) * classes])
        if Tempering.spread(own, into: scores.slice(usable.count * width, width)) { usable.append(row) }
      }
    }
    self.classes = classes
    self.width = width
    self.targets = targets
    self.scores = scores
    self.arena = arena
    self.usable = usable
  }

  /// Whether there is any row to judge by.
  public var isEmpty: Bool { usable.isEmpty }

  /// The first two derivatives of the summed loss by the inverse temperature: the mean score less the score of the
  /// label, and the variance of the scores, each times the weight of the row.
  public func derivatives(at inverse: Float, pool: WorkerPool) -> (slope: Double, curvature: Double) {
    var slopes = [Double](repeating: 0, count: usable.count)
    var curvatures = slopes
    slopes.withUnsafeMutableBufferPointer { slopes in
      curvatures.withUnsafeMutableBufferPointer { curvatures in
        targets.withView { targets in
          pool.run { thread in
            for place in pool.share(of: usable.count, thread: thread) {
              let (mean, variance) = moments(place, inverse: inverse)
              for entry in targets.offsets[usable[place]]..<targets.offsets[usable[place] + 1] {
                let weight = Double(targets.weights[entry])
                let score = scores[place * width + Int(targets.classes[entry])]
                slopes[place] += weight * (mean - Double(score))
                curvatures[place] += weight * variance
              }
            }
          }
        }
      }
    }
    // In the order of the rows, so that the sum does not depend on the threads.
    return (slopes.reduce(0, +), curvatures.reduce(0, +))
  }

  private func moments(_ place: Int, inverse: Float) -> (mean: Double, variance: Double) {
    var total = Lanes()
    var first = Lanes()
    var second = Lanes()
    for start in stride(from: place * width, to: (place + 1) * width, by: 16) {
      let own = scores.lanes(start)
      let power = (own * Lanes(repeating: inverse)).exponential
      let weighted = power * own
      total += power
      first += weighted
      second += weighted * own
    }
    let sum = Double(total.total)
    let mean = Double(first.total) / sum
    return (mean, Double(second.total) / sum - mean * mean)
  }
}
