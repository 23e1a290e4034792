/// Multinomial logistic regression: the network without a hidden layer; a baseline that fits in a moment.
public struct LogisticClassifier: PerceptronSettings {
  /// The name that picks it, as in `model=`.
  public static let name = "logistic"
  /// One line on what it is.
  public static let summary = "multinomial logistic regression, a linear baseline"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<LogisticClassifier>] =
    [
      Hyperparameter(
        "epochs", \.epochs, in: .integers(1...100_000), "passes over the training tracks at most")
    ] + TrainingOptions.hyperparameters.map { $0.within(\.training) }

  /// Passes over the training rows at most.
  public var epochs = 40
  /// How it learns; a linear model takes smaller batches and longer steps than a network.
  public var training = TrainingOptions()

  /// A linear model with the default hyper-parameters.
  public init() {
    training.batch = 64
    training.learningRate = 0.01
  }

  /// The names in model files, which are older than those of the properties.
  private enum CodingKeys: String, CodingKey {
    case epochs
    case training = "descent"
  }

  /// None: the outputs are linear in the inputs.
  public var hidden: [Int] { [] }
  /// Nothing is dropped, as there is no hidden layer.
  public var dropout: Float { 0 }
  /// Nothing is normalised, as there is no hidden layer.
  public var batchNormalisation: Bool { false }

  /// Throws `LearningError`, `.notFinite` if the loss diverges.
  public func fit(
    _ data: TrainingData, in context: FitContext
  ) throws -> FittedPerceptron<LogisticClassifier> {
    try FittedPerceptron(fitting: self, data, in: context)
  }
}
