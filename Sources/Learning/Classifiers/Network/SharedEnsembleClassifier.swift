/// Several networks in one: members that share their hidden layers, each with inputs scaled and scores weighed in its own
/// way.
///
/// The smallest form of TabM (Gorishniy, Kotelnikov and Babenko, "TabM: advancing tabular deep learning with
/// parameter-efficient ensembling", ICLR 2025), on features that are spelled out over ranges (see `PiecewiseLinear`). The
/// model is hardly larger than one network, and its probabilities are the mean of its members'.
public struct SharedEnsembleClassifier: PerceptronSettings {
  /// The name that picks it, as in `model=`.
  public static let name = "shared-ensemble"
  /// One line on what it is.
  public static let summary =
    "several networks that share their hidden layers: one small model, surer than one network"
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<SharedEnsembleClassifier>] =
    [
      Hyperparameter(
        "members", \.members, in: .integers(2...64), "how many networks answer together",
        search: .values([.integer(4), .integer(8), .integer(16)]))
    ]
    + EncodedNetworkClassifier.hyperparameters.filter { $0.name != "batchnorm" }.map { $0.within(\.network) }

  /// How many networks answer together.
  public var members = 8
  /// How each of the networks is built and learns.
  public var network: EncodedNetworkClassifier

  /// Passes over the training rows at most; 0 chooses by their number.
  public var epochs: Int { network.epochs }
  /// Widths of the hidden layers, from the inputs on; one of 0 chooses by the number of training rows.
  public var hidden: [Int] { network.hidden }
  /// The share of hidden activations dropped in each step, below 1.
  public var dropout: Float { network.dropout }
  /// Members see the same sums in different ways, so that nothing is normalised over a batch.
  public var batchNormalisation: Bool { false }
  /// How the networks learn.
  public var training: TrainingOptions { network.training }

  /// A shared ensemble with the default hyper-parameters.
  public init() {
    network = EncodedNetworkClassifier()
  }

  /// The same networks with shared hidden layers; a single one cannot learn so.
  init(like ensemble: EnsembleClassifier) {
    self.init()
    members = ensemble.members
    network.ranges = ensemble.ranges
    network.epochs = ensemble.network.epochs
    network.hidden = ensemble.network.hidden
    network.dropout = ensemble.network.dropout
    network.training = ensemble.network.training
  }

  /// The same, to learn for so many passes.
  public func settled(after epochs: Int) -> SharedEnsembleClassifier {
    var settings = self
    settings.network.epochs = epochs
    return settings
  }

  /// The values for so many training rows, where they were left open. Members that share their layers have more to learn
  /// in them than one network.
  private func resolved(rows: Int) -> SharedEnsembleClassifier {
    var result = self
    if epochs == 0 { result.network.epochs = rows < 1_500 ? 20 : rows < 20_000 ? 14 : 12 }
    if hidden == [0] { result.network.hidden = [256, 256] }
    result.network = result.network.resolved(rows: rows)
    return result
  }

  /// Throws `LearningError`, `.notFinite` if the loss diverges.
  public func fit(
    _ data: TrainingData, in context: FitContext
  ) throws -> FittedPerceptron<SharedEnsembleClassifier> {
    let ranges = PiecewiseLinear(
      learnedFrom: data.training.inputs, ranges: network.ranges, threads: context.workers.threads)
    guard ranges.count > 0 || !data.cues.isEmpty else { throw LearningError.noFeatures }
    guard !hidden.isEmpty else {
      throw LearningError.setting(name: "hidden", value: "\(hidden.hyperparameterValue)")
    }
    return try FittedPerceptron(
      fitting: resolved(rows: data.training.inputs.rows), data, ranges: ranges, in: context)
  }
}
