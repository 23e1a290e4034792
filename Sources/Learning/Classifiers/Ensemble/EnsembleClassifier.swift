import Work

/// Several networks that answer together, each shown where in its distribution every value lies.
///
/// Averaging networks that differ in their random start sharpens and calibrates probabilities (Lakshminarayanan,
/// Pritzel and Blundell, "Simple and scalable predictive uncertainty estimation using deep ensembles", NeurIPS 2017);
/// for the inputs see `PiecewiseLinear`.
public struct EnsembleClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "ensemble"
  /// One line on what it is.
  public static let summary =
    "several networks on features expanded into ranges: slower, surer of what it knows"

  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<EnsembleClassifier>] =
    [
      Hyperparameter("members", \.members, in: .integers(1...64), "how many networks answer together"),
      Hyperparameter(
        "ranges", \.ranges, in: .integers(1...256), "ranges into which each feature is spelled out",
        search: .values([.integer(8), .integer(16), .integer(32)])),
      Hyperparameter(
        "epochs", \.network.epochs, in: .integers(0...100_000),
        "passes over the training tracks at most; 0: by their number"),
      Hyperparameter(
        "batch", \.network.training.batch, in: .integers(0...1_000_000),
        "tracks of a step; 0: by the number of training tracks"),
      Hyperparameter(
        "hidden", \.network.hidden, in: .integerLists(0...16_384, atMost: 16),
        "widths of the hidden layers; 0: by the number of training tracks",
        search: .values([.integers([128, 128]), .integers([256, 256]), .integers([256])])),
    ]
    + NetworkClassifier.hyperparameters.filter { !["epochs", "hidden", "batch"].contains($0.name) }.map {
      $0.within(\.network)
    }

  /// How many networks answer together.
  public var members = 4
  /// Ranges into which each feature is spelled out.
  public var ranges = 16
  /// How each of the networks is built and learns.
  public var network: NetworkClassifier

  /// An ensemble with the default hyper-parameters.
  public init() {
    let encoded = EncodedNetworkClassifier()
    network = NetworkClassifier()
    network.epochs = encoded.epochs
    network.hidden = encoded.hidden
    network.dropout = encoded.dropout
    network.batchNormalisation = encoded.batchNormalisation
    network.training = encoded.training
  }

  /// The values for so many training rows, where they were left open.
  func resolved(rows: Int) -> EnsembleClassifier {
    var encoded = EncodedNetworkClassifier()
    encoded.epochs = network.epochs
    encoded.hidden = network.hidden
    encoded.training.batch = network.training.batch
    encoded = encoded.resolved(rows: rows)
    var result = self
    result.network.epochs = encoded.epochs
    result.network.hidden = encoded.hidden
    result.network.training.batch = encoded.training.batch
    return result
  }

  /// Throws `LearningError`; interrupted, it keeps the networks that are complete.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedEnsemble {
    try fit(data, memberSeeing: nil, in: context)
  }

  /// Learns so that each network can be judged on rows that it alone has not seen.
  ///
  /// `memberSeeing` tells whether a network learns from a row of the training side; every network learns from all of
  /// them without it.
  func fit(
    _ data: TrainingData, memberSeeing: ((_ member: Int, _ row: Int) -> Bool)?, in context: FitContext
  ) throws -> FittedEnsemble {
    try checkHyperparameters()
    let settings = resolved(rows: data.training.inputs.rows)
    let encoding = PiecewiseLinear(
      learnedFrom: data.training.inputs, ranges: ranges, threads: context.workers.threads)
    guard encoding.count > 0 else { throw LearningError.noFeatures }
    var fitted: [FittedPerceptron<NetworkClassifier>] = []
    var isPartial = false
    for member in 0..<members {
      var part = context
      part.seed = context.seed &+ UInt64(member) &* 0x9e37_79b9_7f4a_7c15
      part.watch.report = { [members] inner in
        let planned = inner.total ?? 1
        context.watch.report(
          WorkProgress(
            inner.title, Double(member) * planned + inner.completed, of: planned * Double(members),
            unit: inner.unit, detail: inner.detail))
      }
      do {
        var own = data
        if let memberSeeing {
          let rows = (0..<data.training.inputs.rows).filter { memberSeeing(member, $0) }
          own = try TrainingData(
            features: data.features, classes: data.classes, training: data.training.selecting(rows),
            validation: data.validation, cues: data.cues)
        }
        let network = try FittedPerceptron(
          fitting: settings.network, own, ranges: encoding, judgingItself: false, in: part)
        isPartial = network.card.isPartial
        if !isPartial || fitted.isEmpty { fitted.append(network) }
      } catch is CancellationError where !fitted.isEmpty {
        isPartial = true
      }
      if isPartial { break }
    }
    var card = fitted[0].card
    card.seed = context.seed
    card.isPartial = isPartial
    card.fit = nil
    return FittedEnsemble(settings: settings, card: card, encoding: encoding, members: fitted)
  }
}
