import Learning
import Report
import Shell
import Tabular

/// What is counted when a model is judged.
enum CountedOnce: String, ChoiceValue {
  case track, recording

  var meaning: String {
    switch self {
    case .track: "every row of the table counts; the default"
    case .recording: "a recording counts once, however often it stands in the table"
    }
  }
}

/// `evaluate`: how good a model is on tracks that it has not learned from.
struct Evaluate: Command {
  var side = SplitSide.test
  var coverage: Double?
  var unseen: [String] = []
  var per = CountedOnce.track
  var by: String?
  var name: String?

  static let about = About(
    "evaluate", .model, "Judge a model on tracks that it has not learned from.",
    details: [
      "by=family, artist, year or a column shows how well each of them is answered, in place of precision and recall by genre.",
      "Intervals say how the score could have come out with other artists: tracks of one artist rise and fall together.",
      "coverage=0.9 measures the sets that predict coverage=0.9 answers with: they should hold the right genre nine times in ten.",
      "unseen=rest measures how well tracks of genres that the model never learned are told from known ones; unseen=GENRES takes some of them, and unseen=background other artists of the genres that taught it what is unknown.",
    ],
    terms: ["score", "accuracy", "test", "f1", "precision", "recall", "calibration", "auroc", "unknown"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: [
      "evaluate": "on the test side", "evaluate on=val coverage=0.9": "with sets of plausible genres",
      "evaluate per=recording": "every recording once", "evaluate by=family": "family by family",
    ],
    facts: ScoreBlocks.facts + SetBlocks.facts + UnknownScores.facts + GroupScores.facts)
  static let parameters: [Parameter<Evaluate>] = [
    .option("on", \.side, "which side of the split"),
    .option("coverage", \.coverage, in: 0...0.999, "how often a set of genres is to hold the right one"),
    .option(
      "unseen", \.unseen, "unknown genres to judge by: rest, background, or names",
      completer: .values { _ in
        [
          Completion("rest", "every genre of the table that the model never learned"),
          Completion("background", "other artists of the genres that taught it what is unknown"),
        ]
      }),
    .option("per", \.per, "what counts as one"),
    .option(
      "by", \.by, "scores of groups: family, artist, year, genre, or a column",
      completer: GroupingChoice.completer),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let judged = try JudgedTracks(model, on: side, once: per == .recording, in: &context)
    let scores = ScoreBlocks(judged, model: model, seed: context.session.seed)
    var output = Output(scores.summary, facts: scores.facts)
    if let coverage {
      guard let confidence = model.answeringConfidence else { throw JudgingError.noConfidence }
      let sets = SetBlocks(try confidence.sets(coverage: coverage), judged: judged)
      output.blocks += sets.blocks
      output.facts += sets.facts
    }
    if !unseen.isEmpty {
      let unknown = try UnknownScores(unseen, model: model, judged: judged, in: &context)
      output.blocks += unknown.blocks
      output.facts += unknown.facts
    }
    if let by {
      let groups = try GroupScores(by, judged: judged, model: model, in: context)
      output.blocks += groups.blocks
      output.facts += groups.facts
    } else {
      output.append(scores.table)
    }
    output.blocks += scores.pictures
    output.blocks += judged.basis.warnings
    output.append(judged.basis.line)
    output.append(
      .suggestion("next: \(.code("confusion")), \(.code("evaluate coverage=0.9")), \(.code("audit"))"))
    return output
  }
}
