import Learning
import Report
import Shell
import Tabular

/// A classifier that has learned, with what it knows of its doubts and on what it was trained.
struct TrainedModel: SessionItem {
  /// The classifier; its card names classes, features, seed and provenance.
  let model: any FittedClassifier
  /// Temperature, sets and the detector of strangers.
  let confidence: Confidence
  /// The model's bytes, hashed.
  let fingerprintText: String
  let byteCount: Int

  static var kind: ItemKind { ItemKind("model") }

  /// Keys under which the card's provenance says what the model was trained on.
  enum Provenance {
    /// The fingerprint of the table.
    static let dataset = "dataset"
    /// The title of the table.
    static let title = "title"
    /// The fingerprint of the split.
    static let split = "split"
    /// What the split kept together, such as `recording`.
    static let grouping = "grouping"
    /// How many tracks it learned from.
    static let rows = "rows"
  }

  init(_ model: any FittedClassifier, confidence: Confidence) {
    self.model = model
    self.confidence = confidence
    var hasher = ContentHasher()
    var bytes = 0
    for tensor in model.tensors() {
      hasher.combine(tensor.name)
      switch tensor.values {
      case .float32(let values): for value in values { hasher.combine(UInt64(value.bitPattern)) }
      case .int32(let values): for value in values { hasher.combine(UInt64(UInt32(bitPattern: value))) }
      }
      bytes += tensor.values.count * 4
    }
    hasher.combine(confidence.temperature.value.bitPattern)
    fingerprintText = "\(hasher.fingerprint)"
    byteCount = bytes
  }

  /// Its kind, what it learned and how.
  var summary: Text {
    let card = model.card
    let partial: Text = card.isPartial ? "\(" · partial", .warning)" : ""
    return
      "\(type(of: model.settings).name) of \(card.classes.count) genres from \(card.features.count) features"
      + partial
  }

  /// The classes, in the order of the outputs.
  var classes: [String] { model.card.classes }
}

extension FittedClassifier {
  /// The name of the kind of classifier.
  var kindName: String { Settings.name }
}
