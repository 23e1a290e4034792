import Tabular

/// Which kinds of evidence a model looks at besides the sound.
public enum CueChoice: Sendable, Equatable {
  /// All of them if that wins on the validation side, else none.
  case whatWins
  /// These, whatever they are worth; none for a model of sound alone.
  case exactly([CueKind])
}

/// What a model is worth on the validation side by the sound alone and with its cues: calibrated, each recording once.
public struct CueComparison: Sendable, Equatable {
  /// By the sound alone.
  public let sound: ModelCard.Score
  /// With the cues.
  public let cued: ModelCard.Score
  /// The kinds of evidence that were there to look at.
  public let cues: [CueKind]

  /// Whether the cues win: they lower the loss.
  public var cuesWin: Bool { cued.loss < sound.loss }

  /// Judges both by rows of a table that neither has learned from; `nil` without any. Throws `LearningError`.
  init?(
    sound: any FittedClassifier, _ soundConfidence: Confidence, _ cued: CuedModel, on rows: [Int],
    of recipe: TrainingRecipe, on workers: Workers
  ) throws {
    guard !rows.isEmpty else { return nil }
    func score(_ classifier: TrackClassifier, _ confidence: Confidence) throws -> ModelCard.Score {
      let raw = try classifier.probabilities(of: rows, in: recipe.dataset, on: workers)
      let answers = try recipe.labels.predictions(
        confidence.temperature(raw, on: workers), of: rows)
      return ModelCard.Score(loss: answers.logLoss, accuracy: answers.accuracy)
    }
    self.sound = try score(TrackClassifier(sound), soundConfidence)
    self.cued = try score(cued.classifier.forValidation, cued.confidence)
    cues = cued.classifier.cues
  }
}
