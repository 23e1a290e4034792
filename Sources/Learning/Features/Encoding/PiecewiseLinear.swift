import Kernels
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

  /// How many ranges the features have that are spelled out. Throws `KernelError` for more than a network may see.
  var inputs: RangedInputs {
    get throws(KernelError) { try RangedInputs(widths: edges.filter { !$0.isEmpty }.map { $0.count - 1 }) }
  }

  /// Writes the short form of a row: for each feature that is spelled out, the range in which its value lies and its level
  /// there, from −1 to 1; a missing value is in no range.
  func write(_ row: ArraySlice<Float>, to target: UnsafeMutableBufferPointer<Float>) {
    var place = 0
    for (value, own) in zip(row, edges) where !own.isEmpty {
      if value.isFinite {
        var range = 0
        // Edges are few: to compare with all of them is quicker than to halve.
        for edge in 1..<own.count - 1 { range += own[edge] <= value ? 1 : 0 }
        let share = (value - own[range]) / (own[range + 1] - own[range])
        target[place] = Float(range)
        target[place + 1] = 2 * min(max(share, 0), 1) - 1
      } else {
        (target[place], target[place + 1]) = (RangedInputs.missing, 0)
      }
      place += 2
    }
  }
}
