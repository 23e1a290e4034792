import Learning
import Report
import Shell
import Tabular

/// `train`: fits a classifier to the training side of the current split.
struct Train: TrainingCommand {
  var classifier = ClassifierOptions()
  var features: [String] = []
  var cues: [String] = []
  var background = ["rest"]
  var seed: UInt64?
  var threads: Int?
  var name: String?

  static let about = About(
    "train", .model, "Fit a classifier to the current split.",
    checking: .beginning,
    details: [
      "Without options it is the encoded network: each feature is spelled out into ranges, two hidden layers of 256 and dropout 0.3 follow, trained with AdamW. `model=network` is the plain network: hidden layers of 256 and 128, ReLU, batch normalisation and dropout 0.2, trained with Adam in batches of 256. Scaling and ranges are learned from the training side alone.",
      "What is not given is what the kind of classifier has by itself, as stands in square brackets below; where that is 0 for `epochs`, `batch` or `lr`, the number of tracks decides.",
      "It stops when the validation loss has not fallen for as many epochs as patience says, and keeps the best epoch. Ctrl-C keeps the best epoch so far as a model marked partial, and resume goes on with the rest.",
      "A recording that stands under several genres counts for each of them, as long as the split keeps recordings together.",
      "After learning, confidence is calibrated on the validation side. If the table was filtered from a larger one, its other genres teach what is unknown, so that predict can answer so; background=half keeps half of them to judge that by.",
      "cues=artist,album,words also looks at names, and cues=none at the sound alone; unless it is said, all are tried and kept if they win on the validation side. A training track is described by tracks that are as far from it as the sides of the split are: without its recording, or without its artist.",
      "features=audio leaves out popularity, which says how a list was collected and not how a track sounds.",
    ],
    terms: ["fit", "learn", "network", "neural", "model", "classifier"] + Classifiers.all.map { $0.name },
    setting: ["load demo", "split 60/20/20"],
    examples: [
      "train epochs=5 seed=1": "a quick look",
      "train model=logistic": "a linear baseline",
      "train model=ensemble members=2 epochs=3 background=none": "two networks that answer together",
      "train features=energy,acousticness,tempo epochs=5 as=small": "a model of three features",
    ],
    facts: [
      Facts.hyperparameters, Facts.epochs, Facts.bestEpoch, Facts.seconds, Facts.noveltySeconds,
      Facts.trainAccuracy,
      Facts.validationAccuracy,
      Facts.validationLoss, Facts.cues, Facts.cuedAccuracy, Facts.cuedLoss, Facts.isPartial,
    ])

  static let parameters: [Parameter<Train>] =
    classifierParameters() + [
      .option(
        "features", \.features, "audio, derived, all, or columns [audio,derived]",
        completer: FeatureChoice.completer),
      .option(
        "cues", \.cues, "what is looked at besides the sound: artist, album, words, or none",
        completer: CueChoice.completer),
      .option(
        "background", \.background,
        "which genres outside the table teach what is unknown: rest, half, none, or names",
        completer: BackgroundGenres.Choice.completer),
      .option("seed", \.seed, "the seed, if not the session's"),
      .option("threads", \.threads, in: 1...256, "how many threads, if not the session's"),
      .naming(\.name),
    ]

  func run(in context: inout RunContext) async throws -> Output {
    let classifier = try classifier.classifier(else: EncodedNetworkClassifier())
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    guard split.sides.count == dataset.rowCount else {
      throw Diagnostic(
        "split-of-another-table", "the split belongs to another table",
        help: "make one with \(.code("split"))")
    }
    let choice = try FeatureChoice(
      features.isEmpty ? FeatureChoice.standard(for: classifier) : features, in: dataset)
    let recipe = TrainingRecipe(classifier, features: choice.features, dataset: dataset)
    let fitContext = context.fitContext(seed: seed, threads: threads)
    let outliers = try context.auxiliaryOutliers(
      BackgroundGenres.Choice(background), beside: dataset, split: split, features: choice.features,
      seed: fitContext.seed)
    let further = try context.furtherGenres(
      for: classifier, beside: dataset, split: split, features: choice.features)
    let plan = TrainingPlan(
      recipe: recipe, split: split, cues: try CueChoice(cues, for: classifier), outliers: outliers,
      further: further,
      provenance: (dataset.isSynthetic ? [Provenance.isSynthetic: "true"] : [:]).merging([
        Provenance.dataset: dataset.title,
        Provenance.split: "split \(split.sizes) by \(split.groupingName)",
        Provenance.splitFingerprint: split.fingerprintText, Provenance.features: choice.label,
      ]) { $1 }, choice: choice, seed: fitContext.seed)
    return try plan.fit(remembering: FitMemory(), named: name, in: &context, fitContext)
  }
}
