import Kernels
import Tabular

/// Counts the training tracks of each genre that stand where a track stands: copies of it, such as the releases of one
/// recording.
///
/// Counts are whole numbers, or sums of sixty-fourths, so that any engine that computes them has the same bits: what asks
/// "more than a half?" of them, as trees do, must not depend on the last one.
struct TrackCopies: Sendable, Equatable {
  /// The training tracks, by what places them.
  let tracks: TrackVotes
  /// The column of the inputs that says how well known a track is, with its value for each of the training tracks: what has
  /// the very same is likely the same release under another genre. `nil` without such a column.
  let popularity: Popularity?
  /// The training tracks in the order of the column that tells them apart best.
  private let order: Order

  /// How well known the training tracks are.
  struct Popularity: Sendable, Equatable {
    /// Stands for a missing value; no track is as popular as that.
    static let unknown: Float = -100
    /// How far two tracks may differ and be as popular as one another.
    static let tolerance: Float = 0.5
    let column: Int
    /// From 0 to 100, for each training track.
    let values: [Float]
  }

  /// The distance up to which a track is a copy, in standard deviations of a feature.
  static let radius: Float = 0.02
  /// Copies that stand for the genres as they are among all tracks.
  static let smoothing: Float = 0.05

  /// The training tracks, at most so many, evenly chosen. Throws `LearningError`.
  init(_ side: LabelledRows, features: [String], atMost most: Int) throws(LearningError) {
    let tracks = try TrackVotes(side, features: features, atMost: most)
    let popularity = Self.popularityColumn(features).map { column in
      Popularity(
        column: column,
        values: tracks.rows(of: side.inputs.rows).map {
          side.inputs[$0, column].isFinite ? side.inputs[$0, column] : Popularity.unknown
        })
    }
    self.init(tracks, popularity)
  }

  private init(_ tracks: TrackVotes, _ popularity: Popularity?) {
    self.tracks = tracks
    self.popularity = popularity
    order = Order(tracks.points)
  }

  private static func popularityColumn(_ features: [String]) -> Int? {
    features.firstIndex(of: ColumnName.popularity.text)
  }

  /// The squared distance, summed over the features, up to which a track is a copy.
  var largestSquare: Float { Self.radius * Self.radius * Float(max(1, tracks.columns.count)) }

  /// How much a genre of a training track counts: its share, to a sixty-fourth.
  static func weight(_ share: Float) -> Float { (share * 64).rounded(.toNearestOrEven) / 64 }

  /// The names of the columns that `inputs` gives, for the features and genres of a model.
  static func names(features: [String], classes: [String]) -> [String] {
    func block(_ title: String) -> [String] { classes.map { "\(title) \($0)" } + [title] }
    let hasPopularity = popularityColumn(features) != nil
    return features + block("copies") + (hasPopularity ? block("copies as popular") : [])
  }

  /// The features with what is known of copies behind them: the share of each genre among the copies and how many there
  /// are; then the same of the copies that are exactly as popular. Throws `LearningError.shape`.
  ///
  /// - Parameter isTraining: Whether these are the rows of the training side themselves, none of which is its own copy.
  func inputs(_ features: Matrix, isTraining: Bool, on workers: Workers) throws -> Matrix {
    let queries = try tracks.standardiser(features.selecting(columns: tracks.columns))
    let own =
      isTraining
      ? Dictionary(uniqueKeysWithValues: zip(tracks.rows(of: features.rows), 0...)) : [:]
    let genres = tracks.shares.count
    let blocks = popularity == nil ? 1 : 2
    let width = features.columns + blocks * (genres + 1)
    let size = 512
    let parts = concurrentMap((features.rows + size - 1) / size, threads: workers.threads) { part in
      let rows = part * size..<min((part + 1) * size, features.rows)
      var values: [Float] = []
      values.reserveCapacity(rows.count * width)
      for row in rows {
        var counts = [[Float]](repeating: [Float](repeating: 0, count: genres), count: blocks)
        eachCopy(of: queries.row(row)) { point in
          guard point != own[row] else { return }
          let isAsPopular =
            popularity.map { abs(features[row, $0.column] - $0.values[point]) <= Popularity.tolerance }
            ?? false
          for entry in tracks.labels.offsets[point]..<tracks.labels.offsets[point + 1] {
            let (genre, weight) = (
              Int(tracks.labels.classes[entry]), Self.weight(tracks.labels.weights[entry])
            )
            counts[0][genre] += weight
            if isAsPopular { counts[1][genre] += weight }
          }
        }
        values += features.row(row)
        for block in counts {
          let total = block.reduce(0, +)
          values += zip(block, tracks.shares).map {
            ($0 + $1 * Self.smoothing) / (total + Self.smoothing)
          }
          values.append(total)
        }
      }
      return values
    }
    return try Matrix(checking: parts.flatMap { $0 }, rows: features.rows, columns: width)
  }

  /// The share of tracks that stand where a training track stands. Throws `LearningError.shape`.
  func shareOfCopies(in features: Matrix) throws -> Double {
    let queries = try tracks.standardiser(features.selecting(columns: tracks.columns))
    let copies = (0..<queries.rows).filter { row in
      var isCopy = false
      eachCopy(of: queries.row(row)) { _ in isCopy = true }
      return isCopy
    }
    return Double(copies.count) / Double(max(1, queries.rows))
  }

  /// Calls back with every training track at the place of a standardised one. Squares are added up in the order of the
  /// features, as the graph adds them.
  private func eachCopy(of query: ArraySlice<Float>, _ body: (Int) -> Void) {
    let most = largestSquare
    let values = Array(query)
    for point in order.candidates(near: values[order.column], within: most.squareRoot()) {
      var sum: Float = 0
      for (column, value) in values.enumerated() {
        let difference = value - tracks.points[point, column]
        sum += difference * difference
        if sum > most { break }
      }
      if sum <= most { body(point) }
    }
  }

  /// The places of points in the order of one column, so that few of them are looked at.
  private struct Order: Sendable, Equatable {
    let column: Int
    let points: [Int]
    let values: [Float]

    init(_ matrix: Matrix) {
      let distinct = (0..<matrix.columns).map { column in
        Set((0..<matrix.rows).map { matrix[$0, column] }).count
      }
      let best = distinct.indices.max { (distinct[$0], $1) < (distinct[$1], $0) } ?? 0
      column = best
      points = (0..<matrix.rows).sorted { (matrix[$0, best], $0) < (matrix[$1, best], $1) }
      values = points.map { matrix[$0, best] }
    }

    /// The points whose value is so near or a little farther, as the last bit may be lost on the way.
    func candidates(near value: Float, within distance: Float) -> ArraySlice<Int> {
      let room = distance * 1.001
      let first = values.firstPlace { $0 >= value - room }
      let end = values.firstPlace { $0 > value + room }
      return points[first..<max(first, end)]
    }
  }

  /// The tracks, as they go into a model file.
  var tensors: [Tensor] {
    tracks.tensors + (popularity.map { [Tensor(name: "popularity", $0.values)] } ?? [])
  }

  /// Reads what `tensors` gave. Throws `ModelFileError`.
  init(features: [String], classes: Int, _ tensors: [String: Tensor]) throws {
    let tracks = try TrackVotes(features: features, classes: classes, tensors)
    let popularity = try Self.popularityColumn(features).map { column in
      Popularity(column: column, values: try tensors.floats("popularity", count: tracks.points.rows))
    }
    self.init(tracks, popularity)
  }
}
