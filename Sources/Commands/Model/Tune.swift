import Learning
import Report
import Shell
import Tabular

/// `tune`: tries settings at random and keeps what does best on the validation side.
struct Tune: Command {
  var trials = 10

  static let about = About(
    "tune", .model, "Try settings of the network at random, and keep the best by validation loss.",
    details: [
      "Learning rate, widths, dropout, weight decay and label smoothing are drawn; the first trial has those of train.",
      "The best of many looks better on the validation side than it is: judge it on the test side, once.",
    ],
    terms: ["search", "hyperparameters", "grid", "optimise"], setting: ["load demo", "split 60/20/20"],
    examples: ["tune trials=2": "the usual settings and one other"],
    facts: [Facts.trials, Facts.validationLoss, Facts.validationAccuracy])
  static let parameters: [Parameter<Tune>] = [
    .option("trials", \.trials, in: 1...1000, "how many settings to try")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    let features = try FeatureChoice(["audio"], in: dataset)
    guard split.count(on: .validation) > 0 else { throw JudgingError.nothingToJudge(side: .validation) }
    var generator = SeededGenerator(seed: context.session.seed, stream: "tune")
    var tried: [(settings: Train, fitted: any FittedClassifier, loss: Double, accuracy: Double)] = []
    for trial in 0..<trials {
      let settings = trial == 0 ? Train() : Self.drawn(&generator)
      let refit = Refit(try settings.classifier(), features: features.features, dataset: dataset)
      let fitted = try refit.fit(
        split: split, seed: context.session.seed, threads: context.session.threadCount, host: context.host,
        share: (trial, trials, "trying"))
      tried.append(
        (
          settings, fitted, fitted.card.best?.validationLoss ?? .infinity,
          fitted.card.best?.validationAccuracy ?? .nan
        ))
    }
    let order = tried.indices.sorted { (tried[$0].loss, $0) < (tried[$1].loss, $1) }
    guard let best = order.first else { return Output() }
    let line = "train " + Self.options(tried[best].settings)
    return Output(
      [
        .paragraph(
          "best of \(trials): \(.code(line.trimmed)), validation \(.share(tried[best].accuracy), .strong) right, loss \(.number(tried[best].loss, digits: 3))"
        ),
        .table(
          Table(
            columns: [.text("options of train"), .number("loss"), .number("right")],
            rows: order.prefix(10).map { place in
              let options = Self.options(tried[place].settings)
              return [
                .text(options.isEmpty ? "as they are" : options), .number(tried[place].loss, digits: 3),
                .share(tried[place].accuracy),
              ]
            }, totalRows: order.count)),
        .note(
          "the best of many owes some of its lead to luck: \(.code(line.trimmed)), then \(.code("evaluate")) and \(.code("compare"))"
        ),
      ],
      facts: [
        .integer(Facts.trials, trials), .number(Facts.validationLoss, tried[best].loss),
        .number(Facts.validationAccuracy, tried[best].accuracy),
      ])
  }

  /// Settings drawn from ranges that have proved useful.
  private static func drawn(_ generator: inout SeededGenerator) -> Train {
    var train = Train()
    let rates = [0.001, 0.002, 0.003, 0.005, 0.008]
    let widths = [[128, 64], [256, 128], [512, 256], [256, 256], [256]]
    train.learningRate = rates[generator.integer(below: rates.count)]
    train.hidden = widths[generator.integer(below: widths.count)]
    train.dropout = Double(generator.integer(below: 6)) / 10
    train.labelSmoothing = generator.integer(below: 3) == 0 ? 0.05 : 0
    if generator.integer(below: 2) == 0 {
      train.optimizer = .adamw
      train.weightDecay = [0.01, 0.03, 0.1][generator.integer(below: 3)]
    }
    return train
  }

  /// The options that differ from those of `train` by itself.
  private static func options(_ train: Train) -> String {
    let usual = Train()
    var options: [String] = []
    if train.hidden != usual.hidden {
      options.append("hidden=" + train.hidden.map(String.init).joined(separator: ","))
    }
    if train.dropout != usual.dropout { options.append("dropout=\(train.dropout)") }
    if train.learningRate != usual.learningRate { options.append("lr=\(train.learningRate)") }
    if train.weightDecay != usual.weightDecay { options.append("weight-decay=\(train.weightDecay)") }
    if train.optimizer != usual.optimizer { options.append("optimizer=\(train.optimizer.rawValue)") }
    if train.labelSmoothing != usual.labelSmoothing {
      options.append("label-smoothing=\(train.labelSmoothing)")
    }
    return options.joined(separator: " ")
  }
}

extension String {
  /// Without spaces at its end.
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
