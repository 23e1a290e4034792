import Tabular
import Work

/// How much a model leans on features and cues: the accuracy it loses when their values are dealt out anew among the tracks.
///
/// Breiman, "Random forests", Machine Learning 45, 2001. Features that stand in for each other hide one another,
/// so they can be dealt out together, as one group.
public struct PermutationImportance: Sendable, Equatable {
  /// What is dealt out anew.
  public enum Part: Sendable, Equatable {
    /// Columns of the features, together.
    case columns([Int])
    /// The names that a kind of cue looks at.
    case cue(CueKind)
  }

  /// One part and what its loss costs.
  public struct Entry: Sendable, Equatable {
    /// What was shuffled together.
    public let part: Part
    /// Mean accuracy lost over the repeats; can be slightly negative for a useless feature.
    public let drop: Double
    /// Standard deviation of the loss over the repeats.
    public let spread: Double
  }

  /// The parts, in the order given.
  public let entries: [Entry]
  /// The accuracy with every feature in place.
  public let baseline: Double

  /// Shuffles each part `repeats` times on held-out rows.
  ///
  /// `probabilities` gives `rows × classes` for `rows × features` and the names of the tracks. Throws what it throws,
  /// `LearningError.noSuchClass` for an impossible label and `CancellationError`.
  public init(
    of parts: [Part], on inputs: Matrix, names: [TrackNames]? = nil, labels: [Int], repeats: Int = 5,
    seed: UInt64 = 0, watch: Watch = Watch(),
    probabilities: (Matrix, [TrackNames]?) throws -> Matrix
  ) throws {
    let repeats = max(1, repeats)
    let baseline = try Predictions(probabilities: probabilities(inputs, names), labels: labels).accuracy
    var entries: [Entry] = []
    for (place, part) in parts.enumerated() {
      if case .columns(let columns) = part,
        let column = columns.first(where: { $0 < 0 || $0 >= inputs.columns })
      {
        throw LearningError.shape(expected: inputs.columns, found: column)
      }
      var generator = SeededGenerator(seed: seed, stream: "importance \(place)")
      var drops: [Double] = []
      for _ in 0..<repeats {
        try watch.check()
        let order = generator.shuffled(Array(0..<inputs.rows))
        var shuffled = inputs
        var names = names
        switch part {
        case .columns(let columns):
          for (row, source) in order.enumerated() {
            for column in columns { shuffled[row, column] = inputs[source, column] }
          }
        case .cue(let kind): names = names.map { kind.dealt(from: $0, order) }
        }
        let accuracy = try Predictions(probabilities: probabilities(shuffled, names), labels: labels).accuracy
        drops.append(baseline - accuracy)
        watch.report(
          WorkProgress(
            "shuffling",
            share: (Double(place) + Double(drops.count) / Double(repeats)) / Double(parts.count)))
      }
      let mean = drops.reduce(0, +) / Double(repeats)
      let variance = drops.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, repeats - 1))
      entries.append(Entry(part: part, drop: mean, spread: variance.squareRoot()))
    }
    self.entries = entries
    self.baseline = baseline
  }
}

extension CueKind {
  /// The same tracks, each with what this kind looks at from the track at its place in an order.
  fileprivate func dealt(from names: [TrackNames], _ order: [Int]) -> [TrackNames] {
    zip(names, order).map { own, source in
      var result = own
      switch self {
      case .artist: result.artists = names[source].artists
      case .album: result.album = names[source].album
      case .words: result.title = names[source].title
      }
      return result
    }
  }
}
