import Learning
import Report
import Shell
import Tabular

/// `features minimal`: the fewest features that do nearly as well as all, by leaving out one after another.
struct FeaturesMinimal: TrainingCommand {
  var classifier = ClassifierOptions()
  var features = ["audio"]
  var tolerance = 0.01
  var least = 1

  /// Many models are fitted, so that each gets fewer epochs than one by itself.
  private static let epochs = 15

  static let about = About(
    "features minimal", .model, "Find the fewest features that do nearly as well as all.",
    checking: .beginning,
    details: [
      "Backward elimination: of all features, the one that is missed least is left out, and so on; each step fits a model for each feature that is left and scores it on the validation side.",
      "Each fit has \(epochs) epochs at most, unless epochs= says otherwise.",
      "With a few thousand tracks, differences of less than three points are not findings.",
    ],
    terms: ["selection", "elimination", "importance", "smallest"], setting: ["load demo", "split 60/20/20"],
    examples: [
      "features minimal features=energy,acousticness,tempo epochs=2": "which of three can go",
      "features minimal model=logistic features=energy,tempo epochs=2": "for a linear model",
    ],
    facts: [Facts.minimalFeatures, Facts.validationAccuracy, Facts.fits])
  static let parameters: [Parameter<FeaturesMinimal>] =
    [
      .option(
        "features", \.features, "where to start: audio, all, or columns", completer: FeatureChoice.completer),
      .option("tolerance", \.tolerance, in: 0...0.5, "how much accuracy may be lost against the best set"),
      .option("least", \.least, in: 1...100, "the number of features at which to stop"),
    ] + classifierParameters()

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    guard split.sides.count == dataset.rowCount, split.count(on: .validation) > 0 else {
      throw Diagnostic(
        "no-validation-side", "the split has no validation side to score on",
        help: "make one with \(.code("split 60/20/20"))")
    }
    let choice = try FeatureChoice(features, in: dataset)
    let recipe = TrainingRecipe(try quick.classifier(), features: choice.features, dataset: dataset)
    let elimination = try BackwardElimination(recipe, on: split, least: least, in: context.fitContext())
    guard let fewest = elimination.fewest(within: tolerance) else { return Output() }
    return Output(
      [
        .paragraph(
          "\(fewest.features.count, .strong) of \(elimination.steps[0].features.count) features come within \(.share(tolerance)) of the best: \(fewest.features.joined(separator: ", "))"
        ),
        .table(
          Table(
            columns: [
              .number("features"), .text("left out"), .text("validation", flexible: false), .text(""),
            ],
            rows: elimination.steps.map { step in
              [
                .count(step.features.count), step.dropped.map { .name($0) } ?? .missing, .bar(step.score),
                .text(step == fewest ? "← the fewest" : ""),
              ]
            })),
        .protocolLine(
          "\(.name(dataset.title)) · split \(split.sizes) by \(split.groupingName) · \(recipe.classifier.kindAndOptions) · seed \(String(context.session.seed)) · chosen and scored on the validation side"
        ),
        .suggestion("next: \(.code("train features=\(fewest.features.joined(separator: ","))"))"),
      ],
      facts: [
        .integer(Facts.minimalFeatures, fewest.features.count),
        .number(Facts.validationAccuracy, fewest.score), .integer(Facts.fits, elimination.fits),
      ])
  }

  /// The options with fewer epochs where the kind has epochs and none were given.
  private var quick: ClassifierOptions {
    var quick = classifier
    let kind = classifier.kind ?? NetworkClassifier.name
    if !classifier.names.contains("epochs"), Classifiers.kinds(with: "epochs").contains(kind) {
      quick[integer: "epochs"] = Self.epochs
    }
    return quick
  }
}
