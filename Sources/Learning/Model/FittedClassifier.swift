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

  /// The likeliest class of each row and its probability, without the whole table of probabilities where that is
  /// possible. Throws `LearningError.shape`.
  func answers(for inputs: Matrix, threads: Int) throws -> Answers

  /// The learned numbers, as they go into a model file.
  func tensors() -> [Tensor]

  /// A model read back from a file. Throws `ModelFileError`, never traps, whatever the file holds.
  init(settings: Settings, card: ModelCard, tensors: [String: Tensor]) throws
}

/// The likeliest class of each row of a table.
public struct Answers: Sendable, Equatable {
  /// The class of each row, the first of equals.
  public let classes: [Int32]
  /// Its probability.
  public let probabilities: [Float]

  public init(classes: [Int32], probabilities: [Float]) {
    self.classes = classes
    self.probabilities = probabilities
  }
}

extension Answers {
  /// The likeliest class of each row of `rows × classes` probabilities, the first of equals.
  public init(_ table: Matrix) {
    var classes: [Int32] = []
    var shares: [Float] = []
    for row in 0..<table.rows {
      let shareOfClass = table.row(row)
      var best = shareOfClass.startIndex
      for index in shareOfClass.indices where shareOfClass[index] > shareOfClass[best] { best = index }
      classes.append(Int32(best - shareOfClass.startIndex))
      shares.append(shareOfClass.isEmpty ? 0 : shareOfClass[best])
    }
    self.init(classes: classes, probabilities: shares)
  }
}

extension FittedClassifier {
  public func answers(for inputs: Matrix, threads: Int) throws -> Answers {
    Answers(try probabilities(for: inputs, threads: threads))
  }
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
  /// How well the finished model answers its own training rows; absent where nobody measured it.
  public var fit: Score?
  /// How it came about, in the caller's words: `split`, `dataset`, `rows` …; kept in the model file.
  public var provenance: [String: String]

  /// A mean cross-entropy (nats) and a share of right answers.
  public struct Score: Sendable, Equatable, Codable {
    public let loss: Double
    public let accuracy: Double

    public init(loss: Double, accuracy: Double) {
      self.loss = loss
      self.accuracy = accuracy
    }
  }

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
