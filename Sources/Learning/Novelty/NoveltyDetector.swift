import Tabular

/// Tells tracks of genres that a model never learned: what `unknown` rests on.
///
/// Networks of its own learn the genres of the model and, next to them, each genre that the table has besides; what
/// they give to the latter speaks for a stranger. Learning every other genre by name rather than one heap of "none of
/// these" finds strangers better (Dhamija, Günther and Boult, NeurIPS 2018, train against a background; the classes by
/// name are measured on this data). Where a table has no other genres, the distance to the learned tracks decides.
public struct NoveltyDetector: Sendable {
  /// More tracks are sampled, so that distances stay cheap: to measure to, and to learn what is usual from.
  private static let mostPoints = 20_000
  private static let mostUsual = 4_000

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

  /// Learns from the training side of a model and from tracks of other genres.
  ///
  /// - Parameters:
  ///   - known: what the model learned from; its validation side says what is usual, or the training side without one.
  ///   - others: tracks of genres that the model does not know, labelled by `otherGenres`; no artist of theirs should
  ///     be one that the detector is judged by.
  ///   - networks: how the genres are learned; two networks for a few epochs by default, as all genres are many rows.
  /// - Throws: `LearningError`, `.interrupted` if not everything was learned.
  public init(
    known: TrainingData, others: LabelledRows?, otherGenres: [String],
    networks settings: EnsembleClassifier = .quick, in context: FitContext
  ) throws {
    var generator = SeededGenerator(seed: context.seed, stream: "neighbours")
    let inputs = known.training.inputs
    let neighbours = try Neighbours(
      inputs.selecting(rows: generator.sample(Self.mostPoints, below: inputs.rows).sorted()),
      standardiser: Standardiser(learnedFrom: inputs))
    var networks: FittedEnsemble?
    if let others, others.inputs.rows > 0, !otherGenres.isEmpty {
      let fitted = try settings.fit(
        TrainingData(
          features: known.features, classes: known.classes + otherGenres,
          training: known.training.appending(others)), in: context)
      if fitted.card.isPartial { throw LearningError.interrupted }
      networks = fitted
    }
    let blank = NoveltyDetector(
      classes: known.classes + (networks == nil ? [] : otherGenres), knownCount: known.classes.count,
      neighbours: neighbours, strangeness: Strangeness(distances: [], background: nil), networks: networks)
    // A training row is its own nearest neighbour, so without a validation side one more is passed over.
    let usual = (known.validation ?? known.training).inputs
    let signs = try blank.signs(
      of: usual.selecting(rows: generator.sample(Self.mostUsual, below: usual.rows).sorted()),
      neighbour: Strangeness.neighbour + (known.validation == nil ? 1 : 0), in: context)
    self.init(
      classes: blank.classes, knownCount: blank.knownCount, neighbours: neighbours,
      strangeness: Strangeness(distances: signs.distances, background: signs.background), networks: networks)
  }

  /// How strange each row of raw feature values is; see `Strangeness`. Throws `LearningError.shape` or `.interrupted`.
  public func scores(for inputs: Matrix, in context: FitContext = FitContext()) throws -> [Double] {
    let signs = try signs(of: inputs, neighbour: Strangeness.neighbour, in: context)
    return strangeness.scores(distances: signs.distances, background: signs.background)
  }

  /// What speaks for and against one track being a stranger.
  public struct Evidence: Sendable, Equatable {
    /// The score; see `Strangeness`.
    public let score: Double
    /// How far away the nearest learned tracks are, in the unit of `Neighbours`.
    public let distance: Double
    /// What that distance mostly is for tracks of the model's genres.
    public let usualDistance: Double
    /// The share that the background genres get of the probability, and the likeliest of them; `nil` without any.
    public let background: (share: Double, genre: String)?

    public static func == (left: Evidence, right: Evidence) -> Bool {
      left.score == right.score && left.distance == right.distance
        && left.background?.genre == right.background?.genre
    }
  }

  /// The evidence on each row of raw feature values. Throws `LearningError.shape` or `.interrupted`.
  public func evidence(
    on inputs: Matrix, in context: FitContext = FitContext()
  ) throws -> [Evidence] {
    let signs = try signs(of: inputs, neighbour: Strangeness.neighbour, in: context)
    let scores = strangeness.scores(distances: signs.distances, background: signs.background)
    let table = try networks?.probabilities(for: inputs, threads: context.threads)
    return scores.indices.map { row in
      let likeliest = table.flatMap { Predictions.likeliest(of: $0.row(row).dropFirst(knownCount)) }
      return Evidence(
        score: scores[row], distance: signs.distances[row], usualDistance: strangeness.usualDistance,
        background: likeliest.map { (signs.background?[row] ?? 0, classes[knownCount + $0]) })
    }
  }

  private func signs(
    of inputs: Matrix, neighbour: Int, in context: FitContext
  ) throws -> (distances: [Double], background: [Double]?) {
    let nearest = try neighbours.nearest(neighbour, to: inputs, in: context)
    let table = try networks?.probabilities(for: inputs, threads: context.threads)
    let background = table.map { table in
      (0..<table.rows).map { Double(table.row($0).dropFirst(knownCount).reduce(0, +)) }
    }
    return (nearest.map { Double($0.last?.distance ?? .infinity) }, background)
  }
}

extension EnsembleClassifier {
  /// Two networks and a few epochs: enough to tell strangers, in seconds.
  public static var quick: EnsembleClassifier {
    var settings = EnsembleClassifier()
    settings.members = 2
    settings.network.epochs = 8
    return settings
  }
}

extension LabelledRows {
  /// These rows, then others whose classes come after these.
  func appending(_ others: LabelledRows) throws(LearningError) -> LabelledRows {
    guard others.inputs.columns == inputs.columns else {
      throw .shape(expected: inputs.columns, found: others.inputs.columns)
    }
    let classCount = labels.classCount
    let sets =
      (0..<labels.rows).map { labels.classes(of: $0) }
      + (0..<others.labels.rows).map { others.labels.classes(of: $0).map { $0 + classCount } }
    guard
      let values = Matrix(
        rows: inputs.rows + others.inputs.rows, columns: inputs.columns,
        values: inputs.values + others.inputs.values)
    else { throw .shape(expected: inputs.values.count, found: others.inputs.values.count) }
    return try LabelledRows(
      inputs: values, labels: SoftLabels(sets: sets, classCount: classCount + others.labels.classCount))
  }
}
