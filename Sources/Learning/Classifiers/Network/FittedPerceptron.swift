import Kernels

/// A network that has learned, with the scaling of its inputs.
public struct FittedPerceptron<Settings: Classifier>: FittedClassifier {
  /// The hyper-parameters that it was fitted with.
  public let settings: Settings
  /// What it says about itself.
  public var card: ModelCard
  /// How it sees a track.
  let encoding: InputEncoding
  /// Shift and scale of the features, learned from the training rows; `nil` where they are spelled out.
  public let standardiser: Standardiser?
  /// The learned numbers.
  public let parameters: PerceptronParameters
  private let predictor: MembersPredictor

  init(
    settings: Settings, card: ModelCard, encoding: InputEncoding, standardiser: Standardiser?,
    parameters: PerceptronParameters
  ) throws {
    self.settings = settings
    self.card = card
    self.encoding = encoding
    self.standardiser = standardiser
    self.parameters = parameters
    let ranges = try encoding.spelledOut
    let own = standardiser ?? Standardiser(identity: 0)
    let scaling = own.appendingIdentity(encoding.width - ranges.count - own.count)
    predictor = try MembersPredictor(
      parameters, ranges: ranges, means: scaling.means, scales: scaling.deviations.map { 1 / $0 })
  }

  /// Scores before the softmax, `tracks × classes`; of several members the logarithms of their mean probabilities. Throws
  /// `LearningError.shape`.
  public func logits(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    guard let network = predictor.only else {
      return try probabilities(for: inputs, on: workers).logarithms
    }
    return try outputs(for: inputs, on: workers) { try network.outputs(for: $0, softmax: false, pool: $1) }
  }

  /// The softmax of the logits, `tracks × classes`. Throws `LearningError.shape`.
  public func probabilities(for inputs: TrackInputs, on workers: Workers) throws -> Matrix {
    try outputs(for: inputs, on: workers) { try predictor.probabilities(for: $0, pool: $1) }
  }

  /// The likeliest class of each track, without a table of probabilities. Throws `LearningError.shape`.
  public func quickAnswers(
    for inputs: TrackInputs, scale: Float, on workers: Workers
  ) throws -> Answers? {
    guard let network = predictor.only else { return nil }
    var classes: [Int32] = []
    var probabilities: [Float] = []
    try eachBlock(of: inputs, on: workers) { values, pool in
      let block = try network.answers(for: values, scale: scale, pool: pool)
      classes += block.classes
      probabilities += block.probabilities
    }
    return Answers(classes: classes, probabilities: probabilities)
  }

  private func outputs(
    for inputs: TrackInputs, on workers: Workers,
    _ calculate: (_ rows: [Float], _ pool: WorkerPool) throws -> [Float]
  ) throws -> Matrix {
    var values: [Float] = []
    try eachBlock(of: inputs, on: workers) { block, pool in
      let outputs = try calculate(block, pool)
      if values.isEmpty { values = outputs } else { values += outputs }
    }
    return try Matrix(checking: values, rows: inputs.rows, columns: card.classes.count)
  }

  /// What the network sees of the tracks: as they are where that is so, else put together block by block.
  private func eachBlock(
    of inputs: TrackInputs, on workers: Workers, _ body: ([Float], WorkerPool) throws -> Void
  ) throws {
    try workers.withPool { pool in
      if encoding.isPlain {
        try encoding.check(inputs)
        try body(inputs.features.values, pool)
      } else {
        try encoding.eachBlock(of: inputs) { try body($1, pool) }
      }
    }
  }
}
