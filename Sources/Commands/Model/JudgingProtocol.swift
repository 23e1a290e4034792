import Learning
import Report
import Tabular

/// How a number was obtained: what anyone needs to know before comparing it with another.
struct JudgingProtocol {
  let tracks: Int
  let side: SplitSide
  let grouping: String
  let sizes: String
  let sharedRecordings: Double
  let sharedArtists: Double
  let features: [String]
  /// The kinds of evidence besides them.
  let cues: [CueKind]
  /// The genres that the model answers with.
  let classes: [String]
  let seed: UInt64
  let title: String
  let fingerprint: String
  /// Whether the model was trained on another split, so that it may know what it is judged on.
  let isOtherSplit: Bool
  let once: Bool
  /// Whether it learned from these very tracks.
  let learnedSide: Bool
  private let learnedValidation: Bool

  init(
    model: Model, dataset: Dataset, split: Split, side: SplitSide, tracks: Int, once: Bool
  ) {
    self.tracks = tracks
    self.side = side
    self.once = once
    grouping = split.groupingName
    sizes = split.sizes
    let known = split.overlap.knownShares
    sharedRecordings = known.recordings
    sharedArtists = known.artists
    let card = model.card
    features = card.features
    cues = model.answering.cues
    classes = card.classes
    seed = card.seed
    title = dataset.title
    fingerprint = dataset.fingerprint.short
    isOtherSplit = card.provenance[Provenance.splitFingerprint] != split.fingerprintText
    learnedValidation = card.learnedValidation
    learnedSide = !isOtherSplit && card.learnedSides.contains(side)
  }

  /// One line under every score.
  var line: Output.Block {
    // What the split keeps apart was not kept apart for a model of another one.
    let kept: Text =
      isOtherSplit
      ? "the model was trained on another split, perhaps on some of these"
      : keptApart
    let learned = learnedValidation ? ", learned with its validation side" : ""
    let counted = once ? "recordings, each once," : "tracks"
    return .protocolLine(
      "measured on \(tracks) \(side.name) \(counted) of \(.name(title)) · split \(sizes) by \(grouping)\(learned): \(kept) · \(featureNames) · seed \(.number(Double(seed), digits: 0)) · data \(.name(fingerprint))"
    )
  }

  private var keptApart: Text {
    switch (sharedRecordings > 0, sharedArtists > 0) {
    case (false, false): "no recording and no artist is on two sides"
    case (false, true): "no recording on two sides, \(.share(sharedArtists)) by artists trained on"
    default: "\(.share(sharedRecordings)) are recordings trained on, \(.share(sharedArtists)) artists"
    }
  }

  /// What makes the number less trustworthy.
  var warnings: [Output.Block] {
    var blocks: [Output.Block] = []
    if isOtherSplit {
      blocks.append(
        .warning(
          "the model was trained on another split: it may have learned from some of these tracks, so the scores may be too high. \(.code("train")) on this split, or \(.code("use")) the one it was trained on"
        ))
    }
    if side == .train || learnedSide {
      blocks.append(.warning("these are the tracks it learned from: the scores say nothing of new ones"))
    }
    if features.contains(ColumnName.popularity.text) {
      blocks.append(
        .warning(
          "popularity shows how the list was collected, not how the music sounds; new tracks have none"))
    }
    return blocks
  }

  private var featureNames: String {
    let audio = Set(ColumnName.audioFeatures.map(\.text))
    let own = features.filter { DerivedFeature(rawValue: $0) == nil }
    let derived = features.count - own.count
    let names =
      Set(own) == audio
      ? "\(own.count) audio" + (derived > 0 ? " and \(derived) derived" : "") + " features"
      : features.count <= 5 ? "features \(features.joined(separator: ","))" : "\(features.count) features"
    return cues.isEmpty ? names : names + ", cues " + cues.map(\.rawValue).joined(separator: ",")
  }
}
