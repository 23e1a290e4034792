import Kernels
import Learning
import Music
import Tabular

/// The pieces of work that are measured inside a process of timbre's own.
struct Works {
  /// The public table of 114,000 tracks.
  let table: String
  let threads: Int

  static let names = ["peak", "load", "epoch", "encoded", "shared", "predict"]

  /// Does a piece of work; `nil` if there is none of that name.
  func measure(_ name: String) throws -> Measurement? {
    switch name {
    case "peak": try peak()
    case "load": try load()
    case "epoch": try epoch()
    case "encoded": try fit(EncodedNetworkClassifier(), \.epochs, work: name)
    case "shared": try fit(SharedEnsembleClassifier(), \.network.epochs, work: name)
    case "predict": try predict()
    default: nil
    }
  }

  private func peak() throws -> Measurement {
    let pool = try WorkerPool(threads: threads)
    var kept: Float = 0
    let seconds = Clock.times(9) { kept += MultiplyAddPeak.work(pool) }
    return Measurement(
      work: "peak", by: "timbre", seconds: seconds,
      operations: Double(MultiplyAddPeak.operations * threads), check: Double(kept))
  }

  private func load() throws -> Measurement {
    let reader = TableReader(schema: TrackSchema.columns, threads: threads)
    var rows = 0
    let seconds = try Clock.times(7) { rows = try reader.read(file: table).dataset.rowCount }
    return Measurement(work: "load", by: "timbre", seconds: seconds, rows: rows, peak: Clock.peakMemory())
  }

  /// What a classifier learns from: the training rows of the table, split as the brief splits them, 68,400 × 15.
  private func trainingData() throws -> TrainingData {
    let dataset = try TableReader(schema: TrackSchema.columns, threads: threads).read(file: table).dataset
    let split = try Split(SplitRequest(by: .row, seed: 1), of: dataset)
    return try TrainingData(
      dataset, training: split.rows(on: .train), validation: [],
      features: Features(TrackSchema.allFeatures.map(\.text)))
  }

  /// An epoch of a fit: what a fit of four takes beyond one of one, shared among the three, since what comes before and after
  /// is no part of a peer's epoch either.
  private func fit<Kind: Classifier>(
    _ classifier: Kind, _ epochs: WritableKeyPath<Kind, Int>, work: String
  ) throws -> Measurement {
    let data = try trainingData()
    var (short, long) = (classifier, classifier)
    (short[keyPath: epochs], long[keyPath: epochs]) = (1, 4)
    let context = FitContext(seed: 1, workers: Workers(threads: threads))
    var loss = 0.0
    _ = try short.fit(data, in: context)
    let seconds = try (0..<2).map { _ in
      let base = try Clock.times(1, after: 0) { _ = try short.fit(data, in: context) }
      let whole = try Clock.times(1, after: 0) {
        loss = try long.fit(data, in: context).card.curve.last?.trainingLoss ?? 0
      }
      return (whole[0] - base[0]) / 3
    }
    return Measurement(
      work: work, by: "timbre", seconds: seconds, rows: data.training.labels.rows, peak: Clock.peakMemory(),
      check: loss)
  }

  private func epoch() throws -> Measurement {
    let side = try trainingData().training
    let rows = try Standardiser(learnedFrom: side.inputs)(side.inputs).values
    let labels = side.labels
    let targets = try SparseTargets(
      offsets: labels.offsets, classes: labels.classes, weights: labels.weights, classCount: labels.classCount
    )
    var start = SeededGenerator(seed: 1, stream: "weights")
    let network = NetworkClassifier()
    let trainer = try PerceptronTrainer(
      PerceptronParameters(
        inputs: side.inputs.columns, hidden: network.hidden, classes: labels.classCount, normalised: true,
        uniform: { Float(start.unit()) }),
      rule: PerceptronTrainer.Rule(dropout: network.dropout, seed: 1), batch: network.training.batch,
      pool: WorkerPool(threads: threads))
    var order = (0..<Int32(labels.rows)).map { $0 }
    var shuffle = SeededGenerator(seed: 1, stream: "batches")
    let steps = (labels.rows + network.training.batch - 1) / network.training.batch
    let rates = [Float](repeating: 0.001, count: steps)
    var loss = 0.0
    let seconds = try Clock.times(7, after: 2) {
      shuffle.shuffle(&order)
      var seen = PerceptronTrainer.Tally()
      // As many steps at once as a fit takes between two looks at its watch.
      for first in stride(from: 0, to: steps, by: 32) {
        let last = min(first + 32, steps)
        let batch = network.training.batch
        seen += try trainer.train(
          rows: rows, targets: targets, order: order[first * batch..<min(last * batch, order.count)],
          rates: Array(rates[first..<last]))
      }
      loss = seen.loss / seen.weight
    }
    let widths = [side.inputs.columns] + network.hidden + [labels.classCount]
    let products = zip(widths, widths.dropFirst()).map { Double($0 * $1) }
    // Forward, the gradient by the weights, and the gradient by the inputs of all layers but the first.
    let perRow = 2 * (3 * products.reduce(0, +) - products[0])
    return Measurement(
      work: "epoch", by: "timbre", seconds: seconds, rows: labels.rows,
      operations: perRow * Double(labels.rows), peak: Clock.peakMemory(), check: loss)
  }

  private func predict() throws -> Measurement {
    let side = try trainingData().training
    let count = 1_000_000
    var values: [Float] = []
    values.reserveCapacity(count * side.inputs.columns)
    while values.count < count * side.inputs.columns {
      values += side.inputs.values.prefix(count * side.inputs.columns - values.count)
    }
    var start = SeededGenerator(seed: 1, stream: "weights")
    let standardiser = Standardiser(learnedFrom: side.inputs)
    let predictor = try PerceptronPredictor(
      PerceptronParameters(
        inputs: side.inputs.columns, hidden: NetworkClassifier().hidden, classes: side.labels.classCount,
        normalised: true, uniform: { Float(start.unit()) }),
      means: standardiser.means, scales: standardiser.deviations.map { 1 / $0 })
    let pool = try WorkerPool(threads: threads)
    var check = 0.0
    let seconds = try Clock.times(7) {
      let answers = try predictor.answers(for: values, pool: pool)
      check = Double(answers.probabilities[count - 1])
    }
    return Measurement(
      work: "predict", by: "timbre", seconds: seconds, rows: count, peak: Clock.peakMemory(), check: check)
  }
}
