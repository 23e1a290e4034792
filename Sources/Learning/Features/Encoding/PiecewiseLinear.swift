import Tabular

/// Spells every feature out over the ranges that hold equally many training rows: each range is empty, partly or
/// wholly filled, so that a network sees where in its distribution a value lies.
///
/// The piecewise linear encoding of Gorishniy, Rubachev and Babenko, "On embeddings for numerical features in tabular
/// deep learning", NeurIPS 2022, with quantiles as edges; scaled to −1...1.
public struct PiecewiseLinear: Sendable, Equatable, Codable {
  /// The ascending edges of each feature's ranges; empty for a feature with a single value.
  public let edges: [[Float]]

  /// Number of features that go in.
  public var featureCount: Int { edges.count }
  /// Number of values that come out: one per range of each feature.
  public var count: Int { edges.reduce(0) { $0 + max(0, $1.count - 1) } }

  /// Learns at most `ranges` ranges per feature from raw values; missing ones are left out.
  public init(learnedFrom inputs: Matrix, ranges: Int = 32, threads: Int = 1) {
    let ranges = max(1, ranges)
    edges = concurrentMap(inputs.columns, threads: threads) { column in
      let ordered = (0..<inputs.rows).map { inputs[$0, column] }.filter(\.isFinite).sorted()
      guard let last = ordered.last else { return [] }
      var edges: [Float] = []
      for range in 0..<ranges {
        let edge = ordered[range * ordered.count / ranges]
        if edges.last.map({ $0 < edge }) ?? true { edges.append(edge) }
      }
      if let top = edges.last, top < last { edges.append(last) }
      return edges.count > 1 ? edges : []
    }
  }

  /// Known edges, as from a file. Throws `LearningError.notFinite` unless they ascend.
  public init(edges: [[Float]]) throws(LearningError) {
    for own in edges {
      guard own.count != 1, own.allSatisfy(\.isFinite), zip(own, own.dropFirst()).allSatisfy(<) else {
        throw .notFinite
      }
    }
    self.edges = edges
  }

  /// The encoded rows, `rows × count`; a missing value gives 0, which is no place at all. Throws `LearningError.shape`.
  public func callAsFunction(_ inputs: Matrix) throws(LearningError) -> Matrix {
    guard inputs.columns == featureCount else {
      throw .shape(expected: featureCount, found: inputs.columns)
    }
    let width = count
    var result = Matrix(rows: inputs.rows, columns: width)
    result.values.withUnsafeMutableBufferPointer { values in
      for row in 0..<inputs.rows {
        write(
          inputs.row(row),
          to: UnsafeMutableBufferPointer(rebasing: values[row * width..<(row + 1) * width]))
      }
    }
    return result
  }

  /// Writes one encoded row over zeros.
  func write(_ row: ArraySlice<Float>, to target: UnsafeMutableBufferPointer<Float>) {
    var place = 0
    for (value, own) in zip(row, edges) where !own.isEmpty {
      guard value.isFinite else {
        place += own.count - 1
        continue
      }
      for range in 0..<own.count - 1 {
        let share = (value - own[range]) / (own[range + 1] - own[range])
        target[place] = 2 * min(max(share, 0), 1) - 1
        place += 1
      }
    }
  }
}
