import Kernels
import Tabular

/// Another classifier that also sees how the training tracks around a track vote, near, nearer and nearest.
///
/// Where releases of one recording stand on both sides of a split, no network or tree knows them again as surely as a vote
/// of what stands at the same place. In learning no track votes for itself.
public struct VotesClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "votes"
  /// One line on what it is.
  public static let summary = "networks or trees that also see how the training tracks near by vote"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<VotesClassifier>] = [
    Hyperparameter("of", \.kind, in: Kind.range, "what sees the votes"),
    Hyperparameter(
      "points", \.points, in: .integers(1...10_000_000), "training tracks that vote at most, evenly chosen"),
  ]

  /// What can see votes.
  public enum Kind: String, HyperparameterWord, Codable, CaseIterable {
    case ensemble
    case boostedTrees = "boosted-trees"

    /// What the word means.
    public var meaning: String {
      switch self {
      case .ensemble: EnsembleClassifier.summary
      case .boostedTrees: BoostedTreesClassifier.summary
      }
    }

    fileprivate var classifier: any Classifier {
      switch self {
      case .ensemble: EnsembleClassifier()
      case .boostedTrees: BoostedTreesClassifier()
      }
    }
  }

  /// What sees the votes.
  public var kind = Kind.ensemble
  /// How many training tracks vote at most.
  public var points = 20_000
  /// What was fitted, as it stands in a model's file; `nil` before.
  var part: StoredClassifier?

  /// The default hyper-parameters.
  public init() {}

  init(of kind: Kind) { self.kind = kind }

  /// The distances at which a vote counts `exp(−1/2)`: of the same recording, of the like, and of the whole
  /// neighbourhood.
  static let bandwidths: [Float] = [0.014, 0.11, 0.33]
  /// Votes that stand for the genres as they are among all tracks.
  static let smoothing: Float = 0.05

  /// The features with the names of the votes behind them.
  static func names(features: [String], classes: [String]) -> [String] {
    features
      + bandwidths.indices.flatMap { place in
        classes.map { "votes \(place) \($0)" } + ["votes \(place)"]
      }
  }

  /// Throws `LearningError`, or `CancellationError`; interrupted, it keeps what its classifier keeps.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedVotes {
    try checkHyperparameters()
    let votes = try TrackVotes(data.training, features: data.features, atMost: points)
    func seen(_ rows: LabelledRows, _ sums: (Float) throws -> Matrix) throws -> LabelledRows {
      try context.watch.check()
      let tables = try Self.bandwidths.map(sums)
      return try LabelledRows(
        inputs: FittedVotes.inputs(rows.inputs, votes, tables), labels: rows.labels, cues: rows.cues)
    }
    let own = try TrainingData(
      features: Self.names(features: data.features, classes: data.classes), classes: data.classes,
      training: seen(data.training) {
        try votes.sumsOfOthers(for: data.training.inputs, bandwidth: $0, on: context.workers)
      },
      validation: data.validation.map { side in
        try seen(side) { try votes.sums(for: side.inputs, bandwidth: $0, on: context.workers) }
      }, cues: data.cues)
    let inner = try kind.classifier.fitted(to: own, in: context)
    return try FittedVotes(settings: self, features: data.features, votes: votes, inner: inner)
  }
}
