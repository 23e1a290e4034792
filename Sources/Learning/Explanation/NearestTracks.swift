import Tabular

/// The tracks of a table that sound most like one of them or like given feature values, each recording once.
public enum NearestTracks {
  /// A near track.
  public struct Neighbour: Sendable, Equatable {
    /// The row of the table.
    public let row: Int
    /// How far away it is.
    public let distance: Double
  }

  /// The recordings nearest to a row, nearest first, other releases of the same recording left out.
  ///
  /// Distance is Euclidean over features in standard deviations of the table. The row must exist.
  public static func of(
    row: Int, count: Int, features: Features, in dataset: Dataset
  ) throws(LearningError) -> [Neighbour] {
    let raw = features.matrix(of: dataset)
    let points = try Standardiser(learnedFrom: raw)(raw)
    let recordings = dataset.recordings.numbers
    let centre = Array(points.row(row))
    var candidates: [Neighbour] = []
    for other in 0..<points.rows where recordings[other] != recordings[row] {
      var sum: Float = 0
      for column in 0..<points.columns {
        let difference = points[other, column] - centre[column]
        sum += difference * difference
      }
      candidates.append(Neighbour(row: other, distance: Double(sum).squareRoot()))
    }
    candidates.sort { ($0.distance, $0.row) < ($1.distance, $1.row) }
    var seen: Set<Int32> = []
    var nearest: [Neighbour] = []
    for candidate in candidates where nearest.count < count {
      if seen.insert(recordings[candidate.row]).inserted { nearest.append(candidate) }
    }
    return nearest
  }

  /// The recordings among `rows` that are nearest to one row of raw feature values, in the measure of a model's novelty
  /// detector; see `Neighbours`. Throws `LearningError.shape` and `CancellationError`.
  public static func among(
    _ rows: [Int], of dataset: Dataset, to inputs: Matrix, count: Int, model: Model, in context: FitContext
  ) throws -> [Neighbour] {
    guard let novelty = model.novelty else { return [] }
    let points = try Neighbours(
      Features(model.card.features).matrix(of: dataset, rows: rows),
      standardiser: novelty.neighbours.standardiser)
    var seen: Set<Int32> = []
    // More than are wanted, as several can be of one recording.
    return try points.nearest(count + 37, to: inputs, in: context).flatMap(\.self).filter {
      seen.insert(dataset.recordings.numbers[rows[$0.row]]).inserted
    }.prefix(count).map { Neighbour(row: rows[$0.row], distance: Double($0.distance)) }
  }
}
