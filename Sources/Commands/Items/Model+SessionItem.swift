import Learning
import Report
import Shell
import Tabular

extension Model: SessionItem {
  /// What sessions call it.
  public static var kind: ItemKind {
    ItemKind("model", firstLine: "train", standsInPrompt: true, isCostly: true)
  }

  /// The digest of all weights and settings in hexadecimal: equal models have equal ones.
  public var fingerprintText: String { fingerprint.description }

  /// Its kind, what it answers and from what, and how good it is on the validation side.
  public var summary: Text {
    let score: Text = card.validationScore.map { ", validation \(.share($0.accuracy))" } ?? ""
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
    if let data = card.provenance[Provenance.fingerprint].flatMap({ Fingerprint($0) }) {
      parts.append("data \(.name(data.short))")
    }
    return parts.dropFirst().reduce(parts[0]) { $0 + " · " + $1 }
  }
}

extension Session {
  /// The current model, without noting that it is read: for prompts and completion.
  var model: Model? { current(Model.self) }
}
