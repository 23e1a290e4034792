import Learning
import Music
import Report
import Shell
import Tabular

/// Which columns a model learns from, as `features=` says it: `audio`, `derived`, `all`, or names.
struct FeatureChoice {
  /// The features, in order.
  let features: Features
  /// How it was said, for the protocol.
  let label: String
  /// What the choice leaves out because the table has no such column.
  let absent: [ColumnName]

  /// Throws a diagnostic for a name that is no column to learn from.
  init(_ words: [String], in dataset: Dataset) throws {
    let candidates = FeatureChoice.candidates(in: dataset).map(\.text)
    var names: [String] = []
    var absent: [ColumnName] = []
    for word in words {
      switch word {
      case "audio", "all", "derived":
        for feature in FeatureChoice.set(word) where !names.contains(feature.text) {
          let missing = try Features([feature.text]).missing(in: dataset)
          if missing.isEmpty { names.append(feature.text) }
          absent += missing.filter { !absent.contains($0) }
        }
      default:
        guard candidates.contains(word) || DerivedFeature(rawValue: word) != nil else {
          throw Diagnostic(
            "unknown-feature", "\(.text(word), .strong) is not a column that a model can learn from",
            at: .element(word, of: "features"), help: "there is \(candidates.joined(separator: ", "))",
            suggestions: NearestNames.of(word, among: candidates + ["audio", "derived", "all"]))
        }
        if !names.contains(word) { names.append(word) }
      }
    }
    guard !names.isEmpty else {
      throw Diagnostic(
        "no-features", "the table has none of these columns", at: .parameter("features"),
        help: "\(.code("features=NAME,NAME")) names columns of its own")
    }
    features = try Features(names)
    label = words.joined(separator: ",")
    self.absent = absent
  }

  /// What a kind of classifier learns from if nothing is said: the network of the brief from the audio features as they
  /// are, all others from derived ones too.
  static func standard(for classifier: any Classifier) -> [String] {
    classifier is NetworkClassifier ? ["audio"] : ["audio", "derived"]
  }

  /// The features that a word stands for.
  private static func set(_ word: String) -> [ColumnName] {
    switch word {
    case "derived": DerivedFeature.allCases.map(\.name)
    case "all": TrackSchema.allFeatures
    default: TrackSchema.audioFeatures
    }
  }

  /// The columns of a table that a model can learn from.
  static func candidates(in dataset: Dataset) -> [ColumnName] {
    dataset.columnNames.filter { dataset.isNumeric($0) }
  }

  /// Offers the sets, the derived features and the columns of the current table; nothing that what stands before it
  /// holds already, and no set that holds some of that.
  static let completer = Completer.values { request in
    let before = Set(request.before.split { $0 == "," || $0 == " " }.map(String.init))
    let held = before.union(before.filter { setNames.contains($0) }.flatMap { set($0).map(\.text) })
    return offers(for: request).filter { offer in
      !held.contains(offer.text)
        && (!setNames.contains(offer.text) || set(offer.text).allSatisfy { !held.contains($0.text) })
    }
  }

  private static let setNames = ["audio", "derived", "all"]

  private static func offers(for request: Completer.Request) -> [Completion] {
    [
      Completion("audio", "everything about the sound"),
      Completion("derived", "what tempo and length tell of how a recording was made"),
      Completion("all", "audio with popularity and explicit"),
    ] + DerivedFeature.allCases.map { Completion($0.rawValue, $0.meaning) }
      + (request.session.dataset.map { dataset in
        candidates(in: dataset).map { Completion($0.text, "a column of \(dataset.title)") }
      } ?? [])
  }
}
