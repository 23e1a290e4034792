#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A model as a file: safetensors with classes, features, scaling and protocol in its header.
public enum ModelFile {
  /// What `format` says in files of this kind.
  public static let format = "timbre-model-1"
  private static let cuesPrefix = "cues."

  /// The bytes of a model's file. Throws `ModelFileError`.
  public static func encode(_ model: Model) throws -> [UInt8] {
    var file = try encode(opened: model.fitted)
    if let confidence = model.confidence {
      try ConfidenceHeader(confidence, model.novelty).write(into: &file, confidence, model.novelty)
    }
    if let cued = model.cued { try CuedHeader(cued).write(into: &file, cued) }
    file.tensors += model.cues?.tensors(prefix: cuesPrefix) ?? []
    return try file.encoded()
  }

  /// The model in a file's bytes; it predicts bit for bit what the saved one did.
  ///
  /// Throws `ModelFileError`, whatever the bytes are.
  public static func decode(_ bytes: [UInt8]) throws -> Model {
    let file = try SafeTensors(bytes: bytes)
    guard file.metadata["format"] == format else { throw ModelFileError.metadata("format") }
    let name = file.metadata["classifier"] ?? ""
    guard let kind = Classifiers.named(name) else { throw ModelFileError.unknownClassifier(name) }
    let tensors = file.tensors.reduce(into: [String: Tensor]()) { $0[$1.name] = $1 }
    let fitted = try decode(file, tensors, as: kind)
    let named = tensors.filter { $0.key.hasPrefix(cuesPrefix) }
    let cues =
      named.isEmpty
      ? nil : try CatalogueCues(named, prefix: cuesPrefix, genreCount: fitted.card.classes.count)
    let cued = try CuedHeader(in: file)?.model(tensors, features: fitted.card)
    guard let header = try ConfidenceHeader(in: file) else { return Model(fitted, cued: cued, cues: cues) }
    return Model(
      fitted, confidence: try Confidence(header, tensors: tensors, card: fitted.card), cued: cued,
      novelty: try header.detector.map { try NoveltyDetector($0, tensors: tensors, card: fitted.card) },
      cues: cues)
  }

  private static func encode<Fitted: FittedClassifier>(opened model: Fitted) throws -> SafeTensors {
    var metadata = model.card.provenance
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func json(_ value: some Encodable) throws -> String {
      guard let data = try? encoder.encode(value) else { throw ModelFileError.metadata("card") }
      return String(decoding: data, as: UTF8.self)
    }
    metadata["format"] = format
    metadata["classifier"] = Fitted.Settings.name
    metadata["settings"] = try json(model.settings)
    metadata["classes"] = try json(model.card.classes)
    metadata["features"] = try json(model.card.features)
    var rest = model.card
    rest.classes = []
    rest.features = []
    metadata["card"] = try json(rest)
    let tensors = model.tensors()
    // For a reader of the header; the model itself takes the scaling from the tensors, bit for bit.
    let scaling = tensors.filter { $0.name.hasPrefix("scaling.") }
    if !scaling.isEmpty {
      let named = scaling.reduce(into: [String: [Float]]()) { result, tensor in
        if case .float32(let values) = tensor.values { result[tensor.name] = values }
      }
      metadata["scaling"] = try json(named)
    }
    return SafeTensors(metadata: metadata, tensors: tensors)
  }

  private static func decode<Kind: Classifier>(
    _ file: SafeTensors, _ tensors: [String: Tensor], as kind: Kind.Type
  ) throws -> any FittedClassifier {
    func value<Value: Decodable>(_ key: String, _ type: Value.Type) throws -> Value {
      guard let text = file.metadata[key],
        let value = try? JSONDecoder().decode(type, from: Data(text.utf8))
      else { throw ModelFileError.metadata(key) }
      return value
    }
    var card = try value("card", ModelCard.self)
    card.classes = try value("classes", [String].self)
    card.features = try value("features", [String].self)
    guard Set(card.classes).count == card.classes.count, card.classes.count >= 2 else {
      throw ModelFileError.metadata("classes")
    }
    guard (try? Features(card.features)) != nil else { throw ModelFileError.metadata("features") }
    return try Kind.Fitted(settings: value("settings", kind), card: card, tensors: tensors)
  }
}

extension [String: Tensor] {
  /// The finite floats of a tensor. Throws `ModelFileError` if there are not `count` of them.
  public func floats(_ name: String, count: Int) throws(ModelFileError) -> [Float] {
    guard let tensor = self[name] else { throw .missingTensor(name) }
    guard case .float32(let values) = tensor.values else { throw .type(tensor: name, found: "I32") }
    guard values.count == count else { throw .shape(tensor: name) }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite(tensor: name) }
    return values
  }

  /// The integers of a tensor. Throws `ModelFileError` if there are not `count` of them; any number without `count`.
  public func integers(_ name: String, count: Int? = nil) throws(ModelFileError) -> [Int32] {
    guard let tensor = self[name] else { throw .missingTensor(name) }
    guard case .int32(let values) = tensor.values else { throw .type(tensor: name, found: "F32") }
    if let count, values.count != count { throw .shape(tensor: name) }
    return values
  }
}
