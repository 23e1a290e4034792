/// What a model says about itself.
public struct ModelCard: Sendable, Equatable, Codable {
  /// The feature names, in the order of the inputs.
  public var features: [String]
  /// The class names, in the order of the outputs.
  public var classes: [String]
  /// The groups that its cues come from, in order; `nil` for a model of sound alone.
  public var cues: [CueGroup]?
  /// The seed it was fitted with.
  public var seed: UInt64
  /// The learning curves.
  public var curve: [EpochRecord]
  /// The epoch that was kept: the one with the lowest validation loss, or the last without a validation side.
  public var bestEpoch: Int
  /// Whether the fit was interrupted before its end.
  public var isPartial: Bool
  /// How well the finished model answers its own training rows; absent where nobody measured it.
  public var fit: Score?
  /// How well it answers the validation side, where no epoch says so.
  public var validation: Score?
  /// How it came about, in the caller's words: `split`, `dataset`, `rows` …; kept in the model file.
  public var provenance: [String: String]

  /// A mean cross-entropy (nats) and a share of right answers.
  public struct Score: Sendable, Equatable, Codable {
    /// Mean cross-entropy, in nats.
    public let loss: Double
    /// Share of right answers, 0 to 1.
    public let accuracy: Double

    /// A score.
    public init(loss: Double, accuracy: Double) {
      self.loss = loss
      self.accuracy = accuracy
    }
  }

  /// The card of a model.
  public init(
    features: [String], classes: [String], cues: [CueGroup]? = nil, seed: UInt64, curve: [EpochRecord] = [],
    bestEpoch: Int = 0,
    isPartial: Bool = false, provenance: [String: String] = [:]
  ) {
    self.features = features
    self.classes = classes
    self.cues = cues
    self.seed = seed
    self.curve = curve
    self.bestEpoch = bestEpoch
    self.isPartial = isPartial
    self.provenance = provenance
  }

  /// The card of a model that learned from data. The rest is said when it has learned.
  init(of data: TrainingData, seed: UInt64) {
    self.init(
      features: data.features, classes: data.classes, cues: data.cues.isEmpty ? nil : data.cues, seed: seed)
  }

  /// The loss and the accuracy on the validation side, of the epoch that was kept or of the whole; `nil` without one.
  public var validationScore: Score? {
    guard let best, let loss = best.validationLoss, let accuracy = best.validationAccuracy else {
      return validation
    }
    return Score(loss: loss, accuracy: accuracy)
  }

  /// How many numbers the cues are as inputs.
  var cueWidth: Int { (cues?.count ?? 0) * (classes.count + 1) }

  /// The record of the epoch that was kept.
  public var best: EpochRecord? { curve.first { $0.epoch == bestEpoch } }
}
