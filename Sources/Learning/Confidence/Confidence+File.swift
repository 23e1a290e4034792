#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ModelFile {
  private static let key = "confidence"

  /// The bytes of a model's file with what it knows of its doubts. Throws `ModelFileError`.
  public static func encode(_ model: any FittedClassifier, confidence: Confidence?) throws -> [UInt8] {
    let bytes = try encode(model)
    guard let confidence else { return bytes }
    let file = try SafeTensors(bytes: bytes)
    var metadata = file.metadata
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let header = try? encoder.encode(ConfidenceHeader(confidence)) else {
      throw ModelFileError.metadata(key)
    }
    metadata[key] = String(decoding: header, as: UTF8.self)
    return try SafeTensors(metadata: metadata, tensors: file.tensors + confidence.tensors()).encoded()
  }

  /// What the model in a file knows of its doubts; `nil` if it was saved without. Throws `ModelFileError`.
  public static func decodeConfidence(_ bytes: [UInt8]) throws -> Confidence? {
    let file = try SafeTensors(bytes: bytes)
    guard let text = file.metadata[key] else { return nil }
    let card = try decode(bytes).card
    guard let header = try? JSONDecoder().decode(ConfidenceHeader.self, from: Data(text.utf8)) else {
      throw ModelFileError.metadata(key)
    }
    let tensors = file.tensors.reduce(into: [String: Tensor]()) { $0[$1.name] = $1 }
    return try Confidence(header, tensors: tensors, card: card)
  }
}

/// The part of a confidence that stands in a file's header: what must come back to the last bit, and the settings.
struct ConfidenceHeader: Codable {
  struct Detector: Codable {
    var background: [String]
    var strangeness: Strangeness
    var networks: EnsembleClassifier?
    var seed: UInt64
  }
  var temperature: Double
  var before: Double?
  var after: Double?
  var detector: Detector?

  init(_ confidence: Confidence) {
    temperature = confidence.temperature.value
    before = confidence.errors.before.isNaN ? nil : confidence.errors.before
    after = confidence.errors.after.isNaN ? nil : confidence.errors.after
    detector = confidence.detector.map {
      Detector(
        background: $0.background, strangeness: $0.strangeness, networks: $0.networks?.settings,
        seed: $0.networks?.card.seed ?? 0)
    }
  }
}

extension Confidence {
  fileprivate func tensors() -> [Tensor] {
    var tensors = [
      Tensor(name: "confidence.labels", labels.byClass.flatMap(\.self)),
      Tensor(name: "confidence.counts", labels.byClass.map { Int32($0.count) }),
    ]
    guard let detector else { return tensors }
    tensors += [
      Tensor(name: "novelty.points", detector.neighbours.points),
      Tensor(name: "novelty.mean", detector.neighbours.standardiser.means),
      Tensor(name: "novelty.deviation", detector.neighbours.standardiser.deviations),
    ]
    for tensor in detector.networks?.tensors() ?? [] {
      tensors.append(tensor.renamed("novelty.networks.\(tensor.name)"))
    }
    return tensors
  }

  fileprivate init(_ header: ConfidenceHeader, tensors: [String: Tensor], card: ModelCard) throws {
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
      temperature: temperature, labels: labels, errors: (header.before ?? .nan, header.after ?? .nan),
      detector: try header.detector.map { try NoveltyDetector($0, tensors: tensors, card: card) })
  }
}

extension NoveltyDetector {
  fileprivate init(
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
    self.init(
      classes: card.classes + header.background, knownCount: card.classes.count,
      neighbours: try Neighbours(points: matrix, standardiser: standardiser),
      strangeness: header.strangeness, networks: networks)
  }
}
