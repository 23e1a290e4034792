import Learning
import Shell

extension Train {
  /// The classifier that the options describe.
  ///
  /// Each kind has defaults of its own: an option counts where it differs from the network's. Throws a usage error for
  /// an unknown kind, and for an option that the kind has no use for.
  func classifier() throws -> any Classifier {
    switch model {
    case NetworkClassifier.name: return changed(NetworkClassifier(), from: nil)
    case EnsembleClassifier.name:
      var ensemble = EnsembleClassifier()
      ensemble.network = changed(ensemble.network, from: Train())
      return ensemble
    case LogisticClassifier.name:
      let usual = Train()
      let useless: [(option: String, isGiven: Bool)] = [
        ("hidden", hidden != usual.hidden), ("dropout", dropout != usual.dropout),
        ("batchnorm", batchNormalisation != usual.batchNormalisation),
      ]
      if let option = useless.first(where: \.isGiven)?.option {
        throw Diagnostic(
          "option-without-use", "a linear model has no hidden layers for \(.code(option))", kind: .usage,
          at: .parameter(option), help: "leave it out, or train \(.code("model=network"))")
      }
      var logistic = LogisticClassifier()
      if epochs != usual.epochs { logistic.epochs = epochs }
      logistic.descent = changed(logistic.descent, from: usual)
      return logistic
    default:
      guard let kind = Classifiers.named(model) else {
        let names = Classifiers.all.map { $0.name }
        throw Diagnostic(
          "unknown-classifier", "there is no kind of classifier called \(.text(model), .strong)",
          kind: .usage,
          at: .parameter("model"), help: "there is \(names.joined(separator: ", "))",
          suggestions: NearestNames.of(model, among: names))
      }
      return kind.init()
    }
  }

  /// A network with the options that differ from `usual`; with all of them for `nil`.
  private func changed(_ network: NetworkClassifier, from usual: Train?) -> NetworkClassifier {
    var network = network
    if epochs != usual?.epochs { network.epochs = epochs }
    if hidden != usual?.hidden { network.hidden = hidden }
    if dropout != usual?.dropout { network.dropout = Float(dropout) }
    if batchNormalisation != usual?.batchNormalisation { network.batchNormalisation = batchNormalisation }
    network.descent = changed(network.descent, from: usual)
    return network
  }

  private func changed(_ descent: Descent, from usual: Train?) -> Descent {
    var descent = descent
    if learningRate != usual?.learningRate { descent.learningRate = Float(learningRate) }
    if batch != usual?.batch { descent.batch = batch }
    if weightDecay != usual?.weightDecay { descent.weightDecay = Float(weightDecay) }
    if optimizer != usual?.optimizer { descent.optimiser = optimizer }
    if schedule != usual?.schedule { descent.schedule = schedule }
    if patience != usual?.patience { descent.patience = patience }
    if classWeights != usual?.classWeights { descent.classWeights = classWeights }
    if labelSmoothing != usual?.labelSmoothing { descent.labelSmoothing = Float(labelSmoothing) }
    return descent
  }
}
