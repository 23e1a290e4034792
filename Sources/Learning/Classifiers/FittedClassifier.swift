import Kernels

/// A classifier that has learned and can predict.
public protocol FittedClassifier: Sendable {
  /// The hyper-parameters that it was fitted with.
  associatedtype Settings: Classifier
  /// The hyper-parameters, with every value that was really used.
  var settings: Settings { get }

  /// What the model says about itself: classes, features, how it was fitted.
  var card: ModelCard { get set }

  /// Scores before normalisation, `rows × classes`, for raw feature values (NaN where missing) of `rows × features`;
  /// `probabilities` is their softmax. Throws `LearningError.shape`.
  func logits(for inputs: Matrix, on workers: Workers) throws -> Matrix

  /// The probability of each class, `rows × classes`; every row adds up to 1. Throws `LearningError.shape`.
  func probabilities(for inputs: Matrix, on workers: Workers) throws -> Matrix

  /// The likeliest class of each row and its probability, without the whole table of probabilities where that is
  /// possible. Throws `LearningError.shape`.
  func answers(for inputs: Matrix, on workers: Workers) throws -> Answers

  /// The learned numbers, as they go into a model file.
  func tensors() -> [Tensor]

  /// A model read back from a file. Throws `ModelFileError`, never traps, whatever the file holds.
  init(settings: Settings, card: ModelCard, tensors: [String: Tensor]) throws
}

extension FittedClassifier {
  /// By way of the whole table of probabilities.
  public func answers(for inputs: Matrix, on workers: Workers) throws -> Answers {
    Answers(try probabilities(for: inputs, on: workers))
  }
}
