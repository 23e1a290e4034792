import Learning
import Report
import Shell
import Tabular

/// `calibrate`: makes a model's confidence honest, and shows how honest it is.
struct Calibrate: Command {
  var name: String?

  static let about = About(
    "calibrate", .model,
    "Make a model's confidence honest on the validation side, and draw how honest it is.",
    details: [
      "One number, the temperature, divides the scores before they become probabilities; the answers stay the same (Guo et al. 2017).",
      "train does this by itself. It is needed again for a model from a file, or for another table or split.",
    ],
    terms: ["temperature", "reliability", "confidence", "ece"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: ["calibrate": "the current model"],
    facts: [
      Facts.tracks, Facts.temperature, Facts.eceBefore, Facts.ece, Facts.eceFloor, Facts.eceFloorArtists,
    ])
  static let parameters: [Parameter<Calibrate>] = [
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind))
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let old = try context.take(Model.self, named: name)
    let held = try JudgedTracks(old, on: .validation, once: true, in: &context)
    if held.basis.learnedSide { throw JudgingError.learnedValidation }
    let model = try old.calibrated(
      on: held.rows, of: held.dataset, on: context.fitContext().workers)
    context.put(
      model, named: name ?? context.session.items.currentName(Model.kind), else: model.classifierName)
    // Judged where nothing was fitted, if the split has such a side.
    let split = try context.take(Split.self)
    let side: SplitSide = split.count(on: .test) > 0 ? .test : .validation
    let judged = try JudgedTracks(model, on: side, once: true, in: &context)
    let before = judged.reliabilityBefore
    let after = Reliability(judged.predictions)
    let chance = CalibrationChance(
      of: judged.predictions, artists: judged.evaluation.artists, seed: context.session.seed)
    let value = model.answeringConfidence?.temperature.value ?? 1
    let meaning: Text =
      value > 1.02
      ? "it was too sure of itself" : value < 0.98 ? "it was not sure enough of itself" : "it was about right"
    return Output(
      [
        .paragraph(
          "temperature \(.number(value, digits: 2), .strong): \(meaning). The calibration error was \(.share(before.expectedError)) and is \(.share(after.expectedError), .strong) (ECE; \(chance.inWords))"
        ),
        .plot(
          Plot(
            "reliability: how often it is right when it is this confident",
            x: Plot.Axis("confidence", range: 0...1, isShare: true),
            y: Plot.Axis("accuracy", range: 0...1, isShare: true),
            series: [Self.series("before", before), Self.series("after", after)], showsDiagonal: true)),
        judged.basis.line,
      ],
      facts: [
        .integer(Facts.tracks, judged.predictions.count), .number(Facts.temperature, value),
        .number(Facts.eceBefore, before.expectedError), .number(Facts.ece, after.expectedError),
        .number(Facts.eceFloor, chance.overTracks), .number(Facts.eceFloorArtists, chance.overArtists),
      ])
  }

  /// The bins with enough tracks to tell anything.
  private static func series(_ name: String, _ reliability: Reliability) -> Plot.Series {
    let bins = reliability.bins.filter { $0.count >= 5 }
    return Plot.Series(name, .points, x: bins.map(\.confidence), y: bins.map(\.accuracy))
  }
}
