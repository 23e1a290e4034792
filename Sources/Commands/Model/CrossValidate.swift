import Learning
import Report
import Shell
import Tabular

/// `cross-validate`: every track judged once, by a model that did not learn from it.
struct CrossValidate: TrainingCommand {
  var classifier = ClassifierOptions()
  var folds = 5
  var by = SplitGrouping.artist
  var coverage = 0.9
  var per = CountedOnce.track

  static let about = About(
    "cross-validate", .model, "Judge settings on every track, each by a model that did not learn from it.",
    checking: .beginning,
    details: [
      "The table is divided into folds that share no artist (or what by= says). Each fold is judged by a model that learned from the others; one more fold is kept aside for early stopping, calibration and sets.",
      "With the hyper-parameters and features of the current model; model= names another kind, and what is given is laid over. Without a model, the network of train on the audio features.",
    ],
    terms: ["k-fold", "folds", "validation", "cv", "score"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=3"],
    examples: [
      "cross-validate folds=3 by=artist": "three folds without a common artist",
      "cross-validate folds=3 model=logistic epochs=5": "a linear model",
    ],
    facts: [
      Facts.tracks, Facts.folds, Facts.accuracy, Facts.accuracyLow, Facts.accuracyHigh,
      Facts.anyLabelAccuracy,
      Facts.macroF1, Facts.top2, Facts.nll, Facts.ece, Facts.eceBefore, Facts.eceFloor, Facts.eceFloorArtists,
      Facts.accuracyAt25,
      Facts.accuracyAt50, Facts.accuracyAt75, Facts.coverage, Facts.setSize,
    ])
  static let parameters: [Parameter<CrossValidate>] =
    [
      .option("folds", \.folds, in: 3...50, "how many folds"),
      .option("by", \.by, "what stays together in one part"),
      .option("coverage", \.coverage, in: 0...0.999, "how often a set of genres is to hold the right one"),
      .option("per", \.per, "what counts as one"),
    ] + classifierParameters("the kind of classifier, if not that of the current model")

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let recipe = try classifier.recipe(for: dataset, in: &context)
    let result = try CrossValidation(
      recipe,
      CrossValidation.Plan(
        folds: folds, by: by, coverage: coverage, eachRecordingOnce: per == .recording),
      in: context.fitContext())
    let predictions = result.predictions
    let artists = dataset.artistNumbers(of: result.rows)
    let interval = ArtistBootstrap(artists: artists, seed: context.session.seed)
      .interval(ofMean: predictions.hits.map { $0 ? 1 : 0 })
    let ece = Reliability(predictions).expectedError
    let chance = CalibrationChance(of: predictions, artists: artists, seed: context.session.seed)
    let selective = SelectiveAccuracy(predictions)
    let facts: [Fact] = [
      .integer(Facts.tracks, predictions.count), .integer(Facts.folds, folds),
      .number(Facts.accuracy, predictions.accuracy), .number(Facts.accuracyLow, interval.low),
      .number(Facts.accuracyHigh, interval.high),
      .number(Facts.anyLabelAccuracy, predictions.anyLabelAccuracy),
      .number(Facts.macroF1, predictions.macroF1), .number(Facts.top2, predictions.topAccuracy(2)),
      .number(Facts.nll, predictions.logLoss), .number(Facts.ece, ece),
      .number(Facts.eceBefore, result.reliabilityBefore.expectedError),
      .number(Facts.eceFloor, chance.overTracks), .number(Facts.eceFloorArtists, chance.overArtists),
      .number(Facts.accuracyAt25, selective.accuracy(atCoverage: 0.25)),
      .number(Facts.accuracyAt50, selective.accuracy(atCoverage: 0.5)),
      .number(Facts.accuracyAt75, selective.accuracy(atCoverage: 0.75)),
      .number(Facts.coverage, result.coverage), .number(Facts.setSize, result.setSize),
    ]
    return Output(
      [
        .paragraph(
          "\(.share(predictions.accuracy), .strong) of \(predictions.count) tracks right, each judged by a model that did not learn from it"
        ),
        .fields([
          Output.Field(
            "accuracy", "\(.interval(predictions.accuracy, low: interval.low, high: interval.high), .strong)"),
          Output.Field(
            "by fold",
            Text(result.accuracies.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: ", ") + " %")),
          Output.Field("macro-F1", "\(.share(predictions.macroF1))"),
          Output.Field("top-2 accuracy", "\(.share(predictions.topAccuracy(2)))"),
          Output.Field("calibration error", "\(.share(ece))  \("(ECE; \(chance.inWords))", .faint)"),
          Output.Field(
            "accuracy at 25, 50, 75 % coverage",
            "\(.share(selective.accuracy(atCoverage: 0.25)))  \(.share(selective.accuracy(atCoverage: 0.5)))  \(.share(selective.accuracy(atCoverage: 0.75)))"
          ),
          Output.Field(
            "sets",
            "hold the right genre for \(.share(result.coverage)) (asked: \(.share(coverage))), \(.number(result.setSize, digits: 2)) genres on average"
          ),
        ]),
        .protocolLine(
          "\(folds) folds of \(.name(dataset.title)) by \(by.rawValue) · \(per == .recording ? "every recording once" : "every row") · \(recipe.classifier.kindAndOptions) · \(recipe.features.names.count) features · seed \(String(context.session.seed)) · data \(.name(dataset.fingerprint.short))"
        ),
      ], facts: facts)
  }
}
