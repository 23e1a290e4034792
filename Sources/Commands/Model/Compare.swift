import Learning
import Report
import Shell
import Tabular

/// `compare`: whether one model is better than another on the same tracks, or only luckier.
struct Compare: Command {
  var first = ""
  var second = ""
  var side = SplitSide.test
  var per = CountedOnce.track

  static let about = About(
    "compare", .model,
    "Compare two models on the same tracks, and say whether the difference is more than luck.",
    checking: .beginning,
    details: [
      "The interval draws artists anew a thousand times; if it holds zero, this test set cannot show a difference.",
      "McNemar's test looks at the tracks that only one of the two got right.",
    ],
    terms: ["difference", "significance", "mcnemar", "better", "bootstrap"],
    setting: [
      "load demo", "split 60/20/20", "train model=network epochs=5 as=long",
      "train model=network epochs=1 as=short",
    ],
    examples: ["compare long short": "on the test side"],
    facts: [
      Facts.tracks, Facts.difference, Facts.differenceLow, Facts.differenceHigh, Facts.pValue,
      Facts.isDifferent,
    ])
  static let parameters: [Parameter<Compare>] = [
    .positional("first", \.first, "a model", completer: .items(Model.kind)),
    .positional("second", \.second, "another model", completer: .items(Model.kind)),
    .option("on", \.side, "which side of the split"),
    .option("per", \.per, "what counts as one"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let one = try context.take(Model.self, named: first)
    let other = try context.take(Model.self, named: second)
    guard first != second else {
      let others = context.session.items.all(Model.kind).map(\.name).filter { $0 != first }
      throw JudgingError.sameModel(first, others: others)
    }
    guard one.card.classes == other.card.classes else { throw JudgingError.modelsDiffer(first, second) }
    let a = try JudgedTracks(one, on: side, once: per == .recording, in: &context)
    let b = try JudgedTracks(other, on: side, once: per == .recording, in: &context)
    let comparison = try ModelComparison(
      a.predictions, b.predictions, over: a.evaluation.bootstrap(seed: context.session.seed))
    let test = comparison.mcNemar
    return Output(
      [
        .paragraph(verdict(comparison)),
        .table(
          Table(
            columns: [
              .text("model", flexible: false), .number("accuracy"), .number("macro-F1"),
              .number("ECE", importance: 1),
            ],
            rows: [(first, a), (second, b)].map { name, judged in
              [
                .name(name), .share(judged.predictions.accuracy),
                .share(judged.predictions.macroF1),
                .share(Reliability(judged.predictions).expectedError),
              ]
            })),
        .fields([
          Output.Field("difference in accuracy", Self.points(comparison.accuracy)),
          Output.Field("difference in macro-F1", Self.points(comparison.macroF1)),
          Output.Field(
            "right in one only",
            "\(test.onlyFirst) tracks only \(.name(first)), \(test.onlySecond) only \(.name(second))"),
          Output.Field(
            "if neither were better",
            "so uneven a split would come up \(.share(test.probability)) of the time \("(McNemar)", .faint)"),
        ]),
      ] + a.basis.warnings + [a.basis.line],
      facts: [
        .integer(Facts.tracks, a.predictions.count), .number(Facts.difference, comparison.accuracy.estimate),
        .number(Facts.differenceLow, comparison.accuracy.low),
        .number(Facts.differenceHigh, comparison.accuracy.high), .number(Facts.pValue, test.probability),
        .flag(Facts.isDifferent, comparison.showsDifference),
      ])
  }

  private func verdict(_ comparison: ModelComparison) -> Text {
    guard comparison.showsDifference else {
      return
        "no difference that this test set can show between \(.name(first), .strong) and \(.name(second), .strong)"
    }
    let better = comparison.accuracy.estimate > 0 ? first : second
    return
      "\(.name(better), .strong) is better: \(.number(abs(comparison.accuracy.estimate) * 100, digits: 1)) points more tracks right"
  }

  /// A difference in points with its interval, such as `+1.2 points (−0.4 to +2.8)`.
  private static func points(_ interval: ScoreInterval) -> Text {
    func signed(_ value: Double) -> String {
      let points = (value * 1000).rounded() / 10
      return points < 0 ? "−\(-points)" : "+\(points)"
    }
    return
      "\(signed(interval.estimate)) points \("(95 %: \(signed(interval.low)) to \(signed(interval.high)))", .faint)"
  }
}
