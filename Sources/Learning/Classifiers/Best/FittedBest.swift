import Kernels

/// Classifiers of several kinds that have learned and answer together, each by its weight.
public struct FittedBest: FittedClassifier {
  /// The hyper-parameters, with what was fitted.
  public let settings: BestClassifier
  /// What it says about itself.
  public var card: ModelCard
  /// What takes part.
  public let members: [any FittedClassifier]
  /// How much each of it counts.
  public let pool: LogLinearPool
  private let first: (any FittedClassifier)?

  /// The same before it learned the validation side too.
  public var beforeRefit: (any FittedClassifier)? { first }

  init(
    settings: BestClassifier, card: ModelCard, members: [any FittedClassifier], pool: LogLinearPool,
    beforeRefit first: FittedBest? = nil
  ) throws {
    self.first = first
    var settings = settings
    settings.parts = try zip(members, pool.weights).map {
      BestClassifier.Part(classifier: try StoredClassifier($0), weight: $1)
    }
    self.settings = settings
    self.card = card
    self.members = members
    self.pool = pool
  }

  /// What takes part, by its label, with its weight, in order.
  public var weights: [(kind: String, weight: Double)] {
    zip(members, pool.weights).map { ($0.ownSettings.label, $1) }
  }

  /// The product of the members' probabilities, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    // What has no weight is not asked.
    let active = members.indices.filter { pool.weights[$0] > 0 }
    let own = try LogLinearPool(weights: active.map { pool.weights[$0] })
    return try own(
      active.map { try members[$0].probabilities(for: inputs, on: workers) }, threads: workers.threads)
  }

  /// The numbers of all members.
  public func tensors() -> [Tensor] {
    members.enumerated().flatMap { place, member in
      member.tensors().map { $0.renamed("kinds.\(place).\($0.name)") }
    }
  }

  /// Reads the members that the settings list. Throws `ModelFileError`.
  public init(settings: BestClassifier, card: ModelCard, tensors: [String: Tensor]) throws {
    guard !settings.parts.isEmpty, settings.parts.count <= 64,
      let pool = try? LogLinearPool(weights: settings.parts.map(\.weight)),
      pool.weights.contains(where: { $0 > 0 })
    else { throw ModelFileError.metadata("settings") }
    self.settings = settings
    self.card = card
    self.pool = pool
    first = nil
    members = try settings.parts.enumerated().map { place, part in
      // A product in a product would have no end.
      guard part.classifier.kind != BestClassifier.name else {
        throw ModelFileError.unknownClassifier(part.classifier.kind)
      }
      return try part.classifier.fitted(
        features: card.features, classes: card.classes, tensors.under("kinds.\(place)."))
    }
  }
}
