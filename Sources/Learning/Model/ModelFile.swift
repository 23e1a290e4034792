/// A model as a file: safetensors with classes, features, scaling and protocol in its header.
public enum ModelFile {
  /// What `format` says in files of this kind.
  public static let format = "timbre-model-1"
  private static let cuesPrefix = "cues."

  /// The bytes of a model's file. Throws `ModelFileError`.
  public static func encode(_ model: Model) throws -> [UInt8] {
    var file = try encode(model.fitted)
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
    let tensors = file.tensors.reduce(into: [String: Tensor]()) { $0[$1.name] = $1 }
    let fitted = try decode(file, tensors)
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

  private static func encode(_ model: any FittedClassifier) throws(ModelFileError) -> SafeTensors {
    let stored = try StoredClassifier(model)
    var file = SafeTensors(metadata: model.card.provenance, tensors: model.tensors())
    file.metadata["format"] = format
    file.metadata["classifier"] = stored.kind
    file.metadata["settings"] = stored.settings
    try file.setHeader("classes", to: model.card.classes)
    try file.setHeader("features", to: model.card.features)
    try file.setHeader("card", to: stored.card)
    // For a reader of the header; the model itself takes the scaling from the tensors, bit for bit.
    let scaling = file.tensors.reduce(into: [String: [Float]]()) { result, tensor in
      guard tensor.name.hasPrefix("scaling."), case .float32(let values) = tensor.values else { return }
      result[tensor.name] = values
    }
    if !scaling.isEmpty { try file.setHeader("scaling", to: scaling) }
    return file
  }

  private static func decode(
    _ file: SafeTensors, _ tensors: [String: Tensor]
  ) throws -> any FittedClassifier {
    func value<Value: Decodable>(_ key: String, as type: Value.Type) throws -> Value {
      guard let value = try file.header(key, as: type) else { throw ModelFileError.metadata(key) }
      return value
    }
    let kind = file.metadata["classifier"] ?? ""
    // Of a kind that is not known, nothing else can be expected to be known.
    guard Classifiers.named(kind) != nil else { throw ModelFileError.unknownClassifier(kind) }
    let stored = StoredClassifier(
      kind: kind, settings: file.metadata["settings"] ?? "",
      card: try value("card", as: ModelCard.self))
    return try stored.fitted(
      features: value("features", as: [String].self), classes: value("classes", as: [String].self), tensors)
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
