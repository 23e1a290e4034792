import Kernels
import Tabular

/// A classifier that has learned from features and votes.
public struct FittedVotes: FittedClassifier {
  /// The hyper-parameters, with what was fitted.
  public let settings: VotesClassifier
  /// What it says about itself.
  public var card: ModelCard
  let votes: TrackVotes
  /// What answers.
  let inner: any FittedClassifier

  init(
    settings: VotesClassifier, features: [String], votes: TrackVotes, inner: any FittedClassifier
  ) throws {
    var settings = settings
    settings.part = try StoredClassifier(inner)
    self.settings = settings
    card = inner.card
    card.features = features
    card.fit = nil
    self.votes = votes
    self.inner = inner
  }

  /// Features with the votes behind them: for each bandwidth the share of each genre, then how many votes there are, as
  /// `log(1 + votes)`.
  static func inputs(
    _ features: Matrix, _ votes: TrackVotes, _ tables: [Matrix]
  ) throws(LearningError) -> Matrix {
    let genres = votes.shares.count
    let shares = tables.map { votes.asShares($0, smoothing: VotesClassifier.smoothing) }
    var values: [Float] = []
    let width = features.columns + tables.count * (genres + 1)
    values.reserveCapacity(features.rows * width)
    for row in 0..<features.rows {
      values += features.row(row)
      for (share, table) in zip(shares, tables) {
        values += share.row(row)
        values.append(Float(logarithm(1 + Double(table.row(row).reduce(0, +)))))
      }
    }
    return try Matrix(checking: values, rows: features.rows, columns: width)
  }

  private func seen(_ inputs: TrackInputs, on workers: Workers) throws -> TrackInputs {
    guard inputs.features.columns == card.features.count else {
      throw LearningError.shape(expected: card.features.count, found: inputs.features.columns)
    }
    let tables = try VotesClassifier.bandwidths.map {
      try votes.sums(for: inputs.features, bandwidth: $0, on: workers)
    }
    return try TrackInputs(
      features: Self.inputs(inputs.features, votes, tables), cues: inputs.cues)
  }

  /// The scores of what sees the votes, `tracks × classes`. Throws `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try inner.logits(for: seen(inputs, on: workers), on: workers)
  }

  /// The probabilities of what sees the votes, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try inner.probabilities(for: seen(inputs, on: workers), on: workers)
  }

  /// Adds votes and answer to a calculation, `tracks × genres`. Throws what the classifier throws.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let squares = try votes.squaredDistances(of: tracks, in: &graph)
    let genres = votes.genres(in: &graph)
    var values = tracks.values
    for bandwidth in VotesClassifier.bandwidths {
      let sums = votes.sums(squares, genres, bandwidth: bandwidth, in: &graph)
      let shares = votes.shares(sums, smoothing: VotesClassifier.smoothing, in: &graph)
      let total = graph.apply("ReduceSum", sums, graph.constant([1]), with: ["keepdims": .integer(1)])
      let count = graph.apply("Log", graph.plus(total, graph.number(1)))
      for part in [shares, count] {
        values = graph.apply("Concat", values, part, with: ["axis": .integer(1)])
      }
    }
    return try inner.probabilities(of: GraphTracks(values, in: &graph), in: &graph)
  }

  /// The tracks that vote, and the numbers of what sees the votes.
  public func tensors() -> [Tensor] {
    votes.tensors.map { $0.renamed("votes.\($0.name)") }
      + inner.tensors().map { $0.renamed("inner.\($0.name)") }
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(settings: VotesClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    guard let part = settings.part, part.kind == settings.kind.rawValue else {
      throw ModelFileError.metadata("settings")
    }
    self.settings = settings
    self.card = card
    votes = try TrackVotes(
      features: card.features, classes: card.classes.count, tensors.under("votes."))
    inner = try part.fitted(
      features: VotesClassifier.names(features: card.features, classes: card.classes), classes: card.classes,
      tensors.under("inner."))
  }
}
