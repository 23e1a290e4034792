/// Every kind of classifier. A new one is a file and a line here; the conformance tests run over this list.
public enum Classifiers {
  /// In the order in which they are offered.
  public static let all: [any Classifier.Type] = [
    NetworkClassifier.self,
    EncodedNetworkClassifier.self,
    SharedEnsembleClassifier.self,
    LogisticClassifier.self,
    NaiveBayesClassifier.self,
    KernelDensityClassifier.self,
    EnsembleClassifier.self,
    WholeTableClassifier.self,
    BoostedTreesClassifier.self,
    CopiesClassifier.self,
    BestClassifier.self,
  ]

  /// Those that can learn on this system.
  public static var available: [any Classifier.Type] { all.filter { $0.isAvailable } }

  /// The classifier of a name, as in `model=network`.
  public static func named(_ name: String) -> (any Classifier.Type)? {
    all.first { $0.name == name }
  }

  /// A hyper-parameter with the kinds that have it.
  public struct SharedHyperparameter: Sendable {
    /// What it is for the first kind that has it.
    public let description: HyperparameterDescription
    /// What it does, as the kind says that has most to say of it.
    public fileprivate(set) var help: String
    /// The values that it can have for some kind; each kind refuses those that are none of its own.
    public fileprivate(set) var range: HyperparameterRange
    /// The name of every kind that has it, with the value that the kind has by itself.
    public fileprivate(set) var standards: [(kind: String, value: HyperparameterValue)]
  }

  /// The hyper-parameters of all kinds, each name once, in the order in which the kinds list them.
  public static let hyperparameters: [SharedHyperparameter] = {
    var result: [SharedHyperparameter] = []
    for kind in all {
      for description in kind.hyperparameterDescriptions {
        let standard = (kind.name, description.standard)
        if let place = result.firstIndex(where: { $0.description.name == description.name }) {
          result[place].range = result[place].range.widened(by: description.range)
          if description.help.count > result[place].help.count { result[place].help = description.help }
          result[place].standards.append(standard)
        } else {
          result.append(
            SharedHyperparameter(
              description: description, help: description.help, range: description.range,
              standards: [standard]))
        }
      }
    }
    return result
  }()

  /// The names of the kinds that have a hyper-parameter.
  public static func kinds(with name: String) -> [String] {
    hyperparameters.first { $0.description.name == name }?.standards.map(\.kind) ?? []
  }
}
