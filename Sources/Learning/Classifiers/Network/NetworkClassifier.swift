/// The network of the brief: hidden layers with batch normalisation, ReLU and dropout, then softmax.
public struct NetworkClassifier: PerceptronSettings {
  /// The name that picks it, as in `model=`.
  public static let name = "network"
  /// One line on what it is.
  public static let summary = "a neural network: two hidden layers of 256 and 128 by default"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<NetworkClassifier>] =
    [
      Hyperparameter(
        "epochs", \.epochs, in: .integers(1...100_000), "passes over the training tracks at most"),
      Hyperparameter(
        "hidden", \.hidden, in: .integerLists(1...16_384, atMost: 16), "widths of the hidden layers",
        search: .values([
          .integers([128, 64]), .integers([256, 128]), .integers([512, 256]), .integers([256, 256]),
          .integers([256]),
        ])),
      Hyperparameter(
        "dropout", \.dropout, in: .numbers(0...0.95), "share of hidden activations dropped in each step",
        search: .values((0...5).map { .number(Double($0) / 10) })),
      Hyperparameter(
        "batchnorm", \.batchNormalisation, in: .flag, "whether hidden sums are normalised over the batch"),
    ] + TrainingOptions.hyperparameters.map { $0.within(\.training) }

  /// Passes over the training rows at most.
  public var epochs = 40
  /// Widths of the hidden layers, from the inputs on.
  public var hidden = [256, 128]
  /// The share of hidden activations dropped in each step, below 1.
  public var dropout: Float = 0.2
  /// Whether hidden sums are normalised over the batch.
  public var batchNormalisation = true
  /// How the network learns.
  public var training = TrainingOptions()

  /// A network with the default hyper-parameters.
  public init() {}

  /// The names in model files, which are older than those of the properties.
  private enum CodingKeys: String, CodingKey {
    case epochs, hidden, dropout, batchNormalisation
    case training = "descent"
  }

  /// Throws `LearningError`, `.notFinite` if the loss diverges.
  public func fit(
    _ data: TrainingData, in context: FitContext
  ) throws -> FittedPerceptron<NetworkClassifier> {
    try FittedPerceptron(fitting: self, data, in: context)
  }
}
