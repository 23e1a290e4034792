import Learning
import Report
import Shell
import Tabular

/// `confusion tree`: genres joined by how often they are taken for one another.
struct ConfusionTree: Command {
  var side = SplitSide.test
  var name: String?

  static let about = About(
    "confusion tree", .model, "Draw a tree of genres, joined by how often a model confuses them.",
    details: [
      "Average linkage: the distance of two genres is 1 less the mean share of each that is predicted as the other."
    ],
    terms: ["dendrogram", "cluster", "similar", "hierarchy"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: ["confusion tree": "of the current model"],
    facts: [Facts.tracks, Facts.accuracy])
  static let parameters: [Parameter<ConfusionTree>] = [
    .option("on", \.side, "which side of the split"),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let judged = try JudgedTracks(model, on: side, in: &context)
    let classes = model.card.classes
    guard let root = Linkage(ConfusionCounts(judged.predictions)).root else { return Output() }
    return Output(
      [
        .dendrogram(
          Dendrogram(
            "genres that are confused are joined early",
            measure: "distance: 1 less the mean share confused", root: Self.node(root, classes))),
        judged.basis.line,
      ],
      facts: [
        .integer(Facts.tracks, judged.predictions.count),
        .number(Facts.accuracy, judged.predictions.accuracy),
      ])
  }

  private static func node(_ node: Linkage.Node, _ classes: [String]) -> Dendrogram.Node {
    switch node {
    case .leaf(let label): .leaf(classes[label])
    case .join(let one, let other, let height):
      .join(Self.node(one, classes), Self.node(other, classes), height: height)
    }
  }
}
