import Kernels
import Tabular

/// A classifier's answers to tracks whose genre is known, before and after calibration.
public struct Evaluation: Sendable {
  /// The table.
  public let dataset: Dataset
  /// The rows of it that are judged.
  public let rows: [Int]
  /// Calibrated answers to them.
  public let predictions: Predictions
  /// How reliable the answers were before calibration.
  public let reliabilityBefore: Reliability
  /// Lead artists of the rows, as numbers; each row without one is an artist of its own.
  public let artists: [Int]
  /// How many rows were left out as the classifier does not know their genre.
  public let leftOut: Int

  /// Answers those of `rows` whose genre the classifier knows.
  ///
  /// - Parameters:
  ///   - temperature: calibrates the probabilities; `nil` leaves them as they are.
  ///   - eachRecordingOnce: whether a recording that stands several times counts once.
  /// - Throws: `LearningError`, `.noRows` if there is nothing to judge by.
  public init(
    of fitted: any FittedClassifier, calibratedBy temperature: Temperature?, on rows: [Int],
    of dataset: Dataset, eachRecordingOnce: Bool = false, on workers: Workers = Workers()
  ) throws {
    try self.init(
      of: TrackClassifier(fitted), calibratedBy: temperature, on: rows, of: dataset,
      eachRecordingOnce: eachRecordingOnce, on: workers)
  }

  /// The same for a classifier that may look at names too, with answers to incomplete tracks averaged over what they lack
  /// if there are `missing` values to fill in. Throws `LearningError`, `.noRows` if there is nothing to judge by.
  init(
    of classifier: TrackClassifier, calibratedBy temperature: Temperature?,
    averagedOver missing: MissingValues? = nil, on rows: [Int],
    of dataset: Dataset, eachRecordingOnce: Bool = false, on workers: Workers = Workers()
  ) throws {
    let labels = LabelSets(dataset, classes: classifier.card.classes)
    let known = labels.labelled(rows)
    let judged = eachRecordingOnce ? dataset.firstOfEachRecording(known) : known
    guard !judged.isEmpty else { throw LearningError.noRows }
    // One table of probabilities at a time: for many genres it is the largest thing in memory.
    let (inputs, names) = try classifier.inputs(of: judged, in: dataset)
    var probabilities = try classifier.probabilities(for: inputs, names: names, on: workers)
    reliabilityBefore = Reliability(try labels.predictions(probabilities, of: judged))
    if let temperature { probabilities = try temperature(consume probabilities, on: workers) }
    try missing?.average(&probabilities, to: inputs, threads: workers.threads) { inputs, places in
      let own = names.flatMap { names in places.map { places in places.map { names[$0] } } }
      let raw = try classifier.probabilities(for: inputs, names: own, on: workers)
      return try temperature?(raw, on: workers) ?? raw
    }
    predictions = try labels.predictions(probabilities, of: judged)
    self.dataset = dataset
    self.rows = judged
    artists = dataset.artistNumbers(of: judged)
    leftOut = rows.count - known.count
  }

  /// The rows with the genre of each, and some features of theirs. Throws `LearningError`.
  public func labelledRows(_ features: Features) throws(LearningError) -> LabelledRows {
    try LabelledRows(
      inputs: features.matrix(of: dataset, rows: rows),
      labels: SoftLabels(predictions.labels, classCount: predictions.classCount))
  }

  /// Intervals over artists.
  public func bootstrap(seed: UInt64) -> ArtistBootstrap { ArtistBootstrap(artists: artists, seed: seed) }
}

extension SplitOverlap {
  /// The share of test rows whose recording, and whose artist, is on the training side; 0 without test rows.
  public var knownShares: (recordings: Double, artists: Double) {
    guard testRows > 0 else { return (0, 0) }
    return (
      Double(testRowsWithTrainedRecording) / Double(testRows),
      Double(testRowsWithTrainedArtist) / Double(testRows)
    )
  }
}
