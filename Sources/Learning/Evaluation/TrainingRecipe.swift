import Kernels
import Tabular
import Work

/// What is trained on which features of which table: all but the rows, which cross-validation, search and the audit
/// ladder choose many times.
public struct TrainingRecipe: Sendable {
  /// The kind of classifier with its hyper-parameters.
  public let classifier: any Classifier
  /// The columns that it learns from.
  public let features: Features
  /// The table.
  public let dataset: Dataset
  /// The genres of the table's rows, as classes.
  public let labels: LabelSets
  /// The kinds of evidence beside the features.
  public let cues: [CueKind]

  /// A recipe for models that answer with the genres of the table.
  public init(
    _ classifier: any Classifier, features: Features, cues: [CueKind] = [], dataset: Dataset
  ) {
    self.classifier = classifier
    self.features = features
    self.dataset = dataset
    self.cues = cues
    labels = LabelSets(dataset, classes: dataset.genres)
  }

  /// The same with other features.
  public func with(features: Features) -> TrainingRecipe {
    TrainingRecipe(classifier, features: features, cues: cues, dataset: dataset)
  }

  /// The same with another classifier.
  public func with(_ classifier: any Classifier) -> TrainingRecipe {
    TrainingRecipe(classifier, features: features, cues: cues, dataset: dataset)
  }

  /// The same with other kinds of evidence beside the features.
  public func with(cues: [CueKind]) -> TrainingRecipe {
    TrainingRecipe(classifier, features: features, cues: cues, dataset: dataset)
  }

  /// The rows of the training and the validation side as a classifier takes them.
  ///
  /// A recording that stands under several genres counts for each that it has on its own side, unless recordings stand
  /// on both sides: a row is then judged by its own genre, which the others would hide. Throws `LearningError`.
  public func data(training: [Int], validation: [Int], sharesRecordings: Bool) throws -> TrainingData {
    try TrainingData(
      dataset, training: training, validation: validation, features: features,
      usesGenreSets: !sharesRecordings)
  }

  /// The rows of a split as a classifier takes them. Throws `LearningError`.
  public func data(_ split: Split) throws -> TrainingData {
    try data(
      training: split.rows(on: .train), validation: split.rows(on: .validation),
      sharesRecordings: split.keptApart == .row)
  }

  /// Learns from data. Throws `LearningError`, and `CancellationError` where training was stopped before its end.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> any FittedClassifier {
    let fitted = try classifier.fitted(to: data, in: context)
    if fitted.card.isPartial { throw CancellationError() }
    return fitted
  }

  /// The answers of a model to those of `rows` that have a genre, with the row's own genre as label, and those rows.
  ///
  /// Throws `LearningError`.
  public func predictions(
    of model: TrackClassifier, rows: [Int], on workers: Workers
  ) throws -> (predictions: Predictions, rows: [Int]) {
    let judged = labels.labelled(rows)
    let probabilities = try model.probabilities(of: judged, in: dataset, on: workers)
    return (try labels.predictions(probabilities, of: judged), judged)
  }

  /// The loss and the accuracy of a model on the validation side of the data that it learned from.
  ///
  /// What the epochs say where there were any, as they come for nothing. Throws `LearningError.noRows` without a
  /// validation side.
  public static func validationScore(
    of model: TrackClassifier, _ data: TrainingData, on workers: Workers
  ) throws -> ModelCard.Score {
    if let score = model.card.validationScore { return score }
    guard let side = data.validation else { throw LearningError.noRows }
    let predictions = try Predictions(
      probabilities: model.fitted.probabilities(for: side.tracks, on: workers), labels: side.labels.likeliest)
    return ModelCard.Score(loss: predictions.logLoss, accuracy: predictions.accuracy)
  }
}

extension Classifier {
  /// `fit` with the type of the result erased.
  public func fitted(to data: TrainingData, in context: FitContext) throws -> any FittedClassifier {
    try fit(data, in: context)
  }
}

extension FittedClassifier {
  /// The hyper-parameters with their type erased.
  public var ownSettings: any Classifier { settings }
}
