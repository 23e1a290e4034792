#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The part of a model's file that answers tracks whose names are known.
struct CuedHeader: Codable {
  /// The kind of classifier, and its settings as JSON.
  var classifier: String
  var settings: String
  var card: ModelCard
  /// The exponents of the product with what words say; `nil` without words.
  var exponents: [Double]?
  var confidence: ConfidenceHeader

  /// The key of the header in a file, and what the names of its tensors begin with.
  private static let key = "cued"
  private static let prefix = "cued."

  init(_ model: CuedModel) throws {
    let fitted = model.classifier.fitted
    classifier = type(of: fitted.ownSettings).name
    settings = try Self.json(fitted.ownSettings)
    var card = fitted.card
    card.features = []
    card.classes = []
    self.card = card
    exponents = model.classifier.words?.pool.weights
    confidence = ConfidenceHeader(model.confidence, nil)
  }

  /// The header in a file; `nil` for a model of sound alone. Throws `ModelFileError`.
  init?(in file: SafeTensors) throws(ModelFileError) {
    guard let text = file.metadata[Self.key] else { return nil }
    guard let header = try? JSONDecoder().decode(CuedHeader.self, from: Data(text.utf8)) else {
      throw .metadata(Self.key)
    }
    self = header
  }

  /// Adds the header and the numbers that go with it to a file. Throws `ModelFileError`.
  func write(into file: inout SafeTensors, _ model: CuedModel) throws(ModelFileError) {
    file.metadata[Self.key] = try Self.json(self)
    file.tensors += (model.classifier.tensors() + model.confidence.tensors()).map {
      $0.renamed(Self.prefix + $0.name)
    }
  }

  /// The model that the header and the tensors of its file describe.
  ///
  /// - Parameter features: The card of the model of sound alone, which has the same features and classes.
  /// - Throws: `ModelFileError`.
  func model(_ tensors: [String: Tensor], features: ModelCard) throws -> CuedModel {
    guard let kind = Classifiers.named(classifier) else {
      throw ModelFileError.unknownClassifier(classifier)
    }
    let own = tensors.under(Self.prefix)
    var card = card
    card.features = features.features
    card.classes = features.classes
    let groups = card.cues ?? []
    guard Set(groups).count == groups.count else { throw ModelFileError.metadata(Self.key) }
    let fitted = try fitted(kind, card, own)
    let tables =
      groups.isEmpty
      ? nil
      : try CueTables(
        own, prefix: TrackClassifier.tablesPrefix, groups: groups, genreCount: card.classes.count)
    var words: TrackClassifier.Words?
    if let exponents {
      guard exponents.count == 2, let pool = try? LogLinearPool(weights: exponents) else {
        throw ModelFileError.metadata(Self.key)
      }
      let base = try own.floats(TrackClassifier.wordsPrefix + "base", count: card.classes.count)
      words = TrackClassifier.Words(
        evidence: try WordEvidence(own, prefix: TrackClassifier.wordsPrefix, base: base), pool: pool)
    }
    return CuedModel(
      TrackClassifier(fitted, tables: tables, words: words),
      confidence: try Confidence(confidence, tensors: own, card: card))
  }

  private func fitted<Kind: Classifier>(
    _ kind: Kind.Type, _ card: ModelCard, _ tensors: [String: Tensor]
  ) throws -> any FittedClassifier {
    guard let settings = try? JSONDecoder().decode(kind, from: Data(settings.utf8)) else {
      throw ModelFileError.metadata(Self.key)
    }
    return try Kind.Fitted(settings: settings, card: card, tensors: tensors)
  }

  private static func json(_ value: some Encodable) throws(ModelFileError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { throw .metadata(key) }
    return String(decoding: data, as: UTF8.self)
  }
}

extension TrackClassifier {
  static let tablesPrefix = "tables."
  static let wordsPrefix = "words."

  /// All its numbers, as they go into a model file.
  func tensors() -> [Tensor] {
    fitted.tensors() + (tables?.tensors(prefix: Self.tablesPrefix) ?? [])
      + (words?.evidence.tensors(prefix: Self.wordsPrefix) ?? [])
  }
}
