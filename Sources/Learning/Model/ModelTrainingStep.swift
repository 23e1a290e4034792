import Work

/// What is being learned while a model is trained, by the name that the bar has for it.
enum ModelTrainingStep: Equatable {
  /// Genres from the features.
  case sound
  /// How sure the answers may be.
  case confidence
  /// Genres from artists, albums and words too.
  case names([CueKind])
  /// What a track of none of the genres looks like; from the tracks of other genres, if there are any.
  case unknown(genres: Int)

  /// What the bar says.
  var title: String {
    switch self {
    case .sound: "learning the sound"
    case .confidence: "calibrating confidence"
    case .names(let kinds): "learning " + kinds.map(\.rawValue).joined(separator: ", ")
    case .unknown(genres: 0): "learning what is unknown"
    case .unknown(let genres): "learning what is unknown, from \(genres) other genre\(genres == 1 ? "" : "s")"
    }
  }
}

extension FitContext {
  /// The same context, whose work goes by the name of a step.
  func at(_ step: ModelTrainingStep) -> FitContext { watched(by: watch.titled(step.title)) }

  /// Tells that a step begins, which may take a while before it has something to tell.
  func begin(_ step: ModelTrainingStep) { watch.report(WorkProgress(step.title, share: 0)) }
}
