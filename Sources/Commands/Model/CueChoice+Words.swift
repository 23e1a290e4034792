import Learning
import Report
import Shell

extension CueChoice {
  /// What `cues=` says; without a word, what wins, but for the network of the brief, which knows the sound alone.
  ///
  /// Throws a usage error for a word that is no kind of evidence.
  init(_ words: [String], for classifier: any Classifier) throws {
    switch words {
    case []: self = classifier is NetworkClassifier ? .exactly([]) : .whatWins
    case ["none"]: self = .exactly([])
    default:
      self = .exactly(
        try words.map { word in
          guard let kind = CueKind(rawValue: word) else {
            let names = CueKind.allCases.map(\.rawValue) + ["none"]
            throw Diagnostic(
              "unknown-cue", "there is no kind of cue called \(.text(word), .strong)", kind: .usage,
              at: .element(word, of: "cues"), help: "there is \(names.joined(separator: ", "))",
              suggestions: NearestNames.of(word, among: names))
          }
          return kind
        })
    }
  }

  /// Offers the kinds of evidence.
  static let completer = Completer.values { _ in
    CueKind.allCases.map { Completion($0.rawValue, $0.meaning) } + [Completion("none", "the sound alone")]
  }
}
