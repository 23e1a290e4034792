import Learning
import Report
import Shell
import Tabular

/// A fitted classifier as a session holds it, with the words for what it was fitted on.
struct Model: SessionItem {
  static let kind = ItemKind("model", firstLine: "train", standsInPrompt: true, isCostly: true)

  /// What can predict.
  let fitted: any FittedClassifier
  /// What it knows of its own doubts; `nil` for a model whose file does not say.
  let confidence: Confidence?
  let fingerprintText: String
  let byteCount: Int

  /// Throws `ModelFileError` if the model cannot be written down.
  init(_ fitted: any FittedClassifier, confidence: Confidence? = nil) {
    self.fitted = fitted
    self.confidence = confidence
    var hasher = ContentHasher()
    var bytes = 0
    for text in fitted.card.features + fitted.card.classes { hasher.combine(text) }
    for tensor in fitted.tensors() {
      hasher.combine(tensor.name)
      switch tensor.values {
      case .float32(let values): for value in values { hasher.combine(UInt64(value.bitPattern)) }
      case .int32(let values): for value in values { hasher.combine(UInt64(UInt32(bitPattern: value))) }
      }
      bytes += tensor.values.count * 4
    }
    if let confidence {
      hasher.combine(confidence.temperature.value.bitPattern)
      for score in confidence.detector?.strangeness.usual ?? [] { hasher.combine(score.bitPattern) }
    }
    fingerprintText = hasher.fingerprint.description
    byteCount = bytes
  }

  var card: ModelCard { fitted.card }

  /// The name of its kind of classifier.
  var classifierName: String { type(of: fitted).classifierName }

  var summary: Text {
    let score: Text = card.best?.validationAccuracy.map { ", validation \(.share($0))" } ?? ""
    let partial: Text = card.isPartial ? "\(" · partial", .warning)" : ""
    return "\(classifierName) for \(card.classes.count) genres, \(card.features.count) features" + score
      + partial
  }

  /// How the model came about: the protocol under which its scores are to be read.
  var protocolLine: Text {
    var parts: [Text] = []
    if let dataset = card.provenance[Provenance.dataset] { parts.append("\(.name(dataset))") }
    if let split = card.provenance[Provenance.split] { parts.append(Text(split)) }
    if let features = card.provenance[Provenance.features] { parts.append("features \(features)") }
    parts.append("seed \(String(card.seed))")
    return parts.dropFirst().reduce(parts[0]) { $0 + " · " + $1 }
  }

  /// The keys under which a model's file says how the model came about.
  enum Provenance {
    static let dataset = "dataset"
    static let fingerprint = "dataset_fingerprint"
    static let split = "split"
    static let splitFingerprint = "split_fingerprint"
    static let features = "feature_set"
    static let rows = "training_rows"
  }
}

extension FittedClassifier {
  /// The name of the kind of classifier.
  static var classifierName: String { Settings.name }
}

extension Session {
  /// The current model, without noting that it is read: for prompts and completion.
  var model: Model? { current(Model.self) }
}
