import Learning
import Shell
import Tabular
import Work

/// Trains with given settings on given rows: what cross-validation, tuning and the audit ladder do many times.
struct Refit {
  let classifier: any Classifier
  let features: Features
  let dataset: Dataset
  private let genreSets: [[Int]]
  private let labels: GenreLabels

  init(_ classifier: any Classifier, features: Features, dataset: Dataset) {
    self.classifier = classifier
    self.features = features
    self.dataset = dataset
    genreSets = dataset.genreSets
    labels = GenreLabels(dataset, classes: dataset.genres)
  }

  /// Settings and features of the current model; the network of the brief on the audio features without one.
  init(of context: inout RunContext, dataset: Dataset) throws {
    if context.session.model != nil {
      let model = try context.take(Model.self)
      self.init(
        model.fitted.ownSettings, features: try Features(model.card.features), dataset: dataset)
    } else {
      self.init(
        try Train().classifier(), features: try FeatureChoice(["audio"], in: dataset).features,
        dataset: dataset)
    }
  }

  /// Learns from `training`, stopping by `validation`; a recording counts for all its genres unless it stands on
  /// both sides. Throws `LearningError`, or `CancellationError`.
  func fit(
    training: [Int], validation: [Int], seed: UInt64, threads: Int, host: any Host,
    share: (done: Int, of: Int, title: String), sharesRecordings: Bool = false
  ) throws -> any FittedClassifier {
    let data = try TrainingData(
      dataset, training: training, validation: validation, features: features,
      genreSets: sharesRecordings ? nil : genreSets)
    let context = FitContext(
      seed: seed, threads: threads, isInterrupted: { host.isInterrupted },
      report: { progress in
        host.show(
          WorkProgress(
            share.title, Double(share.done) + progress.share, of: Double(share.of), unit: .things("models")))
      })
    let fitted = try classifier.fitted(to: data, in: context)
    if fitted.card.isPartial { throw CancellationError() }
    return fitted
  }

  /// Learns from the training side of a split. Throws `LearningError`, or `CancellationError`.
  func fit(
    split: Split, seed: UInt64, threads: Int, host: any Host, share: (done: Int, of: Int, title: String)
  ) throws -> any FittedClassifier {
    try fit(
      training: split.rows(on: .train), validation: split.rows(on: .validation), seed: seed,
      threads: threads, host: host, share: share, sharesRecordings: split.overlap.recordings > 0)
  }

  /// The answers of a model to rows, with the row's own genre as label. Rows without a genre are left out.
  func judge(
    _ model: any FittedClassifier, rows: [Int], threads: Int
  ) throws -> (predictions: Predictions, rows: [Int]) {
    let judged = rows.filter { labels.label(of: $0) != nil }
    let probabilities = try model.probabilities(
      for: features.matrix(of: dataset, rows: judged), threads: threads)
    return (
      try Predictions(
        probabilities: probabilities, labels: judged.map { labels.label(of: $0) ?? 0 },
        acceptable: judged.map { labels.acceptable(of: $0) }), judged
    )
  }
}

extension Classifier {
  /// `fit` with its type erased.
  fileprivate func fitted(to data: TrainingData, in context: FitContext) throws -> any FittedClassifier {
    try fit(data, in: context)
  }
}

extension FittedClassifier {
  /// The settings with their type erased.
  fileprivate var ownSettings: any Classifier { settings }
}

extension Dataset {
  /// For each row every genre of its recording, as codes of the genre column.
  var genreSets: [[Int]] {
    guard let genreColumn else { return Array(repeating: [], count: rowCount) }
    let labels = recordings.labels(in: genreColumn).map { $0.map(Int.init) }
    return recordings.numbers.map { labels[Int($0)] }
  }

  /// Lead artists as numbers; each row without one is an artist of its own.
  func artistNumbers(of rows: [Int]) -> [Int] {
    let leads = recordings.leadArtists
    return rows.map { leads[$0] >= 0 ? Int(leads[$0]) : -1 - $0 }
  }
}
