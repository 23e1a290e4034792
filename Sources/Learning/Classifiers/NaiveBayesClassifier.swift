import Kernels
import Tabular

/// Gaussian naive Bayes: in each genre every feature has a normal distribution of its own, whatever the others are.
///
/// The yardstick that is fitted in one pass (John and Langley, "Estimating continuous distributions in Bayesian
/// classifiers", UAI 1995, arXiv:1302.4964). A feature that a track lacks says nothing.
public struct NaiveBayesClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "naive-bayes"
  /// One line on what it is.
  public static let summary = "Gaussian naive Bayes, a baseline that is fitted in one pass"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<NaiveBayesClassifier>] = [
    Hyperparameter(
      "smoothing", \.smoothing, in: .numbers(1e-6...1),
      "share of a feature's variance that is added to that in each genre",
      search: .values([.number(0.001), .number(0.003), .number(0.01), .number(0.03), .number(0.1)]))
  ]

  /// The share of a feature's variance over all tracks that is added to its variance in each genre.
  public var smoothing: Float = 0.01

  /// Naive Bayes with the default hyper-parameters.
  public init() {}

  /// Throws `LearningError`, or `CancellationError`.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedNaiveBayes {
    try checkHyperparameters()
    try context.watch.check()
    let encoding = InputEncoding(
      ranges: nil, featureCount: data.features.count, cueWidth: data.training.cues?.width ?? 0)
    let side = data.training
    var whole = ColumnSums(groups: 1, columns: encoding.width)
    var genres = ColumnSums(groups: data.classes.count, columns: encoding.width)
    try encoding.eachBlock(of: try side.tracks) { rows, values in
      try context.watch.check()
      for row in rows {
        let own = values[
          (row - rows.lowerBound) * encoding.width..<(row - rows.lowerBound + 1) * encoding.width]
        for entry in side.labels.offsets[row]..<side.labels.offsets[row + 1] {
          whole.add(own, to: 0, weight: Double(side.labels.weights[entry]))
          genres.add(own, to: Int(side.labels.classes[entry]), weight: Double(side.labels.weights[entry]))
        }
      }
    }
    return FittedNaiveBayes(
      settings: self, card: ModelCard(of: data, seed: context.seed), encoding: encoding,
      logPriors: genres.logShares(), normals: genres.normals(smoothing: Double(smoothing), over: whole))
  }
}

/// Naive Bayes that has learned.
public struct FittedNaiveBayes: FittedClassifier {
  /// One column in one genre.
  struct Normal: Sendable, Equatable {
    let mean: Float
    /// One over the variance; 0 for a column that says nothing.
    let precision: Float
  }

  /// The hyper-parameters that it was fitted with.
  public let settings: NaiveBayesClassifier
  /// What it says about itself.
  public var card: ModelCard
  let encoding: InputEncoding
  /// The logarithms of the shares of the genres among the training tracks.
  let logPriors: [Float]
  /// `genres × inputs`.
  let normals: [Normal]
  /// What one wild value can cost a genre at most, in nats; beyond it all genres are as unlikely.
  static let largestSurprise: Float = 1e4
  /// Half the logarithm of each precision, 0 where that is 0.
  let logScales: [Float]

  init(
    settings: NaiveBayesClassifier, card: ModelCard, encoding: InputEncoding, logPriors: [Float],
    normals: [Normal]
  ) {
    self.settings = settings
    self.card = card
    self.encoding = encoding
    self.logPriors = logPriors
    self.normals = normals
    logScales = normals.map { $0.precision > 0 ? Float(logarithm(Double($0.precision)) / 2) : 0 }
  }

  /// `log p(genre) + Σ log N(x; mean, variance)` up to a term that all genres share, `tracks × genres`. Throws
  /// `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try encoding.check(inputs)
    let blocks = concurrentBlocks(inputs.rows, of: 256, threads: workers.threads) { rows in
      let values = encoding.values(of: rows, in: inputs)
      return (0..<rows.count).flatMap { row in
        scores(of: values[row * encoding.width..<(row + 1) * encoding.width])
      }
    }
    return try Matrix(checking: blocks.flatMap(\.self), rows: inputs.rows, columns: card.classes.count)
  }

  private func scores(of track: ArraySlice<Float>) -> [Float] {
    logPriors.indices.map { genre in
      var score = logPriors[genre]
      for (column, value) in track.enumerated() where value.isFinite {
        let place = genre * encoding.width + column
        let distance = value - normals[place].mean
        let surprise = 0.5 * normals[place].precision * distance * distance
        score += logScales[place] - min(surprise, Self.largestSurprise)
      }
      return score
    }
  }

  /// The softmax of the scores, `tracks × genres`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try logits(for: inputs, on: workers).softmax()
  }

  /// The distributions, as they go into a model file.
  public func tensors() -> [Tensor] {
    [
      Tensor(name: "log_priors", logPriors), Tensor(name: "means", normals.map(\.mean)),
      Tensor(name: "precisions", normals.map(\.precision)),
    ]
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(settings: NaiveBayesClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    let encoding = InputEncoding(ranges: nil, featureCount: card.features.count, cueWidth: card.cueWidth)
    let (genres, count) = (card.classes.count, card.classes.count * encoding.width)
    let precisions = try tensors.floats("precisions", count: count)
    guard precisions.allSatisfy({ $0 >= 0 }) else { throw ModelFileError.notFinite(tensor: "precisions") }
    self.init(
      settings: settings, card: card, encoding: encoding,
      logPriors: try tensors.floats("log_priors", count: genres),
      normals: zip(try tensors.floats("means", count: count), precisions).map(Normal.init))
  }
}

/// Weighted sums of columns and of their squares, for groups of rows; what is not finite is left out.
private struct ColumnSums {
  let columns: Int
  private var sums: [Double]
  private var squares: [Double]
  private var weights: [Double]
  private var rows: [Double]

  init(groups: Int, columns: Int) {
    self.columns = columns
    sums = Array(repeating: 0, count: groups * columns)
    (squares, weights) = (sums, sums)
    rows = Array(repeating: 0, count: groups)
  }

  mutating func add(_ row: ArraySlice<Float>, to group: Int, weight: Double) {
    rows[group] += weight
    for (column, value) in row.enumerated() where value.isFinite {
      let (place, value) = (group * columns + column, Double(value))
      sums[place] += weight * value
      squares[place] += weight * value * value
      weights[place] += weight
    }
  }

  /// The logarithm of the share of rows in each group.
  func logShares() -> [Float] {
    let total = max(rows.reduce(0, +), .leastNormalMagnitude)
    return rows.map { Float(logarithm(max($0 / total, 1e-9))) }
  }

  private func normal(_ place: Int) -> (mean: Double, variance: Double)? {
    guard weights[place] > 0 else { return nil }
    let mean = sums[place] / weights[place]
    return (mean, max(squares[place] / weights[place] - mean * mean, 0))
  }

  /// Mean and precision of each column in each group; those of all rows where a group has none of a column.
  func normals(smoothing: Double, over whole: ColumnSums) -> [FittedNaiveBayes.Normal] {
    sums.indices.map { place in
      // A column that never changes, or is never known, says nothing of genres.
      guard let all = whole.normal(place % columns), all.variance > 0 else {
        return .init(mean: 0, precision: 0)
      }
      let own = normal(place) ?? all
      let variance = own.variance + smoothing * all.variance
      return .init(mean: Float(own.mean), precision: Float(1 / variance))
    }
  }
}
