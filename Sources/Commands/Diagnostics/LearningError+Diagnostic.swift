import Learning
import Report
import Shell

extension LearningError: DiagnosticError {
  /// Says why nothing can be learned from the data or the options as they are, and what to change.
  public var diagnostic: Diagnostic {
    switch self {
    case .noRows:
      Diagnostic("nothing-to-learn-from", "no track on the training side has a genre")
    case .noFeatures: Diagnostic("no-features", "a model needs a feature", at: .parameter("features"))
    case .duplicateFeature(let name):
      Diagnostic(
        "duplicate-feature", "\(.name(name), .strong) is named twice", kind: .usage,
        at: .parameter("features"))
    case .noSuchFeature(let name):
      Diagnostic(
        "no-such-feature", "the table has no column \(.name(name), .strong) that a model could learn from",
        at: .parameter("features"))
    case .tooFewClasses(let count):
      Diagnostic(
        "too-few-genres", "the table has \(count) genres; a model needs two or more",
        help: "\(.code("genres")) lists them")
    case .noSuchClass(let row, let label, let count):
      Diagnostic("no-such-class", "row \(row) has genre number \(label), but there are \(count) genres")
    case .libraryMissing(let name):
      Diagnostic(
        "library-missing", "it needs the library \(.name(name), .strong), which is not installed",
        at: .parameter("model"),
        help:
          "Debian and Ubuntu: \(.code("apt install libxgboost-dev")); macOS: \(.code("brew install xgboost"))"
      )
    case .library(let name, let words):
      Diagnostic("library-failed", "\(.name(name), .strong) failed: \(.text(words))")
    case .noNames:
      Diagnostic(
        "no-names", "the table has no artists and titles that cues could look up", at: .parameter("cues"),
        help: "\(.code("cues=none")) learns from the sound alone")
    case .noLabel(let row): Diagnostic("no-label", "row \(row) has no genre")
    case .shape(let expected, let found):
      Diagnostic("wrong-shape", "\(found) values stand where the model needs \(expected)")
    case .setting(let name, let value):
      Diagnostic(
        "bad-setting", "\(.code(name)) cannot be \(.text(value))", kind: .usage, at: .parameter(name))
    case .notFinite:
      Diagnostic(
        "diverged", "learning went out of bounds: the loss is no longer a number",
        help: "try a lower learning rate, such as \(.code("lr=0.0005"))")
    case .notAnotherGenre(let name, let known):
      Diagnostic(
        "not-another-genre", "\(.text(name), .strong) is not a genre beside those of the model",
        at: .element(name, of: nil), suggestions: NearestNames.of(name, among: known))
    case .noSuchHyperparameter(let name, let kind):
      Diagnostic(
        "option-without-use", "the kind \(.name(kind)) has no \(.code(name))", kind: .usage,
        at: .parameter(name))
    }
  }
}
