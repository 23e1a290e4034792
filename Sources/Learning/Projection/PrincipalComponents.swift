/// The directions in which tracks differ most: principal component analysis of standardised features (Pearson, 1901,
/// doi:10.1080/14786440109462720), by power iteration with deflation on the correlation matrix.
public struct PrincipalComponents: Sendable, Equatable {
  /// Mean of each feature over the rows that have it.
  public let means: [Double]
  /// Standard deviation of each feature; 1 for one that never changes.
  public let deviations: [Double]
  /// Unit vectors, `count` of `featureCount`, the one with the largest variance first; the largest entry of each is
  /// positive, so that the same table gives the same map.
  public let axes: [[Double]]
  /// The part of the whole variance that each axis holds, 0 to 1, falling.
  public let shares: [Double]

  /// Finds the first `count` axes of a matrix of rows × features; a missing value (NaN) stands at its feature's mean.
  public init(_ rows: Matrix, count: Int) {
    let features = rows.columns
    var means = [Double](repeating: 0, count: features)
    var deviations = [Double](repeating: 1, count: features)
    for feature in 0..<features {
      let values = (0..<rows.rows).map { Double(rows[$0, feature]) }.filter(\.isFinite)
      guard !values.isEmpty else { continue }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      means[feature] = mean
      deviations[feature] = variance > 0 ? variance.squareRoot() : 1
    }
    self.means = means
    self.deviations = deviations
    var covariance = Self.covariance(rows, means, deviations)
    let whole = covariance.indices.reduce(0) { $0 + covariance[$1][$1] }
    var axes: [[Double]] = []
    var shares: [Double] = []
    for place in 0..<min(max(count, 0), features) {
      let (axis, variance) = Self.largest(covariance, start: place)
      axes.append(axis)
      shares.append(whole > 0 ? max(variance, 0) / whole : 0)
      for one in 0..<features {
        for other in 0..<features { covariance[one][other] -= variance * axis[one] * axis[other] }
      }
    }
    self.axes = axes
    self.shares = shares
  }

  /// The share of the variance that the first axes explain together, 0 to 1.
  public func share(ofFirst count: Int) -> Double { shares.prefix(count).reduce(0, +) }

  /// The features that an axis is mostly made of, as columns, the strongest first, of equal ones the first.
  public static func strongest(_ count: Int, of axis: [Double]) -> [Int] {
    Array(axis.indices.sorted { (axis[$1].magnitude, $0) < (axis[$0].magnitude, $1) }.prefix(count))
  }

  /// Where a row of features lies along each axis, in standard deviations of the features.
  public func position(of row: some Sequence<Float>) -> [Double] {
    let standard = zip(zip(row, means), deviations).map { pair, deviation in
      pair.0.isFinite ? (Double(pair.0) - pair.1) / deviation : 0
    }
    return axes.map { axis in zip(axis, standard).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func covariance(_ rows: Matrix, _ means: [Double], _ deviations: [Double]) -> [[Double]] {
    let features = rows.columns
    var sums = [[Double]](repeating: [Double](repeating: 0, count: features), count: features)
    guard rows.rows > 0 else { return sums }
    for row in 0..<rows.rows {
      let standard = (0..<features).map { feature -> Double in
        let value = Double(rows[row, feature])
        return value.isFinite ? (value - means[feature]) / deviations[feature] : 0
      }
      for one in 0..<features {
        for other in one..<features { sums[one][other] += standard[one] * standard[other] }
      }
    }
    for one in 0..<features {
      for other in one..<features {
        sums[one][other] /= Double(rows.rows)
        sums[other][one] = sums[one][other]
      }
    }
    return sums
  }

  /// The eigenvector of the largest eigenvalue of a symmetric positive semi-definite matrix, and that value.
  private static func largest(_ matrix: [[Double]], start: Int) -> ([Double], Double) {
    let size = matrix.count
    // A start that is orthogonal to the answer would never find it; unequal entries hardly ever are.
    var axis = (0..<size).map { 1 + Double(($0 + start) % size) / Double(size * 7) }
    for _ in 0..<1_000 {
      let next = matrix.map { row in zip(row, axis).reduce(0) { $0 + $1.0 * $1.1 } }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 1e-12 else { break }
      let unit = next.map { $0 / length }
      let change = zip(unit, axis).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      axis = unit
      if change < 1e-20 { break }
    }
    let length = axis.reduce(0) { $0 + $1 * $1 }.squareRoot()
    axis = axis.map { length > 0 ? $0 / length : 0 }
    if let strongest = axis.max(by: { $0.magnitude < $1.magnitude }), strongest < 0 {
      axis = axis.map { -$0 }
    }
    let image = matrix.map { row in zip(row, axis).reduce(0) { $0 + $1.0 * $1.1 } }
    return (axis, zip(image, axis).reduce(0) { $0 + $1.0 * $1.1 })
  }
}
