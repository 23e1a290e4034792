import Tabular

/// Tells tracks of genres that a model never learned: what the answer "unknown" rests on.
///
/// Networks of its own learn the genres of the model and, next to them, each genre of the auxiliary outliers; what they
/// give to the latter speaks for an unknown genre. Learning every other genre by name rather than one heap of "none of
/// these" works better here (Dhamija, Günther and Boult, "Reducing network agnostophobia", NeurIPS 2018, arXiv
/// 1811.04110, train against a background; the classes by name are measured on this data). Without auxiliary outliers the
/// distance to the learned tracks decides.
public struct NoveltyDetector: Sendable {
  /// The genres of the model, then those of the auxiliary outliers.
  public let classes: [String]
  /// How many of `classes` are the model's own.
  public let knownCount: Int
  /// The tracks of the model's genres.
  public let neighbours: Neighbours
  /// The score, with those that tracks of the model's genres have.
  public let score: NoveltyScore
  /// What learned all of `classes`; `nil` without auxiliary outliers.
  public let networks: FittedEnsemble?
  /// What words add for tracks whose names are known; `nil` for a detector that knows the sound alone.
  let words: NoveltyWords?

  /// The genres of the auxiliary outliers, in order.
  public var background: [String] { Array(classes.dropFirst(knownCount)) }

  init(
    classes: [String], knownCount: Int, neighbours: Neighbours, score: NoveltyScore,
    networks: FittedEnsemble?, words: NoveltyWords? = nil
  ) {
    self.words = words
    self.classes = classes
    self.knownCount = knownCount
    self.neighbours = neighbours
    self.score = score
    self.networks = networks
  }

  /// The novelty score of each row of raw feature values, by words too if the names are given and it knows words; see
  /// `NoveltyScore` and `threshold`. Throws `LearningError.shape` or `CancellationError`.
  public func scores(
    for inputs: Matrix, names: [TrackNames]? = nil, in context: FitContext = FitContext()
  ) throws -> [Double] {
    if let words, let names, let networks {
      return try words.scores(
        networks.probabilities(for: inputs, on: context.workers), names: names, knownCount: knownCount,
        on: context.workers)
    }
    return try observations(of: inputs, in: context).map(score.value)
  }

  /// Whether scores of tracks with names rest on their words too.
  public var knowsWords: Bool { words != nil }

  /// The score above which a track is declined so that `share` of the tracks of learned genres are; infinite for 0.
  public func threshold(declining share: Double, named: Bool = false) -> Double {
    guard named, let words else { return score.threshold(declining: share) }
    guard share > 0 else { return .infinity }
    return Detection(known: words.reference, unknown: []).threshold(accepting: 1 - share)
  }

  /// The share of tracks of learned genres whose score is higher than this; NaN where nothing is known of them.
  public func shareAbove(_ value: Double, named: Bool = false) -> Double {
    guard named, let words else { return score.shareAbove(value) }
    return Double(words.reference.count { $0 > value }) / Double(max(1, words.reference.count))
  }

  /// What speaks for and against one track being of a genre that the model does not know.
  public struct Evidence: Sendable, Equatable {
    /// The score; see `NoveltyScore`.
    public let score: Double
    /// How far away the nearest learned tracks are, in the unit of `Neighbours`.
    public let distance: Double
    /// What that distance mostly is for tracks of the model's genres.
    public let typicalDistance: Double
    /// What the genres of the auxiliary outliers say; `nil` without any.
    public let background: Background?

    /// What the genres that the model does not have say of a track.
    public struct Background: Sendable, Equatable {
      /// The probability that they get together.
      public let probability: Double
      /// The likeliest of them.
      public let genre: String
      /// For each genre of the model, as a class, the share of auxiliary outliers that resemble it most.
      public let outlierShares: [Double]
    }
  }

  /// The evidence on each row of raw feature values. Throws `LearningError.shape` or `CancellationError`.
  public func evidence(
    on inputs: Matrix, names: [TrackNames]? = nil, in context: FitContext = FitContext()
  ) throws -> [Evidence] {
    let named = words == nil || names == nil ? nil : try scores(for: inputs, names: names, in: context)
    let observations = try observations(of: inputs, in: context)
    let table = try networks?.probabilities(for: inputs, on: context.workers)
    return observations.enumerated().map { row, observation in
      var background: Evidence.Background?
      if let own = observation.background,
        let other = table.flatMap({ Predictions.likeliest(of: $0.row(row).dropFirst(knownCount)) })
      {
        background = Evidence.Background(
          probability: own.probability, genre: classes[knownCount + other],
          outlierShares: score.outlierShares ?? [])
      }
      return Evidence(
        score: named?[row] ?? score.value(of: observation), distance: observation.distance,
        typicalDistance: score.typicalDistance, background: background)
    }
  }

  private func observations(
    of inputs: Matrix, in context: FitContext
  ) throws -> [NoveltyScore.Observation] {
    let table = try networks?.probabilities(for: inputs, on: context.workers)
    let distances = try neighbours.distances(to: inputs, neighbour: NoveltyScore.neighbour, in: context)
    return Self.observations(distances, table, knownCount: knownCount)
  }

  /// The observations of rows from their distances and what networks say of them.
  static func observations(
    _ distances: [Double], _ table: Matrix?, knownCount: Int
  ) -> [NoveltyScore.Observation] {
    distances.enumerated().map { row, distance in
      guard let table else { return NoveltyScore.Observation(distance: distance) }
      let probabilities = table.row(row)
      return NoveltyScore.Observation(
        distance: distance,
        background: NoveltyScore.Observation.Background(
          probability: Double(probabilities.dropFirst(knownCount).reduce(0, +)),
          nearest: Predictions.likeliest(of: probabilities.prefix(knownCount)) ?? 0))
    }
  }
}

extension Neighbours {
  /// How far away the `neighbour`-th nearest learned track of each row is. Throws what `nearest` throws.
  func distances(to inputs: Matrix, neighbour: Int, in context: FitContext) throws -> [Double] {
    try nearest(neighbour, to: inputs, in: context).map { Double($0.last?.distance ?? .infinity) }
  }
}
