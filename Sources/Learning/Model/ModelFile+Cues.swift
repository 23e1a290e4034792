/// The part of a model's file that answers tracks whose names are known.
struct CuedHeader: Codable {
  /// What answers, without its tables and words.
  let classifier: StoredClassifier
  /// The exponents of the product with what words say, one pool's after another's; `nil` without words.
  let exponents: [Double]?
  let confidence: ConfidenceHeader

  /// The names in model files, where those of the classifier stand beside the others.
  private enum CodingKeys: String, CodingKey {
    case classifier, settings, card, exponents, confidence
  }

  /// The key of the header in a file, and what the names of its tensors begin with.
  private static let key = "cued"
  private static let prefix = "cued."

  init(_ model: CuedModel) throws {
    classifier = try StoredClassifier(model.classifier.fitted)
    exponents = model.classifier.words?.pool.pools.flatMap(\.weights)
    confidence = ConfidenceHeader(model.confidence, nil)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classifier = StoredClassifier(
      kind: try container.decode(String.self, forKey: .classifier),
      settings: try container.decode(String.self, forKey: .settings),
      card: try container.decode(ModelCard.self, forKey: .card))
    exponents = try container.decodeIfPresent([Double].self, forKey: .exponents)
    confidence = try container.decode(ConfidenceHeader.self, forKey: .confidence)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(classifier.kind, forKey: .classifier)
    try container.encode(classifier.settings, forKey: .settings)
    try container.encode(classifier.card, forKey: .card)
    try container.encodeIfPresent(exponents, forKey: .exponents)
    try container.encode(confidence, forKey: .confidence)
  }

  /// The header in a file; `nil` for a model of sound alone. Throws `ModelFileError`.
  init?(in file: SafeTensors) throws(ModelFileError) {
    guard let header = try file.header(Self.key, as: CuedHeader.self) else { return nil }
    self = header
  }

  /// Adds the header and the numbers that go with it to a file. Throws `ModelFileError`.
  func write(into file: inout SafeTensors, _ model: CuedModel) throws(ModelFileError) {
    try file.setHeader(Self.key, to: self)
    file.tensors += (model.classifier.tensors() + model.confidence.tensors()).map {
      $0.renamed(Self.prefix + $0.name)
    }
  }

  /// The model that the header and the tensors of its file describe.
  ///
  /// - Parameter features: The card of the model of sound alone, which has the same features and classes.
  /// - Throws: `ModelFileError`.
  func model(_ tensors: [String: Tensor], features: ModelCard) throws -> CuedModel {
    let own = tensors.under(Self.prefix)
    let groups = classifier.card.cues ?? []
    guard Set(groups).count == groups.count else { throw ModelFileError.metadata(Self.key) }
    let fitted = try classifier.fitted(features: features.features, classes: features.classes, own)
    let card = fitted.card
    let tables =
      groups.isEmpty
      ? nil
      : try CueTables(
        own, prefix: TrackClassifier.tablesPrefix, groups: groups, genreCount: card.classes.count)
    var words: TrackClassifier.Words?
    if let exponents {
      let length = exponents.count == 2 ? 2 : groups.count + 2
      let pools = stride(from: 0, to: exponents.count, by: length).compactMap {
        try? LogLinearPool(weights: Array(exponents[$0..<min($0 + length, exponents.count)]))
      }
      guard let pool = EvidencePool(pools: pools, cues: groups.count) else {
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
