import Kernels

/// The rows of one side of a fit, as a network takes them: kept whole without cues, else put together when they are needed,
/// so that cues do not fill the memory.
struct FitRows {
  private let inputs: TrackInputs
  private let encoding: InputEncoding
  /// The rows as they are shown, for a network without cues.
  private let whole: [Float]?
  private var targets: SparseTargets

  /// Number of rows.
  var count: Int { targets.rows }

  /// How many rows are put together at a time.
  private static let blockLength = 8192

  /// Throws `LearningError.shape`.
  init(
    _ inputs: TrackInputs, targets: SparseTargets, encoding: InputEncoding, standardiser: Standardiser?,
    threads: Int
  ) throws {
    try encoding.check(inputs)
    self.targets = targets
    self.encoding = encoding
    let scaled = try standardiser.map { try $0(inputs.features) } ?? inputs.features
    self.inputs = try TrackInputs(features: scaled, cues: inputs.cues)
    if encoding.cueWidth > 0 {
      whole = nil
    } else {
      whole = encoding.isPlain ? scaled.values : encoding.values(in: self.inputs, threads: threads)
    }
  }

  /// The same rows with other targets, as many. Throws `LearningError.shape`.
  func aiming(at targets: SparseTargets) throws(LearningError) -> FitRows {
    guard targets.rows == count else { throw .shape(expected: count, found: targets.rows) }
    var rows = self
    rows.targets = targets
    return rows
  }

  /// Learns from some rows, in an order.
  ///
  /// - Parameter isBlank: Whether a row is shown without its cues.
  func train(
    _ trainer: PerceptronTrainer, order: ArraySlice<Int32>, rates: [Float], isBlank: (Int) -> Bool
  ) throws -> PerceptronTrainer.Tally {
    if let whole { return try trainer.train(rows: whole, targets: targets, order: order, rates: rates) }
    let values = encoding.values(of: order.map(Int.init), in: inputs, isBlank: isBlank)
    let places = (0..<Int32(order.count)).map { $0 }
    return try trainer.train(
      rows: values, targets: targets.selecting(order), order: places[...], rates: rates)
  }

  /// How well a network answers all rows.
  func tally(_ parameters: PerceptronParameters, pool: WorkerPool) throws -> PerceptronTrainer.Tally {
    let predictor = try MembersPredictor(parameters, ranges: encoding.spelledOut)
    if let whole { return try predictor.tally(for: whole, targets: targets, pool: pool) }
    var tally = PerceptronTrainer.Tally()
    for first in Swift.stride(from: 0, to: count, by: Self.blockLength) {
      let rows = first..<min(first + Self.blockLength, count)
      tally += try predictor.tally(
        for: encoding.values(of: rows, in: inputs), targets: targets.selecting(rows.map(Int32.init)[...]),
        pool: pool)
    }
    return tally
  }
}
