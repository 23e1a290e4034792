import Learning
import Report
import Shell
import Tabular
import Work

/// `train`: fits a classifier to the training side of the current split.
struct Train: Command {
  var model = "network"
  var epochs = NetworkClassifier().epochs
  var hidden = NetworkClassifier().hidden
  var dropout = 0.2
  var batchNormalisation = true
  var learningRate = 0.003
  var batch = Descent().batch
  var weightDecay = 0.0
  var optimizer = Descent().optimiser
  var schedule = Descent().schedule
  var patience = Descent().patience
  var classWeights = Descent().classWeights
  var labelSmoothing = 0.0
  var features = ["audio"]
  var background = ["rest"]
  var seed: UInt64?
  var threads: Int?
  var name: String?

  static let about = About(
    "train", .model, "Fit a classifier to the current split.",
    details: [
      "Without options it is a network with hidden layers of 256 and 128, ReLU, batch normalisation and dropout 0.2, trained with Adam in batches of 256; the scaling is learned from the training side alone.",
      "It stops when the validation loss has not fallen for as many epochs as patience says, and keeps the best epoch. Ctrl-C keeps the best epoch so far as a model marked partial.",
      "A recording that stands under several genres counts for each of them, as long as the split keeps recordings together.",
      "After learning, confidence is calibrated on the validation side. If the table was filtered from a larger one, its other genres teach what a stranger is, so that predict can answer unknown; background=half keeps half of them to judge that by.",
      "features=audio leaves out popularity, which says how a list was collected and not how a track sounds.",
    ],
    terms: ["fit", "learn", "network", "neural", "model"], setting: ["load demo", "split 60/20/20"],
    examples: [
      "train epochs=5 seed=1": "a quick look",
      "train model=logistic": "a linear baseline",
      "train features=energy,acousticness,tempo epochs=5 as=small": "a model of three features",
    ],
    facts: [
      Facts.epochs, Facts.bestEpoch, Facts.seconds, Facts.trainAccuracy, Facts.validationAccuracy,
      Facts.validationLoss, Facts.isPartial,
    ])

  static let parameters: [Parameter<Train>] = [
    .option(
      "model", \.model, "the kind of classifier",
      completer: .values { _ in Classifiers.all.map { Completion($0.name, $0.summary) } }),
    .option("epochs", \.epochs, in: 1...100_000, "passes over the training tracks at most"),
    .option("hidden", \.hidden, in: 1...16_384, "widths of the hidden layers"),
    .option("dropout", \.dropout, in: 0...0.95, "share of hidden activations dropped in each step"),
    .option("batchnorm", \.batchNormalisation, "whether hidden sums are normalised over the batch"),
    .option("lr", \.learningRate, in: 1e-9...10, "the learning rate"),
    .option("batch", \.batch, in: 1...1_000_000, "tracks of a step"),
    .option("weight-decay", \.weightDecay, in: 0...1, "how strongly weights are pulled to zero"),
    .option("optimizer", \.optimizer, "the rule that turns a gradient into a step"),
    .option("schedule", \.schedule, "how the learning rate changes"),
    .option(
      "patience", \.patience, in: 0...100_000,
      "epochs without a lower validation loss before it stops; 0: never"),
    .option("class-weights", \.classWeights, "how much a track of each genre counts"),
    .option(
      "label-smoothing", \.labelSmoothing, in: 0...0.95, "share of each label that is spread over all genres"),
    .option("features", \.features, "audio, all, or columns", completer: FeatureChoice.completer),
    .option(
      "background", \.background,
      "which genres outside the table teach what a stranger is: rest, half, none, or names",
      completer: Background.completer),
    .option("seed", \.seed, "the seed, if not the session's"),
    .option("threads", \.threads, in: 1...256, "how many threads, if not the session's"),
    .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    guard split.sides.count == dataset.rowCount else {
      throw Diagnostic(
        "split-of-another-table", "the split belongs to another table",
        help: "make one with \(.code("split"))")
    }
    let choice = try FeatureChoice(features, in: dataset)
    let data = try TrainingData(
      dataset, training: split.rows(on: .train), validation: split.rows(on: .validation),
      features: choice.features,
      genreSets: split.overlap.recordings == 0 ? dataset.genreSets : nil)
    let fitContext = FitContext(
      seed: seed ?? context.session.seed, threads: threads ?? context.session.threadCount, host: context.host)
    let clock = ContinuousClock()
    let start = clock.now
    var fitted: any FittedClassifier
    do { fitted = try Train.fit(classifier(), data, fitContext) } catch LearningError.interrupted {
      throw CancellationError()
    }
    fitted.card.provenance = [
      Model.Provenance.dataset: dataset.title, Model.Provenance.fingerprint: "\(dataset.fingerprint)",
      Model.Provenance.split: "split \(split.sizes) by \(split.groupingName)",
      Model.Provenance.splitFingerprint: split.fingerprintText,
      Model.Provenance.features: choice.label, Model.Provenance.rows: "\(data.training.inputs.rows)",
    ]
    let doubts = Doubts(
      dataset: dataset, split: split, data: data, features: choice.features, choice: background,
      fitContext: fitContext)
    let model = Model(fitted, confidence: try doubts.learned(by: fitted, in: &context))
    let seconds = (clock.now - start).seconds
    let name = context.put(model, named: name, else: model.classifierName)
    return TrainOutput(model: model, name: name, seconds: seconds, choice: choice).output
  }

  private static func fit(
    _ classifier: some Classifier, _ data: TrainingData, _ context: FitContext
  ) throws -> any FittedClassifier {
    try classifier.fit(data, in: context)
  }
}

extension EpochRecord {
  /// The loss and the accuracy in a line, on the validation side where there is one.
  fileprivate var text: String {
    let loss = String(format: "loss %.3f", validationLoss ?? trainingLoss)
    return validationAccuracy.map { loss + String(format: " · val %.1f %%", $0 * 100) } ?? loss
  }
}

extension FitContext {
  /// A fit that a host watches: it can be interrupted there, and its progress is shown there.
  init(seed: UInt64, threads: Int, host: any Host) {
    self.init(seed: seed, threads: threads, isInterrupted: { host.isInterrupted }) { progress in
      let detail = progress.latest?.text ?? ""
      host.show(
        WorkProgress(
          "training", progress.share * Double(progress.rounds), of: Double(progress.rounds),
          unit: .things("epochs"), detail: detail))
    }
  }
}
