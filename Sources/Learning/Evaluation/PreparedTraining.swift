import Tabular

/// What a recipe learns from, made ready: rows with features and cues, and what words say.
public struct PreparedTraining: Sendable {
  /// The rows with their features and cues.
  public let data: TrainingData
  /// The genres of artists and albums on the training side; `nil` for none.
  let tables: CueTables?
  /// What words say; `nil` for none.
  let words: WordEvidence?
  /// Rows of the table on the validation side that have a genre: what exponents and temperatures are fitted to. All of
  /// them, as a recording under several genres is as doubtful as the number of its rows says.
  public let calibration: [Int]
}

extension TrainingRecipe {
  /// Makes the rows of a split ready. Throws `LearningError`, `.noNames` for a table without what the cues look up.
  ///
  /// - Parameter further: tracks of genres that the model does not answer with, for classifiers that learn those too.
  public func prepared(
    _ split: Split, further: AuxiliaryOutliers? = nil, threads: Int = 1
  ) throws -> PreparedTraining {
    try prepared(
      training: split.rows(on: .train), validation: split.rows(on: .validation),
      keptApart: split.keptApart, further: further, threads: threads)
  }

  /// Makes rows ready.
  ///
  /// - Parameter keptApart: what the sides do not share: a training track is described by tracks that are as far from it
  ///   as those of the training side are from what is judged.
  public func prepared(
    training: [Int], validation: [Int], keptApart: SplitGrouping, further: AuxiliaryOutliers? = nil,
    threads: Int = 1
  ) throws -> PreparedTraining {
    var data = try data(
      training: training, validation: validation,
      sharesRecordings: keptApart == .row || keptApart == .track)
    data.further = further
    let groups = cues.flatMap(\.groups)
    let learned = labels.labelled(training)
    let judged = labels.labelled(validation)
    let calibration = judged
    guard !cues.isEmpty else {
      return PreparedTraining(data: data, tables: nil, words: nil, calibration: calibration)
    }
    guard let names = dataset.names(of: learned), let judgedNames = dataset.names(of: judged) else {
      throw LearningError.noNames
    }
    let classes = try labels.classes(of: learned)
    var cued = data
    var tables: CueTables?
    if !groups.isEmpty {
      let leftOutWith = dataset.groupNumbers(keptApart: keptApart)
      let (found, rows) = CueTables.learned(
        from: learned.indices.map { place in
          CueTables.Example(
            track: KeyedTrack(names[place]), genre: Int32(classes[place]),
            leftOutWith: leftOutWith[learned[place]])
        }, groups: groups, genreCount: dataset.genres.count)
      if !found.groups.isEmpty {
        cued = try data.with(
          cues: found.groups, training: rows,
          validation: data.validation == nil ? nil : found.rows(for: judgedNames))
        tables = found
      }
    }
    var words: WordEvidence?
    if cues.contains(.words) {
      let artists = dataset.artistNumbers(of: learned)
      let examples = learned.indices.map { place in
        WordCues.Example(
          texts: names[place].texts, artist: artists[place], genres: [Int32(classes[place])])
      }
      var base = [Float](repeating: 0, count: dataset.genres.count)
      for genre in classes { base[genre] += 1 / Float(classes.count) }
      words = WordEvidence(
        words: WordCues(
          examples, genreCount: dataset.genres.count, style: .thorough, threads: threads), base: base)
    }
    return PreparedTraining(data: cued, tables: tables, words: words, calibration: calibration)
  }

  /// Learns from what was made ready. Throws `LearningError`, and `CancellationError` where it was stopped before its
  /// end.
  ///
  /// - Parameter known: A classifier that learned from the same rows without cues; where there are no cues but words, it
  ///   need not learn again.
  public func fit(
    _ prepared: PreparedTraining, beside known: (any FittedClassifier)? = nil, in context: FitContext
  ) throws -> TrackClassifier {
    let known = prepared.data.cues.isEmpty ? known : nil
    let fitted = try known ?? fit(prepared.data, in: context)
    // A kind that does not look at cues needs no tables.
    let tables = fitted.card.cues == nil ? nil : prepared.tables
    let alone = TrackClassifier(fitted, tables: tables, words: nil)
    guard let evidence = prepared.words else { return alone }
    let rows = prepared.calibration
    let names = dataset.names(of: rows) ?? []
    let pool = try EvidencePool(
      fitting: alone.forValidation.probabilities(of: rows, in: dataset, on: context.workers),
      words: evidence.probabilities(for: names, on: context.workers), cues: tables?.rows(for: names),
      to: SoftLabels(labels.classes(of: rows), classCount: dataset.genres.count), on: context.workers)
    return TrackClassifier(
      fitted, tables: tables, words: TrackClassifier.Words(evidence: evidence, pool: pool))
  }
}

extension TrainingData {
  /// The same rows with cues. Throws `LearningError.shape`.
  fileprivate func with(
    cues: [CueGroup], training own: CueRows, validation judged: CueRows?
  ) throws(LearningError) -> TrainingData {
    let training = try LabelledRows(inputs: training.inputs, labels: training.labels, cues: own)
    var side: LabelledRows?
    if let validation, let judged {
      side = try LabelledRows(inputs: validation.inputs, labels: validation.labels, cues: judged)
    }
    var result = try TrainingData(
      features: features, classes: classes, training: training, validation: side, cues: cues)
    result.further = further
    return result
  }
}

extension Dataset {
  /// For each row the number of what is kept apart with it: its lead artist, its recording, or itself.
  fileprivate func groupNumbers(keptApart: SplitGrouping) -> [Int32] {
    switch keptApart {
    case .artist:
      artistNumbers(of: Array(0..<rowCount)).map { Int32(truncatingIfNeeded: $0) }
    case .recording: recordings.numbers
    case .row, .track: (0..<rowCount).map { Int32(truncatingIfNeeded: $0) }
    }
  }
}
