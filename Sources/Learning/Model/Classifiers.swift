/// Every kind of classifier. A new one is a file and a line here; the conformance tests run over this list.
public enum Classifiers {
  /// In the order in which they are offered.
  public static let all: [any Classifier.Type] = [
    NetworkClassifier.self,
    LogisticClassifier.self,
    EnsembleClassifier.self,
  ]

  /// The classifier of a name, as in `train model=network`.
  public static func named(_ name: String) -> (any Classifier.Type)? {
    all.first { $0.name == name }
  }
}
