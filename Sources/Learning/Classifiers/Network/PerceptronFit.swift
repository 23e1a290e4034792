import Kernels
import Tabular
import Work

/// One fit of a perceptron, from its random start to the epoch that is kept.
struct PerceptronFit<Settings: PerceptronSettings> {
  private let settings: Settings
  private let data: TrainingData
  private let context: FitContext
  private let pool: WorkerPool
  private let encoding: InputEncoding
  private let standardiser: Standardiser?
  /// The training rows with their targets, plain and weighted by class.
  private let plain: FitRows
  private let weighted: FitRows
  private let validation: FitRows?
  private let trainer: PerceptronTrainer
  /// Whether the finished network answers its own training rows, for its card.
  private let judgesItself: Bool

  private var training: TrainingOptions { settings.training }
  private var steps: Int { (plain.count + training.batch - 1) / training.batch }

  /// - Parameter ranges: how features are spelled out; `nil` standardises them.
  init(
    _ settings: Settings, _ data: TrainingData, ranges: PiecewiseLinear? = nil, judgingItself: Bool = true,
    _ context: FitContext, _ pool: WorkerPool
  ) throws {
    judgesItself = judgingItself
    self.settings = settings
    self.data = data
    self.context = context
    self.pool = pool
    let encoding = InputEncoding(
      ranges: ranges, featureCount: data.features.count, cueWidth: data.training.cues?.width ?? 0)
    let standardiser = ranges == nil ? Standardiser(learnedFrom: data.training.inputs) : nil
    func rows(_ side: LabelledRows, _ labels: SoftLabels) throws -> FitRows {
      try FitRows(
        side.tracks, targets: labels.sparse, encoding: encoding, standardiser: standardiser,
        threads: context.workers.threads)
    }
    let labels = data.training.labels
    let own = try rows(data.training, labels)
    plain = own
    weighted =
      try settings.training.weights(for: labels).map {
        try own.aiming(at: labels.weighted(by: $0).sparse)
      } ?? own
    validation = try data.validation.map { try rows($0, $0.labels) }
    self.encoding = encoding
    self.standardiser = standardiser
    var start = SeededGenerator(seed: context.seed, stream: "weights")
    trainer = try PerceptronTrainer(
      PerceptronParameters(
        inputs: encoding.width, hidden: settings.hidden, classes: data.classes.count,
        normalised: settings.batchNormalisation, members: settings.members, uniform: { Float(start.unit()) }),
      ranges: encoding.spelledOut,
      rule: PerceptronTrainer.Rule(
        optimiser: settings.training.kernel, dropout: settings.dropout,
        labelSmoothing: settings.training.labelSmoothing, weightDecay: settings.training.weightDecay,
        seed: context.seed),
      batch: settings.training.batch, pool: pool)
  }

  /// Throws `LearningError.notFinite` if the loss diverges before anything was learned, and `CancellationError`.
  func run() throws -> FittedPerceptron<Settings> {
    let place = context.memory?.begin(PerceptronProgress.self)
    var progress = PerceptronProgress(seed: context.seed, rows: plain.count)
    if let left = place?.left, left.seed == progress.seed, left.rows == progress.rows {
      progress = left
      if let state = left.trainer { try trainer.restore(state) }
    }
    let isPartial = try learn(&progress)
    if let place { context.memory?.keep(progress, of: place.number) }
    guard let best = progress.best else {
      if isPartial { throw CancellationError() }
      throw LearningError.notFinite
    }
    var card = ModelCard(of: data, seed: context.seed)
    (card.curve, card.bestEpoch, card.isPartial) = (progress.curve, best.epoch, isPartial)
    if judgesItself {
      let tally = try plain.tally(best.parameters, pool: pool)
      card.fit = ModelCard.Score(
        loss: tally.loss / tally.weight, accuracy: Double(tally.hits) / Double(tally.rows))
    }
    return try FittedPerceptron(
      settings: settings, card: card, encoding: encoding, standardiser: standardiser,
      parameters: best.parameters)
  }

  /// The epochs that are left; whether it was interrupted before the last.
  private func learn(_ progress: inout PerceptronProgress) throws -> Bool {
    var batches = SeededGenerator(seed: context.seed, stream: "batches")
    var order = (0..<Int32(plain.count)).map { $0 }
    // The order of an epoch follows from those before.
    for _ in progress.curve { batches.shuffle(&order) }
    while !progress.isOver, progress.curve.count < settings.epochs {
      let epoch = progress.curve.count + 1
      if context.memory != nil { progress.trainer = trainer.state }
      batches.shuffle(&order)
      guard let seen = try pass(order, epoch: epoch, latest: progress.curve.last) else { return true }
      let parameters = trainer.parameters
      let record = try record(epoch, seen, parameters)
      let loss = record.validationLoss ?? -Double(epoch)
      guard loss.isFinite, record.trainingLoss.isFinite else { break }
      progress.curve.append(record)
      report(steps: steps * epoch, latest: record)
      if loss < progress.best?.loss ?? .infinity { progress.best = (loss, epoch, parameters) }
      progress.isOver =
        validation != nil && training.patience > 0 && epoch - (progress.best?.epoch ?? 0) >= training.patience
    }
    (progress.isOver, progress.trainer) = (true, nil)
    return false
  }

  /// One pass over the rows in an order; `nil` if it was interrupted.
  private func pass(
    _ order: [Int32], epoch: Int, latest: EpochRecord?
  ) throws -> PerceptronTrainer.Tally? {
    let done = steps * (epoch - 1)
    let planned = Double(steps * settings.epochs)
    var blanks = SeededGenerator(seed: context.seed, stream: "blanks \(epoch)")
    let isBlank =
      encoding.cueWidth > 0 ? order.map { _ in blanks.unit() < Self.blankShare } : []
    var tally = PerceptronTrainer.Tally()
    for first in Swift.stride(from: 0, to: steps, by: Self.stride) {
      if context.watch.isCancelled() { return nil }
      let last = min(first + Self.stride, steps)
      tally += try weighted.train(
        trainer, order: order[first * training.batch..<min(last * training.batch, order.count)],
        rates: (first..<last).map { training.rate(at: Double(done + $0) / planned) },
        isBlank: { !isBlank.isEmpty && isBlank[$0] })
      if last < steps { report(steps: done + last, latest: latest) }
    }
    return tally
  }

  /// The scores of an epoch: those seen while learning, and those on the validation side.
  private func record(
    _ epoch: Int, _ seen: PerceptronTrainer.Tally, _ parameters: PerceptronParameters
  ) throws -> EpochRecord {
    let tally = try validation.map { try $0.tally(parameters, pool: pool) }
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
  /// The share of training rows that are shown without their cues in each epoch, so that the network also learns to do
  /// without: an artist whom nobody knows costs nothing then.
  private static var blankShare: Double { 0.1 }
}
