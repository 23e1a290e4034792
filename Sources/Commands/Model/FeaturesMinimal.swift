import Learning
import Report
import Shell
import Tabular
import Work

/// `features minimal`: the fewest features that do nearly as well as all, by leaving out one after another.
struct FeaturesMinimal: Command {
  var features = ["audio"]
  var epochs = 15
  var tolerance = 0.01
  var least = 1

  static let about = About(
    "features minimal", .model, "Find the fewest features that do nearly as well as all.",
    details: [
      "Backward elimination: of all features, the one that is missed least is left out, and so on; each step fits a model for each feature that is left and scores it on the validation side.",
      "With a few thousand tracks, differences of less than three points are not findings.",
    ],
    terms: ["selection", "elimination", "importance", "smallest"], setting: ["load demo", "split 60/20/20"],
    examples: [
      "features minimal features=energy,acousticness,tempo epochs=2": "which of three can go"
    ],
    facts: [Facts.minimalFeatures, Facts.validationAccuracy, Facts.fits])
  static let parameters: [Parameter<FeaturesMinimal>] = [
    .option(
      "features", \.features, "where to start: audio, all, or columns", completer: FeatureChoice.completer),
    .option("epochs", \.epochs, in: 1...10_000, "epochs of each fit at most"),
    .option("tolerance", \.tolerance, in: 0...0.5, "how much accuracy may be lost against the best set"),
    .option("least", \.least, in: 1...100, "the number of features at which to stop"),
  ]

  /// A set of features with its score, and what was left out to come to it.
  private struct Step {
    let names: [String]
    let accuracy: Double
    let dropped: String?
  }

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = try context.take(Split.self)
    guard split.sides.count == dataset.rowCount, split.count(on: .validation) > 0 else {
      throw Diagnostic(
        "no-validation-side", "the split has no validation side to score on",
        help: "make one with \(.code("split 60/20/20"))")
    }
    let choice = try FeatureChoice(features, in: dataset)
    let host = context.host
    let start = choice.features.names
    let planned = (min(least, start.count)...start.count).reduce(0, +)
    var fits = 0
    func score(_ names: [String], seed: UInt64, threads: Int) throws -> Double {
      var network = NetworkClassifier()
      network.epochs = epochs
      let data = try TrainingData(
        dataset, training: split.rows(on: .train), validation: split.rows(on: .validation),
        features: Features(names))
      let context = FitContext(seed: seed, threads: threads, isInterrupted: { host.isInterrupted })
      let fitted = try network.fit(data, in: context)
      try host.checkInterrupt()
      fits += 1
      host.show(
        WorkProgress(
          "leaving out", Double(fits), of: Double(planned), unit: .things("fits"),
          detail: "\(names.count) features"))
      return fitted.card.best?.validationAccuracy ?? 0
    }
    let (seed, threads) = (context.session.seed, context.session.threadCount)
    var steps: [Step] = []
    do {
      steps.append(Step(names: start, accuracy: try score(start, seed: seed, threads: threads), dropped: nil))
      while let current = steps.last, current.names.count > max(least, 1) {
        var best: Step?
        for name in current.names {
          let names = current.names.filter { $0 != name }
          let accuracy = try score(names, seed: seed, threads: threads)
          if accuracy > best?.accuracy ?? -1 { best = Step(names: names, accuracy: accuracy, dropped: name) }
        }
        guard let best else { break }
        steps.append(best)
      }
    } catch LearningError.interrupted { throw CancellationError() }
    return output(steps, fits: fits, dataset: dataset, split: split, seed: seed)
  }

  private func output(_ steps: [Step], fits: Int, dataset: Dataset, split: Split, seed: UInt64) -> Output {
    let best = steps.map(\.accuracy).max() ?? 0
    guard let minimal = steps.last(where: { $0.accuracy >= best - tolerance }) else { return Output() }
    var output = Output(facts: [
      .integer(Facts.minimalFeatures, minimal.names.count),
      .number(Facts.validationAccuracy, minimal.accuracy), .integer(Facts.fits, fits),
    ])
    output.append(
      .paragraph(
        "\(minimal.names.count, .strong) of \(steps[0].names.count) features come within \(.share(tolerance)) of the best: \(minimal.names.joined(separator: ", "))"
      ))
    output.append(
      .table(
        Table(
          columns: [.number("features"), .text("left out"), .text("validation", flexible: false), .text("")],
          rows: steps.map { step in
            [
              .count(step.names.count), step.dropped.map { .name($0) } ?? .missing, .bar(step.accuracy),
              .text(step.names.count == minimal.names.count ? "← the fewest" : ""),
            ]
          })))
    output.append(
      .protocolLine(
        "\(.name(dataset.title)) · split \(split.sizes) by \(split.groupingName) · \(epochs) epochs each · seed \(String(seed)) · chosen and scored on the validation side"
      ))
    output.append(.suggestion("next: \(.code("train features=\(minimal.names.joined(separator: ","))"))"))
    return output
  }
}
