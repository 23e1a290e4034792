import Kernels
import Tabular

/// Several opinions on the same tracks as one: `p ∝ Π p_j^w_j`, with weights that fit tracks of which the genre is known.
///
/// Heskes, "Selecting weighting factors in logarithmic opinion pools", NIPS 1997. The weights calibrate too: their sum
/// says how sure the whole may be.
public struct LogLinearPool: Sendable, Equatable {
  /// The exponent of each opinion, 0 or more.
  public let weights: [Double]

  /// Smaller probabilities count as this one, so that no opinion alone rules a class out.
  static let leastProbability: Float = 1e-12

  /// Known weights, as from a file. Throws `LearningError.notFinite` unless each is finite and 0 or more.
  public init(weights: [Double]) throws(LearningError) {
    guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw .notFinite }
    self.weights = weights
  }

  /// The weights with the lowest log loss, by Newton's method: the loss is convex in them. An opinion that would weigh
  /// less than nothing weighs nothing.
  ///
  /// - Parameters:
  ///   - opinions: Probabilities, each `tracks × classes`, of tracks that none of them was learned from.
  ///   - labels: The genres of each track, whose weights add up to 1.
  /// - Throws: `LearningError.shape`.
  public init(fitting opinions: [Matrix], to labels: SoftLabels, threads: Int = 1) throws(LearningError) {
    for opinion in opinions where opinion.rows != labels.rows {
      throw .shape(expected: labels.rows, found: opinion.rows)
    }
    let logs = opinions.map { $0.logarithms(threads: threads) }
    var active = Array(opinions.indices)
    var weights = [Double](repeating: 1 / Double(max(1, opinions.count)), count: opinions.count)
    guard labels.rows > 0 else {
      self.weights = weights
      return
    }
    var loss = Self.derivatives(logs, labels, weights, threads: threads)
    for _ in 0..<40 {
      guard let step = Self.solve(loss.curvature, loss.slope, of: active) else { break }
      var factor = 1.0
      var isBetter = false
      while factor > 1e-3 {
        var next = weights
        for (place, index) in active.enumerated() { next[index] = max(0, next[index] - factor * step[place]) }
        let candidate = Self.derivatives(logs, labels, next, threads: threads)
        if candidate.value < loss.value {
          isBetter = loss.value - candidate.value > 1e-9 * abs(loss.value)
          (weights, loss) = (next, candidate)
          break
        }
        factor /= 2
      }
      active = opinions.indices.filter { weights[$0] > 0 || loss.slope[$0] < 0 }
      if !isBetter { break }
    }
    self.weights = weights
  }

  /// The pooled probabilities, `tracks × classes`. Throws `LearningError.shape` unless there is an opinion for each weight.
  public func callAsFunction(_ opinions: [Matrix], threads: Int = 1) throws(LearningError) -> Matrix {
    guard opinions.count == weights.count, let first = opinions.first else {
      throw .shape(expected: weights.count, found: opinions.count)
    }
    var result = Matrix(rows: first.rows, columns: first.columns)
    for (opinion, weight) in zip(opinions, weights) {
      guard opinion.values.count == result.values.count else {
        throw .shape(expected: result.values.count, found: opinion.values.count)
      }
      result.add(opinion.logarithms(threads: threads), times: Float(weight))
    }
    return result.softmax()
  }

  private static let blockLength = 1024

  private struct Derivatives {
    var value = 0.0
    var slope: [Double]
    var curvature: [Double]
  }

  /// The summed log loss with its derivatives, added up in the order of blocks whatever the number of threads.
  private static func derivatives(
    _ logs: [Matrix], _ labels: SoftLabels, _ weights: [Double], threads: Int
  ) -> Derivatives {
    let (count, classes) = (logs.count, logs.first?.columns ?? 0)
    let parts = concurrentBlocks(labels.rows, of: blockLength, threads: threads) { block in
      var part = Derivatives(
        slope: [Double](repeating: 0, count: count), curvature: [Double](repeating: 0, count: count * count))
      var scores = [Double](repeating: 0, count: classes)
      for row in block {
        for index in scores.indices { scores[index] = 0 }
        for (log, weight) in zip(logs, weights) where weight != 0 {
          let start = row * classes
          for index in 0..<classes { scores[index] += weight * Double(log.values[start + index]) }
        }
        let largest = scores.max() ?? 0
        var sum = 0.0
        for index in scores.indices {
          scores[index] = exponential(scores[index] - largest)
          sum += scores[index]
        }
        for entry in labels.offsets[row]..<labels.offsets[row + 1] {
          let share = max(scores[Int(labels.classes[entry])] / sum, 1e-300)
          part.value -= Double(labels.weights[entry]) * logarithm(share)
        }
        var means = [Double](repeating: 0, count: count)
        for (place, log) in logs.enumerated() {
          let start = row * classes
          for index in 0..<classes { means[place] += scores[index] / sum * Double(log.values[start + index]) }
          part.slope[place] += means[place]
          for entry in labels.offsets[row]..<labels.offsets[row + 1] {
            part.slope[place] -=
              Double(labels.weights[entry]) * Double(log.values[start + Int(labels.classes[entry])])
          }
        }
        for one in 0..<count {
          for other in 0...one {
            let start = row * classes
            var product = 0.0
            for index in 0..<classes {
              product +=
                scores[index] / sum * Double(logs[one].values[start + index])
                * Double(logs[other].values[start + index])
            }
            part.curvature[one * count + other] += product - means[one] * means[other]
          }
        }
      }
      return part
    }
    var total = Derivatives(
      slope: [Double](repeating: 0, count: count), curvature: [Double](repeating: 0, count: count * count))
    for part in parts {
      total.value += part.value
      for index in part.slope.indices { total.slope[index] += part.slope[index] }
      for index in part.curvature.indices { total.curvature[index] += part.curvature[index] }
    }
    return total
  }

  /// Solves `curvature · step = slope` for some of the weights, by Cholesky's method with a little added to the diagonal;
  /// `nil` where nothing is left to solve.
  private static func solve(_ curvature: [Double], _ slope: [Double], of active: [Int]) -> [Double]? {
    let (count, size) = (slope.count, active.count)
    guard size > 0 else { return nil }
    var lower = [Double](repeating: 0, count: size * size)
    let ridge = 1e-9 * (active.map { curvature[$0 * count + $0] }.max() ?? 0) + 1e-12
    for one in 0..<size {
      for other in 0...one {
        let (high, low) = (max(active[one], active[other]), min(active[one], active[other]))
        var sum = curvature[high * count + low] + (one == other ? ridge : 0)
        for inner in 0..<other { sum -= lower[one * size + inner] * lower[other * size + inner] }
        if one == other {
          guard sum > 0 else { return nil }
          lower[one * size + one] = sum.squareRoot()
        } else {
          lower[one * size + other] = sum / lower[other * size + other]
        }
      }
    }
    var step = active.map { slope[$0] }
    for one in 0..<size {
      for inner in 0..<one { step[one] -= lower[one * size + inner] * step[inner] }
      step[one] /= lower[one * size + one]
    }
    for one in (0..<size).reversed() {
      for inner in one + 1..<size { step[one] -= lower[inner * size + one] * step[inner] }
      step[one] /= lower[one * size + one]
    }
    return step
  }
}

extension Matrix {
  /// The logarithm of each entry, of at least 1e-12.
  fileprivate func logarithms(threads: Int) -> Matrix {
    let parts = concurrentBlocks(values.count, of: max(1, 1024 * columns), threads: threads) { block in
      values[block].map {
        Float(logarithm(Double(max($0, LogLinearPool.leastProbability))))
      }
    }
    return Matrix(rows: rows, columns: columns, values: parts.flatMap(\.self)) ?? self
  }
}
