import Learning
import Report
import Shell
import Tabular

/// `suspects`: tracks whose genre in the table is probably wrong.
struct Suspects: Command {
  var folds = 5
  var limit = 20

  static let about = About(
    "suspects", .model, "List tracks whose genre in the table is probably wrong.",
    details: [
      "Every track is judged by a model that did not learn from it. A track is suspect if its own genre gets less than tracks of that genre do on average, and another one gets as much as its own tracks do (confident learning).",
      "Where genres overlap this is a list to look through, not one to act on unseen.",
    ],
    terms: ["label issues", "label noise", "wrong labels", "cleanlab", "mislabelled", "confident learning"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=3"],
    examples: ["suspects folds=3 limit=10": "the ten clearest label issues"],
    facts: [Facts.tracks, Facts.labelIssues])
  static let parameters: [Parameter<Suspects>] = [
    .option("folds", \.folds, in: 3...50, "how many parts the table is dealt into"),
    .option("limit", \.limit, in: 1...1_000_000, "how many to list"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let recipe = try ClassifierOptions().recipe(for: dataset, in: &context)
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
              .text("in the table", flexible: false), .text("rather", flexible: false), .number("sure"),
              .number("table's", importance: 2),
            ],
            rows: issues.prefix(limit).map { issue in
              list.cells(of: result.rows[issue.row]) + [
                .genre(genres[issue.label]), .genre(genres[issue.proposal]),
                .share(issue.proposalProbability), .share(issue.labelProbability),
              ]
            }, totalRows: issues.count)),
        .protocolLine(
          "each recording once, judged by models that did not know its artist · \(folds) parts · seed \(String(context.session.seed))"
        ),
      ], facts: facts)
  }
}
