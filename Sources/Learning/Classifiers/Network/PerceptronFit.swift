import Kernels
import Tabular
import Work

/// One fit of a perceptron, from its random start to the epoch that is kept.
struct PerceptronFit<Settings: PerceptronSettings> {
  private let settings: Settings
  private let data: TrainingData
  private let context: FitContext
  private let pool: WorkerPool
  private let standardiser: Standardiser
  /// The training rows, standardised, with their targets, plain and weighted by class.
  private let rows: [Float]
  private let plain: SparseTargets
  private let targets: SparseTargets
  private let validation: (rows: [Float], targets: SparseTargets)?
  private let trainer: PerceptronTrainer

  private var training: TrainingOptions { settings.training }
  private var steps: Int { (targets.rows + training.batch - 1) / training.batch }

  init(_ settings: Settings, _ data: TrainingData, _ context: FitContext, _ pool: WorkerPool) throws {
    self.settings = settings
    self.data = data
    self.context = context
    self.pool = pool
    let standardiser = Standardiser(learnedFrom: data.training.inputs)
    self.standardiser = standardiser
    rows = try standardiser(data.training.inputs).values
    plain = try data.training.labels.sparse
    targets =
      try settings.training.weights(for: data.training.labels).map {
        try data.training.labels.weighted(by: $0).sparse
      } ?? plain
    validation = try data.validation.map {
      (try standardiser($0.inputs).values, try $0.labels.sparse)
    }
    var start = SeededGenerator(seed: context.seed, stream: "weights")
    trainer = try PerceptronTrainer(
      PerceptronParameters(
        inputs: data.features.count, hidden: settings.hidden, classes: data.classes.count,
        normalised: settings.batchNormalisation, uniform: { Float(start.unit()) }),
      rule: PerceptronTrainer.Rule(
        optimiser: settings.training.kernel, dropout: settings.dropout,
        labelSmoothing: settings.training.labelSmoothing, weightDecay: settings.training.weightDecay,
        seed: context.seed),
      batch: settings.training.batch, pool: pool)
  }

  /// Throws `LearningError.notFinite` if the loss diverges before anything was learned, and `CancellationError`.
  func run() throws -> FittedPerceptron<Settings> {
    var batches = SeededGenerator(seed: context.seed, stream: "batches")
    var order = (0..<Int32(targets.rows)).map { $0 }
    var card = ModelCard(features: data.features, classes: data.classes, seed: context.seed)
    var best: (loss: Double, parameters: PerceptronParameters)?
    for epoch in 1...settings.epochs {
      batches.shuffle(&order)
      guard let seen = try pass(order, epoch: epoch, latest: card.curve.last) else {
        card.isPartial = true
        break
      }
      let parameters = trainer.parameters
      let record = try record(epoch, seen, parameters)
      let loss = record.validationLoss ?? -Double(epoch)
      guard loss.isFinite, record.trainingLoss.isFinite else { break }
      card.curve.append(record)
      report(steps: steps * epoch, latest: record)
      if loss < best?.loss ?? .infinity {
        best = (loss, parameters)
        card.bestEpoch = epoch
      }
      if validation != nil, training.patience > 0, epoch - card.bestEpoch >= training.patience { break }
    }
    guard let best else {
      if card.isPartial { throw CancellationError() }
      throw LearningError.notFinite
    }
    let tally = try PerceptronPredictor(best.parameters).tally(for: rows, targets: plain, pool: pool)
    card.fit = ModelCard.Score(
      loss: tally.loss / tally.weight, accuracy: Double(tally.hits) / Double(tally.rows))
    return try FittedPerceptron(
      settings: settings, card: card, standardiser: standardiser, parameters: best.parameters)
  }

  /// One pass over the rows in an order; `nil` if it was interrupted.
  private func pass(
    _ order: [Int32], epoch: Int, latest: EpochRecord?
  ) throws -> PerceptronTrainer.Tally? {
    let done = steps * (epoch - 1)
    let planned = Double(steps * settings.epochs)
    var tally = PerceptronTrainer.Tally()
    for first in Swift.stride(from: 0, to: steps, by: Self.stride) {
      if context.watch.isCancelled() { return nil }
      let last = min(first + Self.stride, steps)
      tally += try trainer.train(
        rows: rows, targets: targets,
        order: order[first * training.batch..<min(last * training.batch, order.count)],
        rates: (first..<last).map { training.rate(at: Double(done + $0) / planned) })
      if last < steps { report(steps: done + last, latest: latest) }
    }
    return tally
  }

  /// The scores of an epoch: those seen while learning, and those on the validation side.
  private func record(
    _ epoch: Int, _ seen: PerceptronTrainer.Tally, _ parameters: PerceptronParameters
  ) throws -> EpochRecord {
    let tally = try validation.map { side in
      try PerceptronPredictor(parameters).tally(for: side.rows, targets: side.targets, pool: pool)
    }
    return EpochRecord(
      epoch: epoch, trainingLoss: seen.loss / seen.weight,
      trainingAccuracy: Double(seen.hits) / Double(seen.rows),
      validationLoss: tally.map { $0.loss / $0.weight },
      validationAccuracy: tally.map { Double($0.hits) / Double($0.rows) })
  }

  private func report(steps done: Int, latest: EpochRecord?) {
    context.watch.report(
      WorkProgress(
        "training", Double(done) / Double(steps), of: Double(settings.epochs), unit: .things("epochs"),
        detail: latest?.text ?? ""))
  }
}

extension PerceptronFit {
  /// Steps between two looks at the watch.
  private static var stride: Int { 32 }
}
