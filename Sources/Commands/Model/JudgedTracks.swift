import Learning
import Report
import Shell
import Tabular

/// The tracks that a model is judged on, with its answers to them.
struct JudgedTracks {
  /// The table and the rows of it that are judged.
  let dataset: Dataset
  let rows: [Int]
  /// Calibrated answers, and how reliable they were before.
  let predictions: Predictions
  let reliabilityBefore: Reliability
  /// Lead artists of the rows, as numbers; each row without one is an artist of its own.
  let artists: [Int]
  /// Rows that were left out as the model does not know their genre.
  let foreign: Int
  /// How the numbers come about.
  let basis: JudgingProtocol

  /// Answers the tracks on a side of the current split.
  ///
  /// - Parameter once: whether a recording that stands several times counts once.
  init(
    _ model: Model, on side: SplitSide, once: Bool = false, in context: inout RunContext
  ) throws {
    let split = try context.take(Split.self)
    let dataset = try context.dataset(of: split)
    try self.init(
      model, dataset: dataset, split: split, rows: split.rows(on: side), side: side, once: once,
      context: context)
  }

  init(
    _ model: Model, dataset: Dataset, split: Split, rows: [Int], side: SplitSide, once: Bool,
    context: RunContext
  ) throws {
    let labels = LabelSets(dataset, classes: model.card.classes)
    var seen: Set<Int32> = []
    let numbers = dataset.recordings.numbers
    let chosen = rows.filter { row in
      labels.label(of: row) != nil && (!once || seen.insert(numbers[row]).inserted)
    }
    guard !chosen.isEmpty else { throw JudgingError.nothingToJudge(side: side) }
    let features = try Features(model.card.features)
    let inputs = features.matrix(of: dataset, rows: chosen)
    let own = chosen.map { labels.label(of: $0) ?? 0 }
    let acceptable = chosen.map { labels.acceptable(of: $0) }
    self.dataset = dataset
    self.rows = chosen
    let fitContext = context.fitContext()
    // One table of probabilities at a time: for many genres it is the largest thing in memory.
    var shares = try model.fitted.probabilities(for: inputs, on: fitContext.workers)
    reliabilityBefore = Reliability(
      try Predictions(probabilities: shares, labels: own, acceptable: acceptable))
    if let temperature = model.confidence?.temperature {
      shares = try temperature(consume shares, on: fitContext.workers)
    }
    predictions = try Predictions(probabilities: shares, labels: own, acceptable: acceptable)
    artists = dataset.artistNumbers(of: chosen)
    foreign = rows.count { labels.label(of: $0) == nil }
    basis = JudgingProtocol(
      model: model, dataset: dataset, split: split, side: side, tracks: chosen.count, once: once)
  }

  /// Intervals over artists, from the session's seed.
  func bootstrap(seed: UInt64) -> ArtistBootstrap { ArtistBootstrap(artists: artists, seed: seed) }
}

extension RunContext {
  /// The table that a split was made of; noted as read.
  mutating func dataset(of split: Split) throws -> Dataset {
    for entry in session.items.all(Dataset.kind).reversed()
    where entry.item.fingerprintText == "\(split.dataset)" {
      return try take(Dataset.self, named: entry.name)
    }
    throw JudgingError.splitOfForgottenDataset
  }
}
