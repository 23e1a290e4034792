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
      "Every track is judged by a model that did not learn from it. A track is suspect if its own genre gets less than is usual for that genre, and another one gets as much as is usual for its own tracks (confident learning).",
      "Where genres overlap this is a list to look through, not one to act on unseen.",
    ],
    terms: ["label noise", "wrong labels", "cleanlab", "mislabelled", "confident learning"],
    setting: ["load demo", "split 60/20/20", "train epochs=3"],
    examples: ["suspects folds=3 limit=10": "the ten strongest doubts"],
    facts: [Facts.tracks, Facts.suspects])
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
    let doubts = LabelDoubts(result.predictions).doubts
    let facts: [Fact] = [
      .integer(Facts.tracks, result.rows.count), .integer(Facts.suspects, doubts.count),
    ]
    guard !doubts.isEmpty else {
      return Output([.paragraph("no label looks wrong among \(result.rows.count) tracks")], facts: facts)
    }
    let list = TrackList(dataset)
    let genres = dataset.genres
    return Output(
      [
        .paragraph(
          "\(doubts.count, .strong) of \(result.rows.count) tracks look as if they stood under the wrong genre; the strongest doubts first"
        ),
        .table(
          Table(
            columns: TrackList.columns + [
              .text("in the table", flexible: false), .text("rather", flexible: false), .number("sure"),
              .number("table's", importance: 2),
            ],
            rows: doubts.prefix(limit).map { doubt in
              list.cells(of: result.rows[doubt.row]) + [
                .genre(genres[doubt.label]), .genre(genres[doubt.proposal]),
                .share(doubt.proposalProbability), .share(doubt.labelProbability),
              ]
            }, totalRows: doubts.count)),
        .protocolLine(
          "each recording once, judged by models that did not know its artist · \(folds) parts · seed \(String(context.session.seed))"
        ),
      ], facts: facts)
  }
}
