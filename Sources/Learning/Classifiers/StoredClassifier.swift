/// A fitted classifier as it stands in a model's file beside its tensors: its kind, its settings, and its card without
/// the features and genres that the file says once for all its parts.
struct StoredClassifier: Sendable, Codable, Equatable {
  /// The name of the kind.
  let kind: String
  /// The settings as JSON, which only the kind can read.
  let settings: String
  /// The card, without features and classes.
  let card: ModelCard

  /// What is stored of a classifier. Throws `ModelFileError`.
  init(_ fitted: any FittedClassifier) throws(ModelFileError) {
    let settings = fitted.ownSettings
    var card = fitted.card
    card.features = []
    card.classes = []
    self.init(
      kind: type(of: settings).name, settings: try HeaderJSON.text(of: settings, key: "settings"), card: card)
  }

  init(kind: String, settings: String, card: ModelCard) {
    self.kind = kind
    self.settings = settings
    self.card = card
  }

  /// The classifier that the tensors describe. Throws `ModelFileError`.
  func fitted(
    features: [String], classes: [String], _ tensors: [String: Tensor]
  ) throws -> any FittedClassifier {
    guard let kind = Classifiers.named(kind) else { throw ModelFileError.unknownClassifier(kind) }
    guard Set(classes).count == classes.count, classes.count >= 2 else {
      throw ModelFileError.metadata("classes")
    }
    guard (try? Features(features)) != nil else { throw ModelFileError.metadata("features") }
    var card = card
    card.features = features
    card.classes = classes
    return try fitted(kind, card, tensors)
  }

  private func fitted<Kind: Classifier>(
    _ kind: Kind.Type, _ card: ModelCard, _ tensors: [String: Tensor]
  ) throws -> any FittedClassifier {
    try Kind.Fitted(
      settings: HeaderJSON.value(settings, as: kind, key: "settings"), card: card, tensors: tensors)
  }
}
