#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ReferenceNetwork {
  static func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
    left.map { row in
      right.first.map { first in
        first.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * right[$1][column] } }
      } ?? []
    }
  }

  static func transposed(_ matrix: [[Double]]) -> [[Double]] {
    matrix.first.map { first in first.indices.map { column in matrix.map { $0[column] } } } ?? []
  }

  static func softmax(_ scores: [Double]) -> [Double] {
    let highest = scores.max() ?? 0
    let exponentials = scores.map { exp($0 - highest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }

  static func logarithm(_ value: Double) -> Double { log(value) }
  static func exponential(_ value: Double) -> Double { exp(value) }
  static func power(_ base: Double, _ exponent: Int) -> Double { pow(base, Double(exponent)) }

  /// The scores that the network gives when it predicts.
  func scores(_ row: [Double]) -> [Double] {
    var values = row
    for (index, layer) in layers.enumerated() {
      values = ReferenceNetwork.product([values], layer.weight)[0]
      for unit in values.indices {
        if let gain = layer.gain {
          values[unit] =
            (values[unit] - layer.mean[unit]) / (layer.variance[unit] + 1e-5).squareRoot() * gain[unit]
        }
        values[unit] += layer.bias[unit]
        if index < layers.count - 1 { values[unit] = max(values[unit], 0) }
      }
    }
    return values
  }
}
