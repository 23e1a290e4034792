import Learning
import Report
import Shell
import Tabular
import Work

/// Teaches a model what it does not know: calibration on the validation side, strangers from other genres.
struct Doubts {
  let dataset: Dataset
  let split: Split
  let data: TrainingData
  let features: Features
  /// What `background=` says.
  let choice: [String]
  let fitContext: FitContext

  /// What the model knows of its doubts. Interrupted, it does without a sense for strangers.
  func learned(by model: any FittedClassifier, in context: inout RunContext) throws -> Confidence {
    // Each recording once: copies would make the model look surer of itself than new tracks deserve.
    let codes = dataset.genreColumn?.codes ?? []
    var seen: Set<Int32> = []
    let rows = split.rows(on: .validation).filter {
      codes[$0] >= 0 && seen.insert(dataset.recordings.numbers[$0]).inserted
    }
    let validation = try LabelledRows(
      inputs: features.matrix(of: dataset, rows: rows),
      labels: SoftLabels(rows.map { Int(codes[$0]) }, classCount: data.classes.count))
    let confidence = try Confidence(of: model, on: validation, on: fitContext.workers)
    if model.card.isPartial { return confidence }
    do {
      return confidence.with(detector: try detector(in: &context))
    } catch is CancellationError {
      return confidence
    }
  }

  private func detector(in context: inout RunContext) throws -> NoveltyDetector {
    let choice = Background.Choice(choice)
    var strangers: Strangers?
    if choice != .none, let table = try context.surroundings(of: dataset) {
      let background = try Background(choice, of: table, beside: dataset, split: split, seed: fitContext.seed)
      strangers = try background.training(features: features)
    } else if case .genres = choice {
      throw JudgingError.noSurroundings
    }
    var watched = fitContext
    watched.watch.report = { [report = fitContext.watch.report] inner in
      report(WorkProgress("learning what is unknown", share: inner.share))
    }
    // The rows in the order of the model's data: those of a side that have a genre.
    let side: SplitSide = data.validation == nil ? .train : .validation
    let codes = dataset.genreColumn?.codes ?? []
    let artists = dataset.artistNumbers(
      of: split.rows(on: side).filter { $0 < codes.count && codes[$0] >= 0 })
    return try NoveltyDetector(known: data, artists: artists, strangers: strangers, in: watched)
  }
}

extension Background {
  /// Offers the words of `background=`.
  static let completer = Completer.values { _ in
    [
      Completion("rest", "all other genres of the table that was filtered; the default"),
      Completion("half", "half of them, the others being kept to judge by"),
      Completion("none", "none: only distance tells a stranger"),
    ]
  }
}
