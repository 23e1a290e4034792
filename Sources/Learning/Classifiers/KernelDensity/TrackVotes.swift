import Kernels
import Tabular

/// Training tracks that vote for their genres, the nearer they are to a track the more: `exp(−distance² / 2 bandwidth²)`,
/// by standardised features, the distance divided by the square root of their number.
struct TrackVotes: Sendable, Equatable {
  /// Shift and scale of the features that place a track.
  let standardiser: Standardiser
  /// The tracks that vote, standardised, `tracks × features`.
  let points: Matrix
  /// The genres of these tracks.
  let labels: SoftLabels
  /// The share of each genre among all training tracks.
  let shares: [Float]
  /// The columns of the inputs that place a track.
  let columns: [Int]

  /// The tracks of a training side, at most so many, evenly chosen. Throws `LearningError`.
  init(_ side: LabelledRows, features: [String], atMost most: Int) throws(LearningError) {
    let rows = Self.rows(min(side.inputs.rows, max(1, most)), of: side.inputs.rows)
    columns = Self.placing(features)
    let values = side.inputs.selecting(columns: columns)
    standardiser = Standardiser(learnedFrom: values)
    points = try standardiser(values.selecting(rows: rows))
    labels = side.labels.selecting(rows)
    let totals = side.labels.classTotals
    let total = max(totals.reduce(0, +), .leastNormalMagnitude)
    shares = totals.map { Float($0 / total) }
  }

  /// The rows of a training side that the points are.
  func rows(of total: Int) -> [Int] { Self.rows(points.rows, of: total) }

  private static func rows(_ count: Int, of total: Int) -> [Int] { (0..<count).map { $0 * total / count } }

  /// The features that place a track: how well known a recording is differs among its releases, and what is computed from
  /// other features says nothing new of how near two tracks are. All of them if no others are there.
  private static func placing(_ features: [String]) -> [Int] {
    let own = features.indices.filter {
      features[$0] != ColumnName.popularity.text && DerivedFeature(rawValue: features[$0]) == nil
    }
    return own.isEmpty ? Array(features.indices) : own
  }

  /// How fast a vote falls with the squared distance of standardised features.
  func decay(_ bandwidth: Float) -> Float {
    1 / (2 * bandwidth * bandwidth * Float(max(1, columns.count)))
  }

  /// The summed votes for each genre, `tracks × genres`, for tracks by all features of the model. Throws
  /// `LearningError.shape`.
  func sums(for inputs: Matrix, bandwidth: Float, on workers: Workers) throws -> Matrix {
    let queries = try standardiser(inputs.selecting(columns: columns))
    let search = try NearestPoints(points.values, dimensions: columns.count)
    let (targets, decay) = (try labels.sparse, decay(bandwidth))
    let sums = try workers.withPool {
      try search.kernelSums(
        of: targets, classes: shares.count, decay: decay, to: queries.values, pool: $0)
    }
    return try Matrix(checking: sums, rows: queries.rows, columns: shares.count)
  }

  /// Votes as shares that add up to 1 for each track, with `smoothing` votes for the genres as they are among all tracks.
  func asShares(_ sums: Matrix, smoothing: Float) -> Matrix {
    var result = sums
    for row in 0..<result.rows {
      var total: Float = 0
      for genre in shares.indices {
        result[row, genre] += smoothing * shares[genre]
        total += result[row, genre]
      }
      for genre in shares.indices { result[row, genre] /= total }
    }
    return result
  }

  /// The tracks with their genres, as they go into a model file.
  var tensors: [Tensor] {
    [
      Tensor(name: "points", points), Tensor(name: "means", standardiser.means),
      Tensor(name: "deviations", standardiser.deviations),
      Tensor(name: "label_offsets", labels.offsets.map { Int32($0) }), Tensor(name: "labels", labels.classes),
      Tensor(name: "label_weights", labels.weights), Tensor(name: "shares", shares),
    ]
  }

  /// Reads what `tensors` gave. Throws `ModelFileError`.
  init(features: [String], classes: Int, _ tensors: [String: Tensor]) throws {
    columns = Self.placing(features)
    let offsets = try tensors.integers("label_offsets").map { Int($0) }
    let entries = try tensors.integers("labels")
    let weights = try tensors.floats("label_weights", count: entries.count)
    shares = try tensors.floats("shares", count: classes)
    guard shares.allSatisfy({ $0 >= 0 }), shares.contains(where: { $0 > 0 }) else {
      throw ModelFileError.notFinite(tensor: "shares")
    }
    let labels = SoftLabels(checking: offsets, classes: entries, weights: weights, classCount: classes)
    guard let labels, labels.rows > 0 else { throw ModelFileError.shape(tensor: "labels") }
    self.labels = labels
    let means = try tensors.floats("means", count: columns.count)
    let deviations = try tensors.floats("deviations", count: columns.count)
    let values = try tensors.floats("points", count: labels.rows * columns.count)
    do {
      points = try Matrix(checking: values, rows: labels.rows, columns: columns.count)
      standardiser = try Standardiser(means: means, deviations: deviations)
    } catch {
      throw ModelFileError.notFinite(tensor: "deviations")
    }
  }
}
