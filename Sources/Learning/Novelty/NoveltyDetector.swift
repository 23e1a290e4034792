import Tabular

/// Tells tracks of genres that a model never learned: what `unknown` rests on.
///
/// Networks of its own learn the genres of the model and, next to them, each genre that the table has besides; what
/// they give to the latter speaks for a stranger. Learning every other genre by name rather than one heap of "none of
/// these" finds strangers better (Dhamija, Günther and Boult, NeurIPS 2018, train against a background; the classes by
/// name are measured on this data). Where a table has no other genres, the distance to the learned tracks decides.
public struct NoveltyDetector: Sendable {
  /// The genres of the model, then those learned as background.
  public let classes: [String]
  /// How many of `classes` are the model's own.
  public let knownCount: Int
  /// The tracks of the model's genres.
  public let neighbours: Neighbours
  /// What is usual for tracks of the model's genres.
  public let strangeness: Strangeness
  /// What learned all of `classes`; `nil` without a background.
  public let networks: FittedEnsemble?

  /// The genres learned as background, in order.
  public var background: [String] { Array(classes.dropFirst(knownCount)) }

  init(
    classes: [String], knownCount: Int, neighbours: Neighbours, strangeness: Strangeness,
    networks: FittedEnsemble?
  ) {
    self.classes = classes
    self.knownCount = knownCount
    self.neighbours = neighbours
    self.strangeness = strangeness
    self.networks = networks
  }

  /// How strange each row of raw feature values is; see `Strangeness`. Throws `LearningError.shape` or `CancellationError`.
  public func scores(for inputs: Matrix, in context: FitContext = FitContext()) throws -> [Double] {
    try signs(of: inputs, in: context).map(strangeness.score)
  }

  /// What speaks for and against one track being a stranger.
  public struct Evidence: Sendable, Equatable {
    /// The score; see `Strangeness`.
    public let score: Double
    /// How far away the nearest learned tracks are, in the unit of `Neighbours`.
    public let distance: Double
    /// What that distance mostly is for tracks of the model's genres.
    public let usualDistance: Double
    /// What the genres learned as background say; `nil` without any.
    public let background: Background?

    /// What the genres that the model does not have say of a track.
    public struct Background: Sendable, Equatable {
      /// The share of the probability that they get, and the likeliest of them.
      public let share: Double
      public let genre: String
      /// The model's genre that is nearest, and the share of strangers that are nearest to it.
      public let nearest: String
      public let draw: Double
    }
  }

  /// The evidence on each row of raw feature values. Throws `LearningError.shape` or `CancellationError`.
  public func evidence(
    on inputs: Matrix, in context: FitContext = FitContext()
  ) throws -> [Evidence] {
    let signs = try signs(of: inputs, in: context)
    let table = try networks?.probabilities(for: inputs, on: context.workers)
    return signs.enumerated().map { row, signs in
      var background: Evidence.Background?
      if let own = signs.background,
        let other = table.flatMap({ Predictions.likeliest(of: $0.row(row).dropFirst(knownCount)) })
      {
        let draws = strangeness.draws ?? []
        background = Evidence.Background(
          share: own.share, genre: classes[knownCount + other], nearest: classes[own.nearest],
          draw: own.nearest < draws.count ? draws[own.nearest] : 0)
      }
      return Evidence(
        score: strangeness.score(of: signs), distance: signs.distance,
        usualDistance: strangeness.usualDistance, background: background)
    }
  }

  private func signs(of inputs: Matrix, in context: FitContext) throws -> [Strangeness.Signs] {
    let table = try networks?.probabilities(for: inputs, on: context.workers)
    let distances = try neighbours.distances(to: inputs, neighbour: Strangeness.neighbour, in: context)
    return Self.signs(distances, table, knownCount: knownCount)
  }

  /// The signs of rows from their distances and what networks say of them.
  static func signs(_ distances: [Double], _ table: Matrix?, knownCount: Int) -> [Strangeness.Signs] {
    distances.enumerated().map { row, distance in
      guard let table else { return Strangeness.Signs(distance: distance) }
      let shares = table.row(row)
      return Strangeness.Signs(
        distance: distance,
        background: (
          Double(shares.dropFirst(knownCount).reduce(0, +)),
          Predictions.likeliest(of: shares.prefix(knownCount)) ?? 0
        ))
    }
  }
}

extension Neighbours {
  /// How far away the `neighbour`-th nearest learned track of each row is. Throws what `nearest` throws.
  func distances(to inputs: Matrix, neighbour: Int, in context: FitContext) throws -> [Double] {
    try nearest(neighbour, to: inputs, in: context).map { Double($0.last?.distance ?? .infinity) }
  }
}
