import Learning
import Report
import Shell
import Tabular

/// What `evaluate by=` says: how well the tracks of each family, artist or year are answered.
struct GroupScores {
  let blocks: [Output.Block]
  let facts: [Fact]

  static let facts = [Facts.groups, Facts.worstAccuracy, Facts.familyAccuracy]

  /// How many groups are listed, and how many tracks a group needs for its score to be told as a fact.
  private static let (listed, fewest) = (40, 10)

  /// - Throws: a diagnostic if the table has nothing of the kind.
  init(_ typed: String, judged: JudgedTracks, model: Model, in context: RunContext) throws {
    let key = try GroupingChoice.key(typed, in: judged.dataset, for: "by", context.host.environment)
    let found = judged.evaluation.scores(by: [key], seed: context.session.seed)
    var blocks: [Output.Block] = [
      .table(
        Table(
          "by \(typed)",
          columns: [
            .text(typed, flexible: true), .number("tracks", importance: 1),
            .text("accuracy", flexible: false),
            .number("confidence", importance: 2),
          ],
          rows: found.scores.prefix(Self.listed).map { score in
            [
              .text(score.name), .count(score.count),
              score.interval.map { .interval(score.accuracy, low: $0.low, high: $0.high) }
                ?? .share(score.accuracy), .share(score.confidence),
            ]
          }, totalRows: found.scores.count))
    ]
    if found.missing > 0 {
      blocks.append(.note("\(counted: found.missing, "track") without a value stand in no group"))
    }
    var facts: [Fact] = [.integer(Facts.groups, found.scores.count)]
    if let worst = found.scores.filter({ $0.count >= Self.fewest }).map(\.accuracy).min() {
      facts.append(.number(Facts.worstAccuracy, worst))
    }
    if case .family(let families) = key {
      let accuracy = judged.evaluation.familyAccuracy(families, classes: model.card.classes)
      facts.append(.number(Facts.familyAccuracy, accuracy))
      blocks.append(
        .paragraph("\(.share(accuracy), .strong) of the tracks are answered with a genre of the right family")
      )
    }
    self.blocks = blocks
    self.facts = facts
  }
}
