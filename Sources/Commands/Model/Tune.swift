import Learning
import Report
import Shell
import Tabular

/// `tune`: tries hyper-parameters at random and keeps what does best on the validation side.
struct Tune: TrainingCommand {
  var classifier = ClassifierOptions()
  var trials = 10
  var features = ["audio"]

  static let about = About(
    "tune", .model, "Try hyper-parameters of a classifier at random, and name the best by validation loss.",
    checking: .beginning,
    details: [
      "The first trial is the classifier as it is; of the others, learning rate, weight decay and what else matters for its kind is drawn at random. What is given stays as given.",
      "Of \(RandomSearch.fewestToHalve) or more, all get a third of the epochs first, and only the best third goes to the end.",
      "The best of many looks better on the validation side than it is: judge it on the test side, once.",
      "Interrupted, the same line goes on with what is left to try, as long as the session lasts.",
    ],
    terms: ["search", "hyperparameters", "grid", "optimise", "random"],
    setting: ["load demo", "split 60/20/20"],
    examples: [
      "tune trials=2 epochs=3": "the network as it is, and one other",
      "tune model=logistic trials=3 epochs=3": "a linear model",
    ],
    facts: [Facts.trials, Facts.hyperparameters, Facts.validationLoss, Facts.validationAccuracy])
  static let parameters: [Parameter<Tune>] =
    [.option("trials", \.trials, in: 1...1000, "how many are tried")] + classifierParameters() + [
      .option("features", \.features, "audio, all, or columns", completer: FeatureChoice.completer)
    ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    let choice = try FeatureChoice(features, in: dataset)
    guard split.count(on: .validation) > 0 else { throw JudgingError.nothingToJudge(side: .validation) }
    let recipe = TrainingRecipe(try classifier.classifier(), features: choice.features, dataset: dataset)
    let fitContext = context.fitContext()
    let unfinished = context.session.resources.one(UnfinishedSearches.init)
    let name =
      "\(dataset.fingerprint) \(split.fingerprintText) \(self.trials) \(fitContext.seed) "
      + "\(type(of: recipe.classifier).name) \(recipe.classifier.allOptions) \(classifier.names.sorted()) \(choice.features.names)"
    let memory = unfinished.memory(of: name)
    let known = memory.count
    let trials = try RandomSearch(
      recipe, on: split, trials: trials, keeping: classifier.names, remembering: memory, in: fitContext
    ).trials
    unfinished.forget(name)
    guard let best = trials.first else { return Output() }
    let line = command(for: best.classifier)
    return Output(
      (known == 0 ? [] : [.note("went on with \(counted: known, "trial") of before")]) + [
        .paragraph(
          "best of \(trials.count): \(.code(line)), validation \(.share(best.score.accuracy), .strong) right, loss \(.number(best.score.loss, digits: 3))"
        ),
        .table(
          Table(
            columns: [.text("hyper-parameters"), .number("loss"), .number("right")],
            rows: trials.prefix(10).map { trial in
              let options = trial.classifier.changedOptions
              return [
                .text((options.isEmpty ? "defaults" : options) + (trial.isGivenUp ? " (given up)" : "")),
                .number(trial.score.loss, digits: 3),
                .share(trial.score.accuracy),
              ]
            }, totalRows: trials.count)),
        .note(
          "the best of many owes some of its lead to luck: \(.code(line)), then \(.code("evaluate")) and \(.code("compare"))"
        ),
      ],
      facts: [
        .integer(Facts.trials, trials.count), .text(Facts.hyperparameters, best.classifier.allOptions),
        .number(Facts.validationLoss, best.score.loss),
        .number(Facts.validationAccuracy, best.score.accuracy),
      ])
  }

  /// The line that trains a classifier as it was tried.
  private func command(for classifier: some Classifier) -> String {
    let kind = self.classifier.kind.map { "model=\($0)" }
    let columns = features == ["audio"] ? nil : "features=" + features.joined(separator: ",")
    return (["train", kind, classifier.changedOptions, columns] as [String?]).compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
