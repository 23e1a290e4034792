import Kernels

/// Another classifier that also sees which genres the copies of a track have among the training tracks.
///
/// Where releases of one recording stand on both sides of a split, what is known of the others tells more than any sound:
/// a table that lists each track once for each of its genres gives no track the same genre twice. In learning no track is
/// its own copy. Where a split keeps recordings together there is nothing to see, and this is the classifier alone.
public struct CopiesClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "copies"
  /// One line on what it is.
  public static let summary = "networks or trees that also see the genres of a track's copies in training"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<CopiesClassifier>] = [
    Hyperparameter("of", \.kind, in: Kind.range, "what sees the genres of copies"),
    Hyperparameter(
      "points", \.points, in: .integers(1...10_000_000),
      "training tracks to compare with at most, evenly chosen"),
    Hyperparameter("members", \.ensemble.members, in: .integers(1...64), "how many networks answer together"),
    Hyperparameter(
      "epochs", \.ensemble.network.epochs, in: .integers(0...100_000),
      "passes over the training tracks at most, of each network; 0: by their number"),
  ]

  /// What can see copies.
  public enum Kind: String, HyperparameterWord, Codable, CaseIterable {
    case ensemble
    case sharedEnsemble = "shared-ensemble"
    case boostedTrees = "boosted-trees"

    /// What the word means.
    public var meaning: String {
      switch self {
      case .ensemble: EnsembleClassifier.summary
      case .sharedEnsemble: SharedEnsembleClassifier.summary
      case .boostedTrees: BoostedTreesClassifier.summary
      }
    }
  }

  /// What sees the genres of copies.
  public var kind = Kind.ensemble
  /// How many training tracks are known again at most.
  public var points = 20_000
  /// The networks, if these are it, by themselves or with shared hidden layers.
  public var ensemble = EnsembleClassifier()
  /// The trees, if these are it.
  public var trees = BoostedTreesClassifier()
  /// What was fitted, as it stands in a model's file; `nil` before.
  var part: StoredClassifier?

  /// Its name with that of what sees the copies.
  public var label: String { "\(kind.rawValue) with copies" }

  /// The default hyper-parameters.
  public init() {}

  /// Networks; several of them share their hidden layers.
  init(seenBy networks: EnsembleClassifier) {
    kind = networks.members > 1 ? .sharedEnsemble : .ensemble
    ensemble = networks
  }

  init(seenBy trees: BoostedTreesClassifier) {
    kind = .boostedTrees
    self.trees = trees
  }

  private var inner: any Classifier {
    switch kind {
    case .ensemble: ensemble
    case .sharedEnsemble: SharedEnsembleClassifier(like: ensemble)
    case .boostedTrees: trees
    }
  }

  /// Throws `LearningError`, or `CancellationError`; interrupted, it keeps what its classifier keeps.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedCopies {
    try checkHyperparameters()
    let copies = try TrackCopies(data.training, features: data.features, atMost: points)
    func seen(_ rows: LabelledRows, isTraining: Bool) throws -> LabelledRows {
      try context.watch.check()
      return try LabelledRows(
        inputs: copies.inputs(rows.inputs, isTraining: isTraining, on: context.workers),
        labels: rows.labels, cues: rows.cues)
    }
    let own = try TrainingData(
      features: TrackCopies.names(features: data.features, classes: data.classes), classes: data.classes,
      training: seen(data.training, isTraining: true),
      validation: data.validation.map { try seen($0, isTraining: false) }, cues: data.cues)
    return try FittedCopies(
      settings: self, features: data.features, copies: copies, inner: inner.fitted(to: own, in: context))
  }
}
