import Kernels
import Tabular

/// A fitted classifier with all that is known of its judgement: what it answers, how sure it may be, and what it declines.
public struct Model: Sendable {
  /// What answers by the sound alone.
  public let fitted: any FittedClassifier
  /// How sure that may be; `nil` for a model whose file does not say.
  public let confidence: Confidence?
  /// What answers tracks whose names are known; `nil` for a model of sound alone.
  public let cued: CuedModel?
  /// Tells tracks of unknown genres; `nil` if none was asked for.
  public let novelty: NoveltyDetector?
  /// What its training table says of artists, tracks and words, for tracks of a library; `nil` for a table without names.
  public let cues: CatalogueCues?
  /// A digest of everything that its answers to features depend on.
  public let fingerprint: Fingerprint
  /// How much memory its numbers take.
  public let byteCount: Int

  /// Puts the parts together.
  public init(
    _ fitted: any FittedClassifier, confidence: Confidence? = nil, cued: CuedModel? = nil,
    novelty: NoveltyDetector? = nil, cues: CatalogueCues? = nil
  ) {
    self.cues = cues
    self.cued = cued
    self.fitted = fitted
    self.confidence = confidence
    self.novelty = novelty
    var hasher = ContentHasher()
    var bytes = 0
    for text in fitted.card.features + fitted.card.classes { hasher.combine(text) }
    for tensor in fitted.tensors() + (cued?.classifier.tensors() ?? []) {
      hasher.combine(tensor.name)
      switch tensor.values {
      case .float32(let values): for value in values { hasher.combine(UInt64(value.bitPattern)) }
      case .int32(let values): for value in values { hasher.combine(UInt64(UInt32(bitPattern: value))) }
      }
      bytes += tensor.values.count * 4
    }
    for temperature in [confidence?.temperature, cued?.confidence.temperature] {
      if let temperature { hasher.combine(temperature.value.bitPattern) }
    }
    for score in novelty?.score.reference ?? [] { hasher.combine(score.bitPattern) }
    fingerprint = hasher.fingerprint
    byteCount = bytes
  }

  /// What the model says about itself, as it answers by the sound alone.
  public var card: ModelCard { fitted.card }
  /// What answers the tracks of a table: by names too, if the model looks at them.
  public var answering: TrackClassifier { cued?.classifier ?? TrackClassifier(fitted) }
  /// How sure the answers to the tracks of a table may be; `nil` for a model whose file does not say.
  public var answeringConfidence: Confidence? { cued.map(\.confidence) ?? confidence }
  /// The classifier that was fitted, with every hyper-parameter that was used.
  public var classifier: any Classifier { fitted.ownSettings }
  /// The name of its kind of classifier.
  public var classifierName: String { type(of: classifier).name }

  /// The calibrated probability of each genre, `rows × classes`, for raw feature values, `rows × features`; as the
  /// classifier gives it where nothing calibrates it. Throws `LearningError.shape`.
  public func probabilities(for inputs: Matrix, on workers: Workers = Workers()) throws -> Matrix {
    try averaged(inputs, on: workers) { inputs, _ in
      let raw = try fitted.probabilities(for: inputs, on: workers)
      return try confidence?.temperature(raw, on: workers) ?? raw
    }
  }

  /// The answers of `body` to tracks, those to tracks of which something is missing averaged over what it may be; see
  /// `MissingValues`. `body` gets the places of its tracks too.
  private func averaged(
    _ inputs: Matrix, on workers: Workers, _ body: (_ inputs: Matrix, _ places: [Int]?) throws -> Matrix
  ) throws -> Matrix {
    var answers = try body(inputs, nil)
    if let missing = MissingValues(novelty), inputs.columns == card.features.count {
      try missing.average(&answers, to: inputs, threads: workers.threads, body)
    }
    return answers
  }

  /// The calibrated probability of each genre for rows of a table, `rows × classes`. Throws `LearningError`.
  public func probabilities(
    of rows: [Int], in dataset: Dataset, on workers: Workers = Workers()
  ) throws -> Matrix {
    let (inputs, names) = try answering.inputs(of: rows, in: dataset)
    return try probabilities(for: inputs, names: names, on: workers)
  }

  /// The calibrated probability of each genre for tracks by their features and, where they are known, names, `tracks ×
  /// classes`. Throws `LearningError.shape`.
  public func probabilities(
    for inputs: Matrix, names: [TrackNames]?, on workers: Workers = Workers()
  ) throws -> Matrix {
    guard let names, let cued else { return try probabilities(for: inputs, on: workers) }
    return try averaged(inputs, on: workers) { inputs, places in
      let own = places.map { places in places.map { names[$0] } } ?? names
      let raw = try cued.classifier.probabilities(for: inputs, names: own, on: workers)
      return try cued.confidence.temperature(raw, on: workers)
    }
  }

  /// Whether each row is less like the model's genres than all but the share `declining` of their own tracks; never
  /// without a novelty detector. Throws `LearningError.shape` and `CancellationError`.
  public func areUnknown(
    _ inputs: Matrix, names: [TrackNames]? = nil, declining: Double, in context: FitContext
  ) throws -> [Bool] {
    guard let novelty else { return [Bool](repeating: false, count: inputs.rows) }
    let limit = novelty.threshold(declining: declining, named: names != nil)
    return try novelty.areAbove(limit, inputs, names: names, in: context)
  }

  /// The same model, sure of itself as rows of a table say that it did not learn from. Throws `LearningError`.
  public func calibrated(
    on rows: [Int], of dataset: Dataset, on workers: Workers = Workers()
  ) throws -> Model {
    let labels = LabelSets(dataset, classes: card.classes)
    func confidence(_ classifier: TrackClassifier) throws -> Confidence {
      try Confidence(of: classifier, on: rows, of: labels, in: dataset, on: workers)
    }
    return Model(
      fitted, confidence: try confidence(TrackClassifier(fitted)),
      cued: try cued.map { CuedModel($0.classifier, confidence: try confidence($0.classifier)) },
      novelty: novelty, cues: cues)
  }

  /// Its calibrated answers to rows of a table, to incomplete ones as `probabilities` gives them. Throws `LearningError`, `.noRows` if there is nothing to judge by.
  public func evaluation(
    on rows: [Int], of dataset: Dataset, eachRecordingOnce: Bool = false, on workers: Workers = Workers()
  ) throws -> Evaluation {
    try Evaluation(
      of: answering, calibratedBy: answeringConfidence?.temperature, averagedOver: MissingValues(novelty),
      on: rows, of: dataset, eachRecordingOnce: eachRecordingOnce, on: workers)
  }
}
