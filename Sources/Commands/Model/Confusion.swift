import Learning
import Report
import Shell
import Tabular

/// `confusion`: which genres are taken for which.
struct Confusion: Command {
  var genres: [String] = []
  var side = SplitSide.test
  var isNormalised = false
  var limit = 20
  var name: String?

  static let about = About(
    "confusion", .model, "Show which genres are predicted as which, by families and genres, or by tracks.",
    details: [
      "confusion acoustic country lists acoustic tracks that were predicted as country, the most confident mistakes first; three genres and more, or a family such as metal, are set against one another.",
      "With more than \(ConfusionBlocks.mostGenres) genres the families come first.",
    ],
    terms: ["mistakes", "errors", "matrix", "heat map", "heatmap", "normalize"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: [
      "confusion": "a heat map and the most confused pairs",
      "confusion acoustic country": "acoustic tracks predicted as country",
      "confusion pop,edm,hip-hop normalize=yes": "three genres, in percent of each",
    ],
    facts: [Facts.tracks, Facts.accuracy, Facts.mistakes, Facts.pairs])
  static let parameters: [Parameter<Confusion>] = [
    .list(
      "genres", \.genres, required: false,
      "genres or families; with two genres, the true and the predicted one",
      completer: names),
    .option("on", \.side, "which side of the split"),
    .option("normalize", \.isNormalised, "whether cells tell percent of the row instead of counts"),
    .option("limit", \.limit, in: 1...1_000_000, "how many tracks or pairs to list"),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  private static let names = Completer.values { request in
    let classes = request.session.model?.card.classes ?? []
    return classes.map { Completion($0, "a genre of the model") }
      + ConfusionChoice.families(of: classes, in: request.environment).filter { !classes.contains($0.name) }
      .map { Completion($0.name, "a family of \($0.classes.count) genres") }
  }

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let judged = try JudgedTracks(model, on: side, in: &context)
    let classes = model.card.classes
    let families = ConfusionChoice.families(of: classes, in: context.host.environment)
    let choice = try ConfusionChoice(genres, classes: classes, families: families)
    let counts = ConfusionCounts(judged.predictions)
    let blocks = ConfusionBlocks(
      judged: judged, counts: counts, classes: classes, families: families, isNormalised: isNormalised,
      limit: limit)
    var output = Output(
      facts: [
        .integer(Facts.tracks, judged.predictions.count),
        .number(Facts.accuracy, judged.predictions.accuracy),
        .integer(Facts.mistakes, judged.predictions.hits.count { !$0 }),
        .integer(Facts.pairs, counts.confusedPairs.count),
      ])
    switch choice {
    case .everything: output.blocks = blocks.overview
    case .tracks(let label, let other): output.blocks = blocks.tracks(of: label, as: other)
    case .part(let chosen, let family): output.blocks = blocks.part(chosen, family: family)
    }
    output.append(judged.basis.line)
    return output
  }
}
