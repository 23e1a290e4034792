import Kernels
import Tabular

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

  init(
    settings: BestClassifier, card: ModelCard, members: [any FittedClassifier], pool: LogLinearPool
  ) throws {
    var settings = settings
    settings.parts = try zip(members, pool.weights).map { try BestClassifier.Part($0, weight: $1) }
    self.settings = settings
    self.card = card
    self.members = members
    self.pool = pool
  }

  /// The names of the kinds with their weights, in order.
  public var weights: [(kind: String, weight: Double)] {
    settings.parts.map { ($0.kind, $0.weight) }
  }

  /// The product of the members' probabilities, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    // What has no weight is not asked.
    let active = members.indices.filter { pool.weights[$0] > 0 }
    let own = try LogLinearPool(weights: active.map { pool.weights[$0] })
    return try own(
      active.map { try members[$0].probabilities(for: inputs, on: workers) }, threads: workers.threads)
  }

  /// The logarithms of the probabilities.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    var result = try probabilities(for: inputs, on: workers)
    for index in result.values.indices {
      result.values[index] = Float(logarithm(max(Double(result.values[index]), 1e-30)))
    }
    return result
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
    members = try settings.parts.enumerated().map { place, part in
      try part.fitted(beside: card, tensors.under("kinds.\(place)."))
    }
  }
}

extension BestClassifier.Part {
  init(_ member: any FittedClassifier, weight: Double) throws {
    kind = type(of: member.ownSettings).name
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(member.ownSettings) else {
      throw ModelFileError.metadata("settings")
    }
    settings = String(decoding: data, as: UTF8.self)
    card = member.card
    card.features = []
    card.classes = []
    self.weight = weight
  }

  /// The member that the tensors describe. Throws `ModelFileError`.
  fileprivate func fitted(
    beside whole: ModelCard, _ tensors: [String: Tensor]
  ) throws -> any FittedClassifier {
    // A product in a product would have no end.
    guard kind != BestClassifier.name, let kind = Classifiers.named(kind) else {
      throw ModelFileError.unknownClassifier(kind)
    }
    var card = card
    card.features = whole.features
    card.classes = whole.classes
    return try opened(kind, card, tensors)
  }

  private func opened<Kind: Classifier>(
    _ kind: Kind.Type, _ card: ModelCard, _ tensors: [String: Tensor]
  ) throws -> any FittedClassifier {
    guard let settings = try? JSONDecoder().decode(kind, from: Data(settings.utf8)) else {
      throw ModelFileError.metadata("settings")
    }
    return try Kind.Fitted(settings: settings, card: card, tensors: tensors)
  }
}
