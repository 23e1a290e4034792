import Learning
import Report
import Shell
import Tabular

/// How well a model knows the like of a track: whether to decline it, why, and what is nearest to it.
struct Familiarity {
  /// Whether it is less like the model's genres than nearly all of their tracks.
  let isUnknown: Bool
  private let evidence: NoveltyDetector.Evidence
  /// The genre that the classifier finds likeliest, and the share of tracks of other genres that resemble it most.
  private let likeliest: (genre: String, outlierShare: Double)
  /// The share of tracks of the model's genres with a higher novelty score.
  private let shareAbove: Double
  private let declining: Double
  private let nearest: [NearestTracks.Neighbour]
  /// Whether the model was trained on the recording itself.
  private let wasTrainedOn: Bool
  private let dataset: Dataset?

  /// `nil` if the model cannot tell unknown tracks.
  ///
  /// `inputs` is one row of the model's features, `likeliest` the class that the classifier gives it.
  /// `names` are the track's, where they are known; `rows` are its rows in the current table, if it stands there: it is not
  /// near to itself.
  init?(
    of inputs: Matrix, names: TrackNames? = nil, rows: [Int] = [], likeliest: Int, to model: Model,
    in context: inout RunContext
  ) throws {
    let fitContext = context.fitContext()
    guard let detector = model.novelty,
      let evidence = try detector.evidence(
        on: inputs, names: names.map { [$0] }, in: fitContext
      ).first
    else { return nil }
    let shares = evidence.background?.outlierShares ?? []
    self.likeliest = (model.card.classes[likeliest], likeliest < shares.count ? shares[likeliest] : 0)
    self.evidence = evidence
    declining = context.session.value(of: .unknown)
    shareAbove = detector.shareAbove(evidence.score, named: names != nil)
    isUnknown = evidence.score > detector.threshold(declining: declining, named: names != nil)
    // The names of the nearest tracks are known only while the table is there that the model learned from.
    let fingerprint = model.card.provenance[Provenance.fingerprint]
    guard let dataset = context.session.current(Dataset.self), "\(dataset.fingerprint)" == fingerprint,
      let split = context.session.current(Split.self), split.dataset == dataset.fingerprint
    else {
      dataset = nil
      nearest = []
      wasTrainedOn = false
      return
    }
    self.dataset = dataset
    let training = model.card.learnedSides.flatMap { split.rows(on: $0) }
    let recordings = dataset.recordings.numbers
    let own = Set(rows.map { recordings[$0] })
    let others = own.isEmpty ? training : training.filter { !own.contains(recordings[$0]) }
    wasTrainedOn = others.count < training.count
    nearest = try NearestTracks.among(
      others, of: dataset, to: inputs, count: 3, model: model, in: fitContext)
  }

  /// Whether it is declined, and as which share of the model's own tracks it is.
  var facts: [Fact] { [.integer(Facts.unknown, isUnknown ? 1 : 0)] }

  /// Why it is declined, or how familiar it is; and what is nearest to it.
  var blocks: [Output.Block] {
    var blocks: [Output.Block] = []
    if wasTrainedOn {
      blocks.append(.note("the model was trained on this recording: of a new one it would be less sure"))
    }
    if isUnknown {
      blocks.append(.paragraph("unlike what it was trained on: " + reason))
      blocks.append(
        .note(
          "of tracks of its genres, \(.share(shareAbove)) are less like the others; it declines the \(.share(declining)) that are least so, as \(.code("set unknown=\(declining.canonicalText)")) says"
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
            rows: nearest.map { near in
              list.cells(of: near.row) + [
                dataset.genreColumn?[near.row].map { .genre($0) } ?? .missing,
                .number(near.distance, digits: 2),
              ]
            })))
      blocks.append(
        .note(
          "the distance is that of what the model sees, of training tracks alone; \(.code("similar")) measures it over the audio features of all tracks"
        ))
    }
    return blocks
  }

  /// Whether even the nearest tracks are markedly farther away than for tracks of its genres.
  private var isFar: Bool { evidence.distance > 1.3 * evidence.typicalDistance }

  private var reason: Text {
    let far: Text =
      "the nearest trained tracks are \(.number(evidence.distance / max(evidence.typicalDistance, 1e-6), digits: 1)) times as far away as is typical"
    guard let background = evidence.background else { return far }
    if background.probability > 0.5 {
      let other: Text =
        "it sounds more like \(.genre(background.genre)), or another genre that is not among the model's (\(.share(background.probability)))"
      return isFar ? other + "; " + far : other
    }
    if isFar { return far }
    // Neither is much by itself: the likeliest genre is one that many tracks of other genres resemble.
    return
      "it resembles \(.genre(likeliest.genre)), as \(.share(likeliest.outlierShare)) of all tracks of other genres do, and not enough to tell it from them (\(.share(background.probability)) for another genre, such as \(.genre(background.genre)))"
  }
}
