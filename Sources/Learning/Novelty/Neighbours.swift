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
  /// Throws `LearningError.shape`, and `.interrupted` when asked to stop.
  public func nearest(
    _ count: Int, to inputs: Matrix, isInterrupted: () -> Bool = { false }
  ) throws(LearningError) -> [[Neighbour]] {
    let queries = try standardiser(inputs)
    var result: [[Neighbour]] = []
    result.reserveCapacity(queries.rows)
    let wanted = min(max(0, count), points.rows)
    let scale = 1 / Float(max(1, points.columns))
    var squares = [Float](repeating: 0, count: points.rows)
    for row in 0..<queries.rows {
      if row % 256 == 0, isInterrupted() { throw .interrupted }
      points.squaredDistances(to: queries.row(row), into: &squares)
      var best: [Neighbour] = []
      for (place, square) in squares.enumerated() {
        if best.count == wanted {
          guard let last = best.last, square < last.distance else { continue }
          best.removeLast()
        }
        let position = best.firstIndex { square < $0.distance } ?? best.endIndex
        best.insert(Neighbour(row: place, distance: square), at: position)
      }
      result.append(best.map { Neighbour(row: $0.row, distance: ($0.distance * scale).squareRoot()) })
    }
    return result
  }
}

extension Matrix {
  /// Squared Euclidean distances of every row to `query`, which has as many values as there are columns.
  func squaredDistances(to query: ArraySlice<Float>, into squares: inout [Float]) {
    values.withUnsafeBufferPointer { values in
      query.withUnsafeBufferPointer { query in
        squares.withUnsafeMutableBufferPointer { squares in
          for row in 0..<rows {
            var sum: Float = 0
            let start = row &* columns
            for column in 0..<columns {
              let difference = values[start &+ column] - query[column]
              sum += difference * difference
            }
            squares[row] = sum
          }
        }
      }
    }
  }
}
