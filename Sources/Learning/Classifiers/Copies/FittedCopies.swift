import Kernels
import Tabular

/// A classifier that has learned from features and from what is known of copies.
public struct FittedCopies: FittedClassifier {
  /// The hyper-parameters, with what was fitted.
  public let settings: CopiesClassifier
  /// What it says about itself.
  public var card: ModelCard
  let copies: TrackCopies
  /// What answers.
  let inner: any FittedClassifier

  init(
    settings: CopiesClassifier, features: [String], copies: TrackCopies, inner: any FittedClassifier
  ) throws {
    var settings = settings
    settings.part = try StoredClassifier(inner)
    self.settings = settings
    card = inner.card
    card.features = features
    card.fit = nil
    self.copies = copies
    self.inner = inner
  }

  /// As long as what sees the copies.
  public var settled: CopiesClassifier {
    var settings = settings
    switch inner.settledSettings {
    case let ensemble as EnsembleClassifier: settings.ensemble = ensemble
    case let shared as SharedEnsembleClassifier: settings.ensemble.network.epochs = shared.epochs
    case let trees as BoostedTreesClassifier: settings.trees = trees
    default: break
    }
    settings.part = nil
    return settings
  }

  private func seen(_ inputs: TrackInputs, on workers: Workers) throws -> TrackInputs {
    guard inputs.features.columns == card.features.count else {
      throw LearningError.shape(expected: card.features.count, found: inputs.features.columns)
    }
    return try TrackInputs(
      features: copies.inputs(inputs.features, isTraining: false, on: workers), cues: inputs.cues)
  }

  /// The scores of what sees the copies, `tracks × classes`. Throws `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try inner.logits(for: seen(inputs, on: workers), on: workers)
  }

  /// The probabilities of what sees the copies, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try inner.probabilities(for: seen(inputs, on: workers), on: workers)
  }

  /// Adds copies and answer to a calculation, `tracks × genres`. Throws what the classifier throws.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let values = try copies.inputs(of: tracks, in: &graph)
    return try inner.probabilities(of: GraphTracks(values, in: &graph), in: &graph)
  }

  /// The tracks that are known again, and the numbers of what sees them.
  public func tensors() -> [Tensor] {
    copies.tensors.map { $0.renamed("copies.\($0.name)") }
      + inner.tensors().map { $0.renamed("inner.\($0.name)") }
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(settings: CopiesClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    guard let part = settings.part, part.kind == settings.kind.rawValue else {
      throw ModelFileError.metadata("settings")
    }
    self.settings = settings
    self.card = card
    copies = try TrackCopies(
      features: card.features, classes: card.classes.count, tensors.under("copies."))
    inner = try part.fitted(
      features: TrackCopies.names(features: card.features, classes: card.classes), classes: card.classes,
      tensors.under("inner."))
  }
}
