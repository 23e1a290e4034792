import Learning
import Report
import Shell

/// `curve`: how loss and accuracy went while the model learned.
struct Curve: Command {
  var name: String?

  static let about = About(
    "curve", .model, "Draw the learning curves of a model.",
    details: [
      "Training scores are those seen while learning, with dropout on; they can lie below validation's."
    ],
    terms: ["learning curves", "loss", "plot", "epochs", "overfitting"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: ["curve": "of the current model"],
    facts: [Facts.epochs, Facts.bestEpoch, Facts.validationAccuracy, Facts.validationLoss])
  static let parameters: [Parameter<Curve>] = [
    .positional("model", \.name, "the name of a model", completer: .items(Model.kind))
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let records = model.card.curve
    guard !records.isEmpty else {
      return Output([.paragraph("a \(model.classifierName) model has no learning curve")])
    }
    var facts: [Fact] = [
      .integer(Facts.epochs, records.count), .integer(Facts.bestEpoch, model.card.bestEpoch),
    ]
    if let best = model.card.best, let accuracy = best.validationAccuracy, let loss = best.validationLoss {
      facts += [.number(Facts.validationAccuracy, accuracy), .number(Facts.validationLoss, loss)]
    }
    var output = Output(facts: facts)
    output.append(
      .plot(
        plot("loss", records, isShare: false, training: \.trainingLoss, validation: \.validationLoss, model)))
    output.append(
      .plot(
        plot(
          "accuracy", records, isShare: true, training: \.trainingAccuracy, validation: \.validationAccuracy,
          model)))
    output.append(.protocolLine(model.protocolLine))
    return output
  }

  private func plot(
    _ title: String, _ records: [EpochRecord], isShare: Bool, training: KeyPath<EpochRecord, Double>,
    validation: KeyPath<EpochRecord, Double?>, _ model: Model
  ) -> Plot {
    let epochs = records.map { Double($0.epoch) }
    var series = [Plot.Series("training", .line, x: epochs, y: records.map { $0[keyPath: training] })]
    let validated = records.compactMap { record in
      record[keyPath: validation].map { (Double(record.epoch), $0) }
    }
    if !validated.isEmpty {
      series.append(Plot.Series("validation", .line, x: validated.map(\.0), y: validated.map(\.1)))
    }
    return Plot(
      Text(title), x: Plot.Axis("epoch"), y: Plot.Axis(title, isShare: isShare), series: series,
      marks: model.card.bestEpoch > 0 ? [Double(model.card.bestEpoch)] : [])
  }
}
