import Report
import Shell
import Tabular

/// Why a model cannot be judged as asked.
enum JudgingError: DiagnosticError {
  case nothingToJudge(side: SplitSide)
  case splitOfForgottenDataset
  case noConfidence
  /// The model learned from the side that is to calibrate it.
  case learnedValidation
  /// The table is not a part of a larger one with other genres.
  case noSurroundings
  /// Genres to judge by that the model has learned from.
  case learnedFrom([String])
  /// No track of other genres is left to judge by.
  case nothingUnknown
  case unknownGenre(String, known: [String])
  case modelsDiffer(String, String)
  /// A model is to be compared with itself.
  case sameModel(String, others: [String])

  var diagnostic: Diagnostic {
    switch self {
    case .nothingToJudge(let side):
      Diagnostic(
        "nothing-to-judge", "no track on the \(side.name) side has a genre that the model knows",
        at: .parameter("on"), help: "\(.code("split 60/20/20")) makes all three sides")
    case .splitOfForgottenDataset:
      Diagnostic(
        "split-of-another-table", "the table that was split is no longer in the session",
        help: "load it again, or make a new split with \(.code("split"))")
    case .noConfidence:
      Diagnostic(
        "not-calibrated", "this model does not say how sure it may be",
        help: "\(.code("calibrate")) learns it from the validation side")
    case .learnedValidation:
      Diagnostic(
        "learned-validation",
        "the model learned from this validation side too, so that it cannot be calibrated by it",
        help: "\(.code("train")) calibrated it by these tracks before it learned them")
    case .noSurroundings:
      Diagnostic(
        "no-other-genres", "the table has no genres beside those of the model",
        at: .parameter("unseen"),
        help:
          "load a larger table, keep the genres to learn with \(.code("filter genres")), then split and train"
      )
    case .learnedFrom(let names):
      Diagnostic(
        "learned-from",
        "the model has learned from \(names.joined(separator: ", ")): they are not unknown to it",
        at: names.count == 1 ? .element(names[0], of: "unseen") : .parameter("unseen"),
        help: "\(.code("train background=half")) keeps half of the other genres to judge by")
    case .nothingUnknown:
      Diagnostic(
        "nothing-unknown", "no track of another genre is left to judge by", at: .parameter("unseen"),
        help: "\(.code("train background=half")) keeps half of the other genres to judge by")
    case .unknownGenre(let name, let known):
      Diagnostic(
        "unknown-genre", "the model has no genre \(.text(name), .strong)", at: .element(name, of: "genres"),
        suggestions: NearestNames.of(name, among: known))
    case .sameModel(let name, let others):
      Diagnostic(
        "same-model", "\(.name(name), .strong) would be compared with itself", kind: .usage,
        at: .parameter("second"),
        help: others.isEmpty ? "\(.code("train model=logistic")) makes another to compare it with" : nil,
        suggestions: others.prefix(3).map {
          "compare \(Quoting.quotedIfNeeded(name)) \(Quoting.quotedIfNeeded($0))"
        })
    case .modelsDiffer(let first, let second):
      Diagnostic(
        "genres-differ",
        "\(.name(first)) and \(.name(second)) answer with different genres, so they cannot be compared")
    }
  }
}
