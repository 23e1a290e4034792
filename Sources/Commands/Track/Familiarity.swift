import Learning
import Report
import Shell
import Tabular

/// How well a model knows the like of a track: whether to decline it, why, and what is nearest to it.
struct Familiarity {
  /// Whether it is stranger than nearly all tracks of the model's genres.
  let isUnknown: Bool
  private let evidence: NoveltyDetector.Evidence
  private let strangerShare: Double
  private let declining: Double
  private let nearest: [(row: Int, distance: Double)]
  private let dataset: Dataset?

  /// `nil` if the model has no sense for strangers. `inputs` is one row of the model's features.
  init?(of inputs: Matrix, to model: Model, in context: inout RunContext) throws {
    guard let detector = model.confidence?.detector,
      let evidence = try detector.evidence(on: inputs, in: context.fitContext())
        .first
    else { return nil }
    declining = context.session.value(of: .unknown)
    self.evidence = evidence
    strangerShare = detector.strangeness.shareStranger(than: evidence.score)
    isUnknown = evidence.score > detector.strangeness.threshold(declining: declining)
    // The names of the nearest tracks are known only while the table is there that the model learned from.
    let fingerprint = model.card.provenance[Model.Provenance.fingerprint]
    guard let dataset = context.session.current(Dataset.self), "\(dataset.fingerprint)" == fingerprint,
      let split = context.session.current(Split.self), split.dataset == dataset.fingerprint
    else {
      dataset = nil
      nearest = []
      return
    }
    self.dataset = dataset
    let rows = split.rows(on: .train)
    let points = try Neighbours(
      Features(model.card.features).matrix(of: dataset, rows: rows),
      standardiser: detector.neighbours.standardiser)
    var seen: Set<Int32> = []
    nearest = try points.nearest(40, to: inputs).flatMap(\.self).filter {
      seen.insert(dataset.recordings.numbers[rows[$0.row]]).inserted
    }.prefix(3).map { (rows[$0.row], Double($0.distance)) }
  }

  /// Whether it is declined, and as which share of the model's own tracks it is.
  var facts: [Fact] { [.integer(Facts.unknown, isUnknown ? 1 : 0)] }

  /// Why it is declined, or how familiar it is; and what is nearest to it.
  var blocks: [Output.Block] {
    var blocks: [Output.Block] = []
    if isUnknown {
      blocks.append(.paragraph("unlike what it was trained on: " + reason))
      blocks.append(
        .note(
          "of tracks of its genres, \(.share(strangerShare)) are stranger; it declines the strangest \(.share(declining)), as \(.code("set unknown=\(declining.canonicalText)")) says"
        ))
    }
    if let dataset, !nearest.isEmpty {
      let list = TrackList(dataset)
      blocks.append(
        .table(
          Table(
            isUnknown && isFar ? "the nearest tracks it knows are not near" : "the nearest tracks it knows",
            columns: TrackList.columns + [
              .text("genre", flexible: false), .number("distance", importance: 2),
            ],
            rows: nearest.map { row, distance in
              list.cells(of: row) + [
                dataset.genreColumn?[row].map { .genre($0) } ?? .missing, .number(distance, digits: 2),
              ]
            })))
    }
    return blocks
  }

  /// Whether even the nearest tracks are markedly farther away than usual.
  private var isFar: Bool { evidence.distance > 1.3 * evidence.usualDistance }

  private var reason: Text {
    let far: Text =
      "the nearest trained tracks are \(.number(evidence.distance / max(evidence.usualDistance, 1e-6), digits: 1)) times as far away as usual"
    guard let background = evidence.background else { return far }
    if background.share > 0.5 {
      let other: Text =
        "it sounds more like \(.genre(background.genre)), or another genre that is not among the model's (\(.share(background.share)))"
      return isFar ? other + "; " + far : other
    }
    if isFar { return far }
    // Neither is much by itself: the genre that it resembles is one that many strangers resemble.
    return
      "it resembles \(.genre(background.nearest)), as \(.share(background.draw)) of all foreign tracks do, and not enough to tell it from them (\(.share(background.share)) for another genre, such as \(.genre(background.genre)))"
  }
}
