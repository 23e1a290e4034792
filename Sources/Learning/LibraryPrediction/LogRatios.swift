#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Evidence as log-likelihood ratios over families: zero says nothing, so that what is missing costs nothing.
extension Matrix {
  /// Each row minus its mean.
  func centred() -> Matrix {
    var result = self
    for row in 0..<rows {
      let mean = result.row(row).reduce(0, +) / Float(max(columns, 1))
      for column in 0..<columns { result[row, column] -= mean }
    }
    return result
  }

  /// `log((row + strength · mixture) / (total + strength) / mixture)` for each row, centred: what counts say against a
  /// mixture, shrunk to nothing where there are few.
  ///
  /// - Parameters:
  ///   - totals: What the counts of each row add up to; their own sum if `nil`.
  ///   - strength: How many counts the mixture stands for.
  func logRatios(to mixture: [Float], strength: Float, totals: [Float]? = nil) -> Matrix {
    var result = self
    for row in 0..<rows {
      let total = totals?[row] ?? self.row(row).reduce(0, +)
      for column in 0..<columns {
        let share = (self[row, column] + strength * mixture[column]) / (total + strength)
        result[row, column] = logf(max(share, 1e-12) / mixture[column])
      }
    }
    return result.centred()
  }

  /// The matrix product with `other`, `rows × other.columns`.
  func times(_ other: Matrix) -> Matrix {
    var result = Matrix(rows: rows, columns: other.columns)
    for row in 0..<rows {
      for inner in 0..<columns {
        let factor = self[row, inner]
        guard factor != 0 else { continue }
        for column in 0..<other.columns { result[row, column] += factor * other[inner, column] }
      }
    }
    return result
  }

  /// Each row as probabilities: `exp(x) / Σ exp(x)`.
  func softmax() -> Matrix {
    var result = self
    for row in 0..<rows {
      let largest = result.row(row).max() ?? 0
      var sum: Float = 0
      for column in 0..<columns {
        let value = expf(result[row, column] - largest)
        result[row, column] = value
        sum += value
      }
      for column in 0..<columns { result[row, column] /= sum }
    }
    return result
  }

  /// Adds `weight · other`.
  mutating func add(_ other: Matrix, times weight: Float) {
    guard weight != 0 else { return }
    for index in values.indices { values[index] += weight * other.values[index] }
  }

  /// The columns' sums divided by the sum of all.
  func columnShares() -> [Float] {
    var sums = [Float](repeating: 0, count: columns)
    for row in 0..<rows { for column in 0..<columns { sums[column] += self[row, column] } }
    let total = max(sums.reduce(0, +), .leastNormalMagnitude)
    return sums.map { $0 / total }
  }

  /// Each column divided by its sum: of `genres × families`, the share of each genre in a family.
  func columnsNormalised() -> Matrix {
    var result = self
    for column in 0..<columns {
      let sum = (0..<rows).reduce(Float(0)) { $0 + self[$1, column] }
      guard sum > 0 else { continue }
      for row in 0..<rows { result[row, column] /= sum }
    }
    return result
  }
}
