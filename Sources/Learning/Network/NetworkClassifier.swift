import Kernels

/// The network of the brief: hidden layers with batch normalisation, ReLU and dropout, then softmax.
public struct NetworkClassifier: Classifier {
  public static let name = "network"
  public static let summary = "a neural network: two hidden layers of 256 and 128 by default"

  /// Passes over the training rows at most.
  public var epochs = 40
  /// Widths of the hidden layers, from the inputs on.
  public var hidden = [256, 128]
  /// The share of hidden activations dropped in each step, below 1.
  public var dropout: Float = 0.2
  /// Whether hidden sums are normalised over the batch.
  public var batchNormalisation = true
  /// How the network learns.
  public var descent = Descent()

  public init() {}

  /// Throws `LearningError`, `.notFinite` if the loss diverges.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedPerceptron<NetworkClassifier>
  {
    guard hidden.count <= 16 else {
      throw LearningError.setting(name: "hidden", value: "\(hidden.count) layers")
    }
    for width in hidden where !(1...16_384).contains(width) {
      throw LearningError.setting(name: "hidden", value: "\(width)")
    }
    guard dropout >= 0, dropout < 1 else { throw LearningError.setting(name: "dropout", value: "\(dropout)") }
    return try FittedPerceptron(
      fitting: self, data, epochs: epochs, hidden: hidden, normalised: batchNormalisation, dropout: dropout,
      descent: descent, in: context)
  }
}

/// Multinomial logistic regression: the network without a hidden layer; a baseline that fits in a moment.
public struct LogisticClassifier: Classifier {
  public static let name = "logistic"
  public static let summary = "multinomial logistic regression, a linear baseline"

  /// Passes over the training rows at most.
  public var epochs = 40
  /// How it learns; a linear model takes smaller batches and longer steps than a network.
  public var descent = Descent()

  public init() {
    descent.batch = 64
    descent.learningRate = 0.01
  }

  /// Throws `LearningError`.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedPerceptron<LogisticClassifier>
  {
    try FittedPerceptron(
      fitting: self, data, epochs: epochs, hidden: [], normalised: false, dropout: 0, descent: descent,
      in: context)
  }
}
