import Learning
import Report
import Shell
import Tabular

/// `label issues`: tracks whose genre in the table is probably wrong.
struct ListLabelIssues: TrainingCommand {
  var classifier = ClassifierOptions()
  var folds = 5
  var limit = 20

  static let about = About(
    "label issues", .model, "List tracks whose genre in the table is probably wrong.",
    aliases: ["suspects"], checking: .beginning,
    details: [
      "Every track is judged by a model that did not learn from it. Its label is an issue if its own genre gets less than tracks of that genre do on average, and another one gets as much as its own tracks do (confident learning).",
      "With the hyper-parameters and features of the current model; `model=` names another kind.",
      "Where genres overlap this is a list to look through, not one to act on unseen.",
    ],
    terms: ["label noise", "wrong labels", "cleanlab", "mislabelled", "confident learning"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=3"],
    examples: [
      "label issues folds=3 limit=10": "the ten clearest",
      "label issues folds=3 model=logistic epochs=5": "judged by a linear model",
    ],
    facts: [Facts.tracks, Facts.labelIssues])
  static let parameters: [Parameter<ListLabelIssues>] =
    [
      .option("folds", \.folds, in: 3...50, "how many parts the table is dealt into"),
      .option("limit", \.limit, in: 1...1_000_000, "how many to list"),
    ] + classifierParameters("the kind of classifier, if not that of the current model")

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let recipe = try classifier.recipe(for: dataset, in: &context)
    let result = try CrossValidation(
      recipe,
      CrossValidation.Plan(
        folds: folds, by: dataset[.artists] == nil ? .recording : .artist, eachRecordingOnce: true),
      in: context.fitContext())
    let issues = LabelIssues(result.predictions).issues
    let facts: [Fact] = [
      .integer(Facts.tracks, result.rows.count), .integer(Facts.labelIssues, issues.count),
    ]
    guard !issues.isEmpty else {
      return Output([.paragraph("no label looks wrong among \(result.rows.count) tracks")], facts: facts)
    }
    let list = TrackList(dataset)
    let genres = dataset.genres
    return Output(
      [
        .paragraph(
          "\(issues.count, .strong) of \(result.rows.count) tracks look as if they stood under the wrong genre; the clearest label issues first"
        ),
        .table(
          Table(
            columns: TrackList.columns + [
              .text("label", flexible: false), .text("suggested", flexible: false), .number("confidence"),
              .number("p(label)", importance: 2),
            ],
            rows: issues.prefix(limit).map { issue in
              list.cells(of: result.rows[issue.row]) + [
                .genre(genres[issue.label]), .genre(genres[issue.proposal]),
                .share(issue.proposalProbability), .share(issue.labelProbability),
              ]
            }, totalRows: issues.count)),
        .protocolLine(
          "each recording once, judged by models that did not know its artist · \(folds) folds · seed \(String(context.session.seed))"
        ),
      ], facts: facts)
  }
}
