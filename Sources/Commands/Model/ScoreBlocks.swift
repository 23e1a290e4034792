import Learning
import Report

/// The scores of a model, in words and as facts.
struct ScoreBlocks {
  let judged: JudgedTracks
  let model: Model
  let accuracy: ScoreInterval
  let ece: Double
  let chance: CalibrationChance
  private let selective: SelectiveAccuracy

  static let facts = [
    Facts.tracks, Facts.accuracy, Facts.accuracyLow, Facts.accuracyHigh, Facts.anyLabelAccuracy,
    Facts.macroF1,
    Facts.weightedF1, Facts.top2, Facts.top3, Facts.top5, Facts.nll, Facts.ece, Facts.eceBefore,
    Facts.eceFloor, Facts.eceFloorArtists, Facts.temperature, Facts.accuracyAt25, Facts.accuracyAt50,
    Facts.accuracyAt75,
    Facts.unknownArtistTracks, Facts.unknownArtistAccuracy,
  ]

  init(_ judged: JudgedTracks, model: Model, seed: UInt64) {
    self.judged = judged
    self.model = model
    let predictions = judged.predictions
    accuracy = judged.evaluation.bootstrap(seed: seed).interval(ofMean: predictions.hits.map { $0 ? 1 : 0 })
    ece = Reliability(predictions).expectedError
    chance = CalibrationChance(of: predictions, artists: judged.evaluation.artists, seed: seed)
    selective = SelectiveAccuracy(predictions)
  }

  var facts: [Fact] {
    let predictions = judged.predictions
    var facts: [Fact] = [
      .integer(Facts.tracks, predictions.count), .number(Facts.accuracy, predictions.accuracy),
      .number(Facts.accuracyLow, accuracy.low), .number(Facts.accuracyHigh, accuracy.high),
      .number(Facts.anyLabelAccuracy, predictions.anyLabelAccuracy),
      .number(Facts.macroF1, predictions.macroF1), .number(Facts.weightedF1, predictions.weightedF1),
      .number(Facts.top2, predictions.topAccuracy(2)), .number(Facts.top3, predictions.topAccuracy(3)),
      .number(Facts.top5, predictions.topAccuracy(5)), .number(Facts.nll, predictions.logLoss),
      .number(Facts.ece, ece),
      .number(Facts.eceBefore, judged.reliabilityBefore.expectedError),
      .number(Facts.eceFloor, chance.overTracks), .number(Facts.eceFloorArtists, chance.overArtists),
    ]
    if let temperature = model.answeringConfidence?.temperature {
      facts.append(.number(Facts.temperature, temperature.value))
    }
    if let unknown = judged.unknownArtists {
      facts += [
        .integer(Facts.unknownArtistTracks, unknown.count),
        .number(Facts.unknownArtistAccuracy, unknown.accuracy),
      ]
    }
    return facts + [
      .number(Facts.accuracyAt25, selective.accuracy(atCoverage: 0.25)),
      .number(Facts.accuracyAt50, selective.accuracy(atCoverage: 0.5)),
      .number(Facts.accuracyAt75, selective.accuracy(atCoverage: 0.75)),
    ]
  }

  /// The headline, the main scores, and what confidence is worth.
  var summary: [Output.Block] {
    let predictions = judged.predictions
    var fields = [
      Output.Field(
        "accuracy",
        "\(.interval(predictions.accuracy, low: accuracy.low, high: accuracy.high), .strong)")
    ]
    if predictions.anyLabelAccuracy > predictions.accuracy {
      fields.append(
        Output.Field("any genre of the track", "\(.share(predictions.anyLabelAccuracy))"))
    }
    if let unknown = judged.unknownArtists {
      fields.append(
        Output.Field(
          "by artists not trained on", "\(.share(unknown.accuracy)) of \(unknown.count, .strong) tracks"))
    }
    fields += [
      Output.Field(
        "top-2, top-3, top-5 accuracy",
        "\(.share(predictions.topAccuracy(2)))  \(.share(predictions.topAccuracy(3)))  \(.share(predictions.topAccuracy(5)))"
      ),
      Output.Field(
        "macro-F1, weighted",
        "\(.share(predictions.macroF1))  \(.share(predictions.weightedF1))"),
      Output.Field("log loss", "\(.number(predictions.logLoss, digits: 3))"),
      Output.Field(
        "calibration error",
        "\(.share(ece))  \("(ECE; \(chance.inWords))", .faint)"),
      Output.Field(
        "accuracy at 25, 50, 75 % coverage",
        "\(.share(selective.accuracy(atCoverage: 0.25)))  \(.share(selective.accuracy(atCoverage: 0.5)))  \(.share(selective.accuracy(atCoverage: 0.75)))"
      ),
    ]
    var blocks: [Output.Block] = [
      .paragraph(
        "\(.share(predictions.accuracy), .strong) of \(predictions.count) \(judged.basis.side.name) tracks right; the majority baseline would be \(.share(predictions.majorityShare))"
      ),
      .fields(fields),
    ]
    if judged.leftOut > 0 {
      blocks.append(.note("\(judged.leftOut) tracks of genres that the model does not know were left out"))
    }
    return blocks
  }

  /// Precision, recall and F1 of each genre, the best found first.
  var table: Output.Block {
    let scores = judged.predictions.genreScores.filter { $0.support + $0.answered > 0 }
    return .table(
      Table(
        "by genre",
        columns: [
          .text("genre", flexible: false), .number("tracks", importance: 1),
          .number("precision", importance: 2),
          .number("recall", importance: 2), .text("F1", flexible: false),
        ],
        rows: scores.sorted { ($1.f1, $0.label) < ($0.f1, $1.label) }.map { score in
          [
            .genre(model.card.classes[score.label]), .count(score.support),
            score.answered > 0 ? .share(score.precision) : .missing,
            score.support > 0 ? .share(score.recall) : .missing, .bar(score.f1),
          ]
        }))
  }

  /// What confidence is worth, as pictures: reliability, accuracy by coverage, and how confident the answers are.
  var pictures: [Output.Block] {
    let predictions = judged.predictions
    let confidences = zip(predictions.confidences, predictions.hits)
    return [
      .plot(TrustPlots.reliability([("accuracy", Reliability(predictions))])),
      .plot(TrustPlots.coverage(selective)),
      .plot(
        TrustPlots.confidence([
          ("right", confidences.filter(\.1).map(\.0)), ("wrong", confidences.filter { !$1 }.map(\.0)),
        ])),
    ]
  }
}

extension CalibrationChance {
  /// For answers that are judged, with the artist of each.
  init(of predictions: Predictions, artists: [Int], seed: UInt64) {
    self.init(confidences: predictions.confidences, hits: predictions.hits, artists: artists, seed: seed)
  }

  /// What to hold a calibration error against: what chance alone would show, track by track and artist by artist.
  var inWords: String {
    "chance \(Self.percent(overTracks)), by artists \(Self.percent(overArtists))"
  }

  private static func percent(_ share: Double) -> String {
    share.isFinite ? "\(Double((share * 1000).rounded()) / 10) %" : "nothing"
  }
}
