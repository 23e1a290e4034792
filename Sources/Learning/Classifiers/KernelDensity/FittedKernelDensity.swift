import Kernels
import Tabular

/// Training tracks that vote for their genres.
public struct FittedKernelDensity: FittedClassifier {
  /// The hyper-parameters, with the bandwidth that was chosen.
  public internal(set) var settings: KernelDensityClassifier
  /// What it says about itself.
  public var card: ModelCard
  let votes: TrackVotes

  init(settings: KernelDensityClassifier, card: ModelCard, votes: TrackVotes) {
    self.settings = settings
    self.card = card
    self.votes = votes
  }

  /// The votes of all training tracks as shares, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    guard inputs.features.columns == card.features.count else {
      throw LearningError.shape(expected: card.features.count, found: inputs.features.columns)
    }
    return votes.asShares(
      try votes.sums(for: inputs.features, bandwidth: settings.bandwidth, on: workers),
      smoothing: settings.smoothing)
  }

  /// Adds the votes as shares to a calculation, `tracks × genres`.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let squares = try votes.squaredDistances(of: tracks, in: &graph)
    let genres = votes.genres(in: &graph)
    return votes.shares(
      votes.sums(squares, genres, bandwidth: settings.bandwidth, in: &graph),
      smoothing: settings.smoothing, in: &graph)
  }

  /// The tracks with their genres, as they go into a model file.
  public func tensors() -> [Tensor] { votes.tensors }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  public init(settings: KernelDensityClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    guard (1e-3...10).contains(settings.bandwidth), (1e-6...1).contains(settings.smoothing) else {
      throw ModelFileError.metadata("settings")
    }
    self.init(
      settings: settings, card: card,
      votes: try TrackVotes(features: card.features, classes: card.classes.count, tensors))
  }
}
