import Learning
import Report
import Shell
import Tabular

/// `audit ladder`: what a split is worth, by training the same model under four of them.
struct AuditLadder: Command {
  var shares = "60/20/20"

  static let about = About(
    "audit ladder", .data, "Train the same model under four ways of splitting, and show what each is worth.",
    checking: .beginning,
    details: [
      "With settings and features of the current model; without one, the network of train on the audio features.",
      "From row to artist the test tracks get less and less alike what was learned, and the score more honest.",
    ],
    terms: ["leak", "split", "protocol", "inflated", "honest"],
    setting: ["load demo", "split 60/20/20", "train model=network epochs=5"],
    examples: ["audit ladder": "by row, track, recording and artist"],
    facts: [Facts.byRow, Facts.byTrack, Facts.byRecording, Facts.byArtist])
  static let parameters: [Parameter<AuditLadder>] = [
    .positional("shares", \.shares, required: false, "the shares of training, validation and test in percent")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let recipe = try ClassifierOptions().recipe(for: dataset, in: &context)
    let fitContext = context.fitContext()
    let fractions = try SplitFractions(shares)
    let rungs = SplitGrouping.allCases.sorted { $0.rung < $1.rung }.filter {
      ($0 != .track || dataset[.trackID] != nil) && ($0 != .artist || dataset[.artists] != nil)
    }
    var rows: [[Value]] = []
    var facts: [Fact] = []
    var intervals: [ScoreInterval] = []
    for (place, by) in rungs.enumerated() {
      let split = try Split(
        SplitRequest(fractions: fractions, by: by, seed: context.session.seed), of: dataset)
      let watch = context.watch.step(
        place, of: rungs.count, title: "training by \(by.rawValue)", things: "models")
      let model = try recipe.fit(recipe.prepared(split), in: fitContext.watched(by: watch))
      let (predictions, judged) = try recipe.predictions(
        of: model, rows: split.rows(on: .test), on: fitContext.workers)
      let interval = ArtistBootstrap(
        artists: dataset.artistNumbers(of: judged), seed: context.session.seed
      )
      .interval(ofMean: predictions.hits.map { $0 ? 1 : 0 })
      intervals.append(interval)
      let known = split.overlap.knownShares
      rows.append([
        .name(by.rawValue), .interval(interval.estimate, low: interval.low, high: interval.high),
        .share(predictions.macroF1),
        .share(known.recordings), .share(known.artists),
      ])
      facts.append(.number(by.fact, predictions.accuracy))
    }
    return Output(
      [
        .table(
          Table(
            "the same model, four ways of splitting",
            columns: [
              .text("split by", flexible: false), .number("test accuracy"),
              .number("macro-F1", importance: 2),
              .number("recordings known", importance: 1), .number("artists known", importance: 1),
            ], rows: rows)),
        .note(
          "known: the share of test tracks whose recording, or whose artist, was trained on. \(LadderTrend(intervals).sentence)"
        ),
        .protocolLine(
          "\(.name(dataset.title)) · split \(shares) · \(recipe.features.names.count) features · seed \(String(context.session.seed)) · data \(.name(dataset.fingerprint.short))"
        ),
      ], facts: facts)
  }
}

extension SplitGrouping {
  /// The place on the ladder, the loosest first.
  fileprivate var rung: Int {
    switch self {
    case .row: 0
    case .track: 1
    case .recording: 2
    case .artist: 3
    }
  }

  fileprivate var fact: FactName {
    switch self {
    case .row: Facts.byRow
    case .track: Facts.byTrack
    case .recording: Facts.byRecording
    case .artist: Facts.byArtist
    }
  }
}

extension LadderTrend {
  /// What the scores say of memory.
  fileprivate var sentence: String {
    switch self {
    case .falls: "What the score loses from the first line to the last is what it owed to memory"
    case .unclear:
      "The score falls from the first line to the last, but by no more than chance may do: the intervals overlap"
    case .holds:
      "The score does not fall from the first line to the last: it owes nothing to memory that shows here"
    }
  }
}
