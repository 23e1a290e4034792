/// The part of a model's judgement that stands in a file's header: what must come back to the last bit, and the settings.
struct ConfidenceHeader: Codable {
  struct Detector: Codable {
    var background: [String]
    var score: NoveltyScore
    var networks: EnsembleClassifier?
    var seed: UInt64
    /// The scores of known tracks by words too; `nil` for a detector of sound alone.
    var wordReference: [Double]?

    /// The names in model files, which are older than those of the properties.
    private enum CodingKeys: String, CodingKey {
      case background, networks, seed, wordReference
      case score = "strangeness"
    }
  }
  var temperature: Double
  var before: Double?
  var after: Double?
  var detector: Detector?

  /// The key of the header in a file.
  private static let key = "confidence"

  init(_ confidence: Confidence, _ novelty: NoveltyDetector?) {
    temperature = confidence.temperature.value
    before = confidence.errors.before.isNaN ? nil : confidence.errors.before
    after = confidence.errors.after.isNaN ? nil : confidence.errors.after
    detector = novelty.map {
      Detector(
        background: $0.background, score: $0.score, networks: $0.networks?.settings,
        seed: $0.networks?.card.seed ?? 0, wordReference: $0.words?.reference)
    }
  }

  /// The header in a file; `nil` if the model was saved without. Throws `ModelFileError`.
  init?(in file: SafeTensors) throws(ModelFileError) {
    guard let header = try file.header(Self.key, as: ConfidenceHeader.self) else { return nil }
    self = header
  }

  /// Adds the header and the numbers that go with it to a file. Throws `ModelFileError`.
  func write(
    into file: inout SafeTensors, _ confidence: Confidence, _ novelty: NoveltyDetector?
  ) throws(ModelFileError) {
    try file.setHeader(Self.key, to: self)
    file.tensors += confidence.tensors() + (novelty?.tensors() ?? [])
  }
}

extension Confidence {
  func tensors() -> [Tensor] {
    [
      Tensor(name: "confidence.labels", labels.byClass.flatMap(\.self)),
      Tensor(name: "confidence.counts", labels.byClass.map { Int32($0.count) }),
    ]
  }

  /// Reads what `write` wrote. Throws `ModelFileError`.
  init(_ header: ConfidenceHeader, tensors: [String: Tensor], card: ModelCard) throws {
    guard let temperature = try? Temperature(header.temperature) else {
      throw ModelFileError.metadata("confidence")
    }
    let counts = try tensors.integers("confidence.counts", count: card.classes.count).map(Int.init)
    guard counts.allSatisfy({ (0...100_000_000).contains($0) }) else {
      throw ModelFileError.shape(tensor: "confidence.counts")
    }
    let flat = try tensors.floats("confidence.labels", count: counts.reduce(0, +))
    var place = 0
    let byClass = counts.map { count in
      defer { place += count }
      return Array(flat[place..<place + count])
    }
    guard let labels = try? LabelProbabilities(byClass: byClass) else {
      throw ModelFileError.notFinite(tensor: "confidence.labels")
    }
    self.init(
      temperature: temperature, labels: labels, errors: (header.before ?? .nan, header.after ?? .nan))
  }
}

extension NoveltyDetector {
  fileprivate func tensors() -> [Tensor] {
    [
      Tensor(name: "novelty.points", neighbours.points),
      Tensor(name: "novelty.mean", neighbours.standardiser.means),
      Tensor(name: "novelty.deviation", neighbours.standardiser.deviations),
    ]
      + (networks?.tensors() ?? []).map { $0.renamed("novelty.networks.\($0.name)") }
      + (words?.evidence.tensors(prefix: "novelty.words.") ?? [])
  }

  /// Reads what `write` wrote. Throws `ModelFileError`.
  init(
    _ header: ConfidenceHeader.Detector, tensors: [String: Tensor], card: ModelCard
  ) throws {
    let width = card.features.count
    let standardiser = try Standardiser(
      means: tensors.floats("novelty.mean", count: width),
      deviations: tensors.floats("novelty.deviation", count: width))
    guard let points = tensors["novelty.points"], points.shape.count == 2, points.shape[1] == width,
      let matrix = Matrix(
        rows: points.shape[0], columns: width,
        values: try tensors.floats("novelty.points", count: points.values.count))
    else { throw ModelFileError.shape(tensor: "novelty.points") }
    var networks: FittedEnsemble?
    if let settings = header.networks {
      let inner = ModelCard(
        features: card.features, classes: card.classes + header.background, seed: header.seed)
      networks = try FittedEnsemble(
        settings: settings, card: inner, tensors: tensors.under("novelty.networks."))
    } else if !header.background.isEmpty {
      throw ModelFileError.metadata("confidence")
    }
    var words: NoveltyWords?
    if let reference = header.wordReference {
      let count = card.classes.count + header.background.count
      words = NoveltyWords(
        evidence: try WordEvidence(
          tensors, prefix: "novelty.words.", base: tensors.floats("novelty.words.base", count: count)),
        reference: reference)
    }
    self.init(
      classes: card.classes + header.background, knownCount: card.classes.count,
      neighbours: try Neighbours(points: matrix, standardiser: standardiser),
      score: header.score, networks: networks, words: words)
  }
}
