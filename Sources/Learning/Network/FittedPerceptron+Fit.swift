import Kernels
import Tabular

extension FittedPerceptron {
  /// Learns in epochs; keeps the one with the lowest validation loss, or the last without a validation side.
  init(
    fitting settings: Settings, _ data: TrainingData, epochs: Int, hidden: [Int], normalised: Bool,
    dropout: Float, descent: Descent, in context: FitContext
  ) throws {
    try descent.check(epochs: epochs)
    let pool = try WorkerPool(threads: min(max(context.threads, 1), 256))
    let standardiser = Standardiser(learnedFrom: data.training.inputs)
    let rows = try standardiser(data.training.inputs).values
    let plain = try data.training.labels.sparse
    var targets = plain
    if let weights = descent.weights(for: data.training.labels) {
      targets = try data.training.labels.weighted(by: weights).sparse
    }
    let validation: (rows: [Float], targets: SparseTargets)? = try data.validation.map {
      (try standardiser($0.inputs).values, try $0.labels.sparse)
    }

    var start = SeededGenerator(seed: context.seed, stream: "weights")
    let trainer = try PerceptronTrainer(
      PerceptronParameters(
        inputs: data.features.count, hidden: hidden, classes: data.classes.count, normalised: normalised,
        uniform: { Float(start.unit()) }),
      rule: PerceptronTrainer.Rule(
        optimiser: descent.kernel, dropout: dropout, labelSmoothing: descent.labelSmoothing,
        weightDecay: descent.weightDecay, seed: context.seed),
      batch: descent.batch, pool: pool)

    var batches = SeededGenerator(seed: context.seed, stream: "batches")
    var order = (0..<Int32(targets.rows)).map { $0 }
    var card = ModelCard(features: data.features, classes: data.classes, seed: context.seed)
    var best: (loss: Double, parameters: PerceptronParameters)?
    epoch: for epoch in 1...epochs {
      batches.shuffle(&order)
      guard
        let seen = try trainer.epoch(
          rows, targets, order, descent, epoch: epoch, of: epochs, latest: card.curve.last, context)
      else {
        card.isPartial = true
        break epoch
      }
      let parameters = trainer.parameters
      let tally = try validation.map { side in
        try PerceptronPredictor(parameters).tally(for: side.rows, targets: side.targets, pool: pool)
      }
      let record = EpochRecord(
        epoch: epoch, trainingLoss: seen.loss / seen.weight,
        trainingAccuracy: Double(seen.hits) / Double(seen.rows),
        validationLoss: tally.map { $0.loss / $0.weight },
        validationAccuracy: tally.map { Double($0.hits) / Double($0.rows) })
      let loss = record.validationLoss ?? -Double(epoch)
      guard loss.isFinite, record.trainingLoss.isFinite else { break epoch }
      card.curve.append(record)
      context.report(FitProgress(share: Double(epoch) / Double(epochs), rounds: epochs, latest: record))
      if loss < best?.loss ?? .infinity {
        best = (loss, parameters)
        card.bestEpoch = epoch
      }
      if validation != nil, descent.patience > 0, epoch - card.bestEpoch >= descent.patience { break epoch }
    }
    guard let best else { throw card.isPartial ? LearningError.interrupted : LearningError.notFinite }
    card.fit = try PerceptronPredictor(best.parameters).tally(for: rows, targets: plain, pool: pool).score
    try self.init(settings: settings, card: card, standardiser: standardiser, parameters: best.parameters)
  }
}

extension PerceptronTrainer {
  /// Steps between two looks at the interrupt and two reports of progress.
  private static let stride = 32

  /// One pass over the rows; `nil` if it was interrupted.
  fileprivate func epoch(
    _ rows: [Float], _ targets: SparseTargets, _ order: [Int32], _ descent: Descent, epoch: Int,
    of epochs: Int,
    latest: EpochRecord?, _ context: FitContext
  ) throws -> Tally? {
    let steps = (order.count + descent.batch - 1) / descent.batch
    let planned = Double(steps * epochs)
    var tally = Tally()
    for first in Swift.stride(from: 0, to: steps, by: PerceptronTrainer.stride) {
      if context.isInterrupted() { return nil }
      let last = min(first + PerceptronTrainer.stride, steps)
      let done = steps * (epoch - 1)
      tally += try train(
        rows: rows, targets: targets,
        order: order[first * descent.batch..<min(last * descent.batch, order.count)],
        rates: (first..<last).map { descent.rate(at: Double(done + $0) / planned) })
      if last < steps {
        context.report(
          FitProgress(share: Double(done + last) / planned, rounds: epochs, latest: latest))
      }
    }
    return tally
  }
}

extension PerceptronTrainer.Tally {
  fileprivate var score: ModelCard.Score {
    ModelCard.Score(loss: loss / weight, accuracy: Double(hits) / Double(rows))
  }
}

extension SoftLabels {
  /// The labels as the kernels take them. Throws `KernelError`.
  var sparse: SparseTargets {
    get throws {
      try SparseTargets(offsets: offsets, classes: classes, weights: weights, classCount: classCount)
    }
  }
}
