import Kernels

/// Every training track votes for its genres, the nearer the more: the share of a genre at a track is that among the
/// training tracks around it, weighted by a Gaussian of their distance.
///
/// The rule of Nadaraya ("On estimating regression", Theory of Probability and its Applications 9, 1964, doi
/// 10.1137/1109020) and Watson ("Smooth regression analysis", Sankhyā A 26, 1964), with the shares of all training tracks
/// where no track is near; a relative of the k nearest neighbours without an edge at the k-th.
public struct KernelDensityClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "kernel-density"
  /// One line on what it is.
  public static let summary = "votes of the training tracks, the nearer the more; by sound alone"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<KernelDensityClassifier>] = [
    Hyperparameter(
      "bandwidth", \.bandwidth, in: .numbers(0...10),
      "distance at which a vote has lost two fifths, in standard deviations of a feature; 0: by validation",
      search: .values([.number(0.1), .number(0.15), .number(0.2), .number(0.3), .number(0.4)])),
    Hyperparameter(
      "smoothing", \.smoothing, in: .numbers(1e-6...1),
      "votes that stand for the genres as they are among all tracks"),
    Hyperparameter(
      "points", \.points, in: .integers(1...10_000_000),
      "training tracks to compare with at most, evenly chosen"),
  ]

  /// The distance at which a vote counts `exp(−1/2)`; 0 chooses by the validation side.
  public var bandwidth: Float = 0
  /// The weight of the shares of all training tracks, in votes.
  public var smoothing: Float = 0.05
  /// How many training tracks vote at most.
  public var points = 20_000

  /// Kernel density with the default hyper-parameters.
  public init() {}

  /// The bandwidths that are tried, and the one that is taken without a validation side.
  private static let bandwidths: [Float] = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6]
  private static let standardBandwidth: Float = 0.25
  /// Narrower ones are taken for this one: at 0 no vote would count.
  private static let leastBandwidth: Float = 0.001

  /// Throws `LearningError`, or `CancellationError`.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedKernelDensity {
    try checkHyperparameters()
    try context.watch.check()
    var settings = self
    settings.bandwidth = bandwidth == 0 ? Self.standardBandwidth : max(bandwidth, Self.leastBandwidth)
    var card = ModelCard(of: data, seed: context.seed)
    card.cues = nil
    var fitted = FittedKernelDensity(
      settings: settings, card: card,
      votes: try TrackVotes(data.training, features: data.features, atMost: points))
    guard let validation = data.validation else { return fitted }
    for candidate in bandwidth == 0 ? Self.bandwidths : [settings.bandwidth] {
      try context.watch.check()
      var other = fitted
      other.settings.bandwidth = candidate
      let answers = try Predictions(
        probabilities: other.probabilities(for: validation.tracks, on: context.workers),
        labels: validation.labels.likeliest)
      if answers.logLoss < fitted.card.validation?.loss ?? .infinity {
        fitted = other
        fitted.card.validation = ModelCard.Score(loss: answers.logLoss, accuracy: answers.accuracy)
      }
    }
    return fitted
  }
}
