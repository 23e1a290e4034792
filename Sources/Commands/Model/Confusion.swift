import Learning
import Report
import Shell
import Tabular

/// `confusion`: which genres are taken for which.
struct Confusion: Command {
  var genres: [String] = []
  var side = SplitSide.test
  var limit = 20
  var name: String?

  static let about = About(
    "confusion", .model, "Show which genres are taken for which; with two genres, those very tracks.",
    details: [
      "confusion acoustic country lists acoustic tracks that were taken for country, surest mistakes first."
    ],
    terms: ["mistakes", "errors", "matrix", "heat map"],
    setting: ["load demo", "split 60/20/20", "train epochs=5"],
    examples: [
      "confusion": "a heat map and the most confused pairs",
      "confusion acoustic country": "acoustic tracks taken for country",
    ],
    facts: [Facts.tracks, Facts.accuracy, Facts.mistakes, Facts.pairs])
  static let parameters: [Parameter<Confusion>] = [
    .list("genres", \.genres, required: false, "the table's genre and the model's", completer: genreNames),
    .option("on", \.side, "which side of the split"),
    .option("limit", \.limit, in: 1...1_000_000, "how many tracks or pairs to list"),
    .option("model", \.name, "the model, if not the current one", completer: .items(Model.kind)),
  ]

  private static let genreNames = Completer.values { request in
    (request.session.model?.card.classes ?? []).map { Completion($0, "a genre of the model") }
  }

  func run(in context: inout RunContext) async throws -> Output {
    let model = try context.take(Model.self, named: name)
    let judged = try JudgedTracks(model, on: side, in: &context)
    let classes = model.card.classes
    let wanted = try genres.map { genre in
      guard let label = classes.firstIndex(of: genre) else {
        throw JudgingError.unknownGenre(genre, known: classes)
      }
      return label
    }
    guard wanted.count <= 2 else {
      throw Diagnostic(
        "too-many-genres", "one genre or two can be looked at, not \(wanted.count)", kind: .usage,
        at: .parameter("genres"))
    }
    let counts = ConfusionCounts(judged.predictions)
    var output = Output(
      facts: [
        .integer(Facts.tracks, judged.predictions.count),
        .number(Facts.accuracy, judged.predictions.accuracy),
        .integer(Facts.mistakes, judged.predictions.hits.count { !$0 }),
        .integer(Facts.pairs, counts.confusedPairs.count),
      ])
    if wanted.isEmpty {
      output.blocks = overview(counts, judged, classes)
    } else {
      output.blocks = try list(wanted, judged, classes)
    }
    output.append(judged.basis.line)
    return output
  }

  private func overview(
    _ counts: ConfusionCounts, _ judged: JudgedTracks, _ classes: [String]
  ) -> [Output.Block] {
    let pairs = counts.confusedPairs.prefix(min(limit, 5))
    var blocks: [Output.Block] = [
      .grid(
        Grid(
          rowMeaning: "in the table", columnMeaning: "predicted", rowLabels: classes, columnLabels: classes,
          counts: counts.counts))
    ]
    guard let first = pairs.first else { return blocks + [.paragraph("no mistake at all")] }
    let support = judged.predictions.genreScores.map(\.support)
    func share(_ count: Int, of label: Int) -> Value {
      .share(Double(count) / Double(max(1, support[label])))
    }
    blocks.append(.heading("taken for each other most often"))
    blocks.append(
      .list(
        pairs.map { pair in
          "\(.genre(classes[pair.first])) and \(.genre(classes[pair.second])): \(share(pair.firstAsSecond, of: pair.first)) of \(classes[pair.first]) is called \(classes[pair.second]), \(share(pair.secondAsFirst, of: pair.second)) the other way"
        }))
    blocks.append(
      .suggestion(
        "next: \(.code("confusion \(classes[first.first].canonicalText) \(classes[first.second].canonicalText)"))"
      ))
    return blocks
  }

  private func list(
    _ wanted: [Int], _ judged: JudgedTracks, _ classes: [String]
  ) throws -> [Output.Block] {
    let predictions = judged.predictions
    let places = (0..<predictions.count).filter { place in
      predictions.labels[place] == wanted[0]
        && (wanted.count > 1
          ? predictions.answers[place] == wanted[1] : predictions.answers[place] != wanted[0])
    }.sorted { (predictions.confidences[$1], $0) < (predictions.confidences[$0], $1) }
    let total = predictions.labels.count { $0 == wanted[0] }
    let taken: Text = wanted.count > 1 ? "taken for \(.genre(classes[wanted[1]]), .strong)" : "not recognised"
    guard !places.isEmpty else {
      return [.paragraph("none of the \(total) tracks of \(.genre(classes[wanted[0]])) was " + taken)]
    }
    let listed = TrackList(judged.dataset)
    return [
      .paragraph(
        "\(places.count, .strong) of \(total) tracks of \(.genre(classes[wanted[0]]), .strong) were " + taken),
      .table(
        Table(
          columns: TrackList.columns + [
            .text("predicted", importance: wanted.count > 1 ? 2 : 0), .number("sure"),
            .number("right", importance: 1),
          ],
          rows: places.prefix(limit).map { place in
            listed.cells(of: judged.rows[place]) + [
              predictions.answers[place].map { .genre(classes[$0]) } ?? .missing,
              .share(predictions.confidences[place]),
              .share(Double(predictions.probabilities[place, wanted[0]])),
            ]
          }, totalRows: places.count)),
    ]
  }
}
