import Kernels
import Tabular

/// A classifier that has learned and can predict.
public protocol FittedClassifier: Sendable {
  /// The hyper-parameters that it was fitted with.
  associatedtype Settings: Classifier
  /// The hyper-parameters, with every value that was really used.
  var settings: Settings { get }

  /// What the model says about itself: classes, features, how it was fitted.
  var card: ModelCard { get set }

  /// Scores before normalisation, `tracks × classes`; `probabilities` is their softmax. Throws `LearningError.shape`.
  func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix

  /// The probability of each class, `tracks × classes`; every row adds up to 1. Throws `LearningError.shape`.
  func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix

  /// The likeliest class of each track and its probability, with the scores before normalisation times `scale`, without
  /// the whole table of probabilities; `nil` where there is no such way. Throws `LearningError.shape`.
  func quickAnswers(for inputs: TrackInputs, scale: Float, on workers: Workers) throws -> Answers?

  /// Adds the calculation of `probabilities` by the sound alone to a graph for other programs, `tracks × classes`. Throws
  /// `LearningError` or `ModelFileError` for numbers that no fit gives.
  func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value

  /// The learned numbers, as they go into a model file.
  func tensors() -> [Tensor]

  /// The hyper-parameters by which it would learn as long as it did, where no validation side tells it when to stop.
  var settled: Settings { get }

  /// The same as it was before it learned the validation side too; `nil` if it never did, and for a model from a file.
  var beforeRefit: (any FittedClassifier)? { get }

  /// A model read back from a file. Throws `ModelFileError`, never traps, whatever the file holds.
  init(settings: Settings, card: ModelCard, tensors: [String: Tensor]) throws
}

extension FittedClassifier {
  /// As long as its best epoch, where the kind has a say in that.
  public var settled: Settings { settings.settled(after: max(1, card.bestEpoch)) }

  /// Most kinds never learn from the validation side.
  public var beforeRefit: (any FittedClassifier)? { nil }

  /// What the validation side can calibrate or judge, as it has not learned from it.
  public var forValidation: any FittedClassifier { beforeRefit ?? self }

  /// The settled hyper-parameters with their type erased.
  var settledSettings: any Classifier { settled }

  /// A model of the same kind that learns other data without a side to stop by. Throws `LearningError`, and
  /// `CancellationError`.
  func refitted(to data: TrainingData, in context: FitContext) throws -> any FittedClassifier {
    try settled.fitted(to: data, in: context)
  }

  /// The logarithms of the probabilities, for kinds that have no scores of their own. Throws `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try probabilities(for: inputs, on: workers).logarithms
  }

  /// No way but the table of probabilities.
  public func quickAnswers(
    for inputs: TrackInputs, scale: Float, on workers: Workers
  ) throws -> Answers? { nil }

  /// The likeliest class of each track and its probability. Throws `LearningError.shape`.
  public func answers(for inputs: TrackInputs, on workers: Workers) throws -> Answers {
    if let answers = try quickAnswers(for: inputs, scale: 1, on: workers) { return answers }
    return Answers(try probabilities(for: inputs, on: workers))
  }

  /// The scores of tracks of which only the sound is known. Throws `LearningError.shape`.
  public func logits(for features: Matrix, on workers: Workers) throws -> Matrix {
    try logits(for: TrackInputs(features), on: workers)
  }

  /// The probabilities for tracks of which only the sound is known. Throws `LearningError.shape`.
  public func probabilities(for features: Matrix, on workers: Workers) throws -> Matrix {
    try probabilities(for: TrackInputs(features), on: workers)
  }

  /// The answers to tracks of which only the sound is known. Throws `LearningError.shape`.
  public func answers(for features: Matrix, on workers: Workers) throws -> Answers {
    try answers(for: TrackInputs(features), on: workers)
  }
}

extension Matrix {
  /// The logarithm of each probability; of 0 a very low number.
  var logarithms: Matrix {
    var result = self
    for index in result.values.indices {
      result.values[index] = Float(logarithm(max(Double(result.values[index]), 1e-30)))
    }
    return result
  }
}
