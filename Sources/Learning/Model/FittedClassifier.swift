/// A classifier that has learned and can predict.
public protocol FittedClassifier: Sendable {
  /// The hyper-parameters that it was fitted with.
  associatedtype Settings: Classifier
  var settings: Settings { get }

  /// What the model says about itself: classes, features, how it was fitted.
  var card: ModelCard { get set }

  /// Scores before normalisation, `rows × classes`, for raw feature values (NaN where missing) of `rows × features`;
  /// `probabilities` is their softmax. Throws `LearningError.shape`.
  func logits(for inputs: Matrix, threads: Int) throws -> Matrix

  /// The probability of each class, `rows × classes`; every row adds up to 1. Throws `LearningError.shape`.
  func probabilities(for inputs: Matrix, threads: Int) throws -> Matrix

  /// The learned numbers, as they go into a model file.
  func tensors() -> [Tensor]

  /// A model read back from a file. Throws `ModelFileError`, never traps, whatever the file holds.
  init(settings: Settings, card: ModelCard, tensors: [String: Tensor]) throws
}

/// What a model says about itself.
public struct ModelCard: Sendable, Equatable, Codable {
  /// The feature names, in the order of the inputs.
  public var features: [String]
  /// The class names, in the order of the outputs.
  public var classes: [String]
  /// The seed it was fitted with.
  public var seed: UInt64
  /// The learning curves.
  public var curve: [EpochRecord]
  /// The epoch that was kept: the one with the lowest validation loss, or the last without a validation side.
  public var bestEpoch: Int
  /// Whether the fit was interrupted before its end.
  public var isPartial: Bool
  /// How it came about, in the caller's words: `split`, `dataset`, `rows` …; kept in the model file.
  public var provenance: [String: String]

  public init(
    features: [String], classes: [String], seed: UInt64, curve: [EpochRecord] = [], bestEpoch: Int = 0,
    isPartial: Bool = false, provenance: [String: String] = [:]
  ) {
    self.features = features
    self.classes = classes
    self.seed = seed
    self.curve = curve
    self.bestEpoch = bestEpoch
    self.isPartial = isPartial
    self.provenance = provenance
  }

  /// The record of the epoch that was kept.
  public var best: EpochRecord? { curve.first { $0.epoch == bestEpoch } }
}
