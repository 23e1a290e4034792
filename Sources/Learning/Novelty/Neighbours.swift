import Kernels

/// The tracks that a model learned from, as points: which are nearest to a track, and how far away they are.
///
/// Distance is Euclidean over standardised features, divided by the square root of their number, so that 1 is about
/// what two tracks drawn by lot differ by in each feature. Sun, Ming, Zhu and Li, "Out-of-distribution detection with
/// deep nearest neighbors", ICML 2022, use the distance to the k-th neighbour in this way.
public struct Neighbours: Sendable, Equatable {
  /// One of the nearest tracks.
  public struct Neighbour: Sendable, Equatable {
    /// The row among the learned tracks.
    public let row: Int
    /// How far away it is.
    public let distance: Float
  }

  /// Shift and scale of the features.
  public let standardiser: Standardiser
  /// The learned tracks, standardised, `rows × features`.
  public let points: Matrix

  /// Number of learned tracks.
  public var count: Int { points.rows }

  /// Keeps the tracks of raw feature values `inputs`; a missing value stands at the mean.
  ///
  /// Throws `LearningError.shape` if the features are not those of the standardiser.
  public init(_ inputs: Matrix, standardiser: Standardiser) throws(LearningError) {
    self.standardiser = standardiser
    points = try standardiser(inputs)
  }

  /// Standardised points, as from a file. Throws `LearningError.shape`.
  public init(points: Matrix, standardiser: Standardiser) throws(LearningError) {
    guard points.columns == standardiser.count else {
      throw .shape(expected: standardiser.count, found: points.columns)
    }
    self.standardiser = standardiser
    self.points = points
  }

  /// The nearest `count` tracks to each row of raw feature values, nearest first, equal distances in row order.
  ///
  /// Throws `LearningError.shape`, and `CancellationError` when asked to stop.
  public func nearest(
    _ count: Int, to inputs: Matrix, in context: FitContext = FitContext()
  ) throws -> [[Neighbour]] {
    let queries = try standardiser(inputs)
    guard points.columns > 0 else { return Array(repeating: [], count: queries.rows) }
    let search = try NearestPoints(points.values, dimensions: points.columns)
    let scale = 1 / Float(points.columns)
    var result: [[Neighbour]] = []
    result.reserveCapacity(queries.rows)
    for first in Swift.stride(from: 0, to: queries.rows, by: Self.stride) {
      try context.watch.check()
      let part = first * queries.columns..<min(first + Self.stride, queries.rows) * queries.columns
      let found = try context.workers.withPool {
        try search.nearest(count, to: Array(queries.values[part]), pool: $0)
      }
      for row in 0..<part.count / queries.columns {
        result.append(
          (row * found.count..<(row + 1) * found.count).map {
            Neighbour(row: Int(found.points[$0]), distance: (found.squares[$0] * scale).squareRoot())
          })
      }
    }
    return result
  }

  /// Whether the `count`-th nearest track of each row of raw feature values is nearer than a distance of its own, or not
  /// nearer; unsure where only measuring them all would tell.
  ///
  /// Throws `LearningError.shape`, and `CancellationError` when asked to stop.
  func nearness(
    ofNearest count: Int, to inputs: Matrix, limits distances: [Double], in context: FitContext
  ) throws -> [NearestPoints.Nearness] {
    let queries = try standardiser(inputs)
    guard points.columns > 0, points.rows >= count else {
      return [NearestPoints.Nearness](repeating: .unsure, count: queries.rows)
    }
    let search = try NearestPoints(points.values, dimensions: points.columns)
    // Sums of single precision may be off by some of their last bits.
    let limits = distances.map { distance -> (lower: Float, upper: Float) in
      let square = max(distance, 0) * max(distance, 0) * Double(points.columns)
      return (Float(min(square * (1 - 1e-4), 1e30)), Float(min(square * (1 + 1e-4), 1e30)))
    }
    try context.watch.check()
    return try context.workers.withPool {
      try search.nearness(ofNearest: count, to: queries.values, limits: limits, pool: $0)
    }
  }

  /// Rows between two looks at the interrupt.
  private static let stride = 1024
}
