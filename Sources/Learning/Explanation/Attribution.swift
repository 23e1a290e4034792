import Kernels

/// What each feature of one track said for a model's answer.
///
/// Each feature is left out in turn, which averages over training tracks that agree with the others; what the answer's
/// probability loses is what the feature said for it (Robnik-Šikonja and Kononenko, "Explaining classifications for
/// individual instances", IEEE TKDE 20, 2008, doi 10.1109/TKDE.2007.190734).
public struct Attribution: Sendable, Equatable {
  /// One feature.
  public struct Entry: Sendable, Equatable {
    /// Its name.
    public let feature: String
    /// Its value for the track; NaN if it is not known.
    public let value: Float
    /// The probability that the answer loses without it; negative if it spoke against the answer.
    public let loss: Double
  }

  /// The answer, as a class.
  public let answer: Int
  /// The probability of the answer.
  public let probability: Double
  /// The probability that the answer has while nothing is known of a track: the mean over training tracks.
  public let base: Double
  /// The features, the most telling first; of equals in the order of the model.
  public let entries: [Entry]

  /// What the features say only together: what is left of the way from the base to the answer when all that each says by
  /// itself is taken off.
  public var jointly: Double { probability - base - entries.reduce(0) { $0 + $1.loss } }

  /// Explains the answer to one row of raw feature values, and the names of its track where the model looks at them; these
  /// are left out by kind. Throws `LearningError.shape` for anything but one row.
  public init(
    of model: Model, to inputs: Matrix, names: TrackNames? = nil, on workers: Workers = Workers()
  ) throws {
    let features = model.card.features
    guard inputs.rows == 1, inputs.columns == features.count else {
      throw LearningError.shape(expected: features.count, found: inputs.values.count)
    }
    let cues = names == nil ? [] : model.answering.cues
    // The track itself, then once without each feature, then once without each kind of cue, then without anything.
    var variants = Matrix(rows: features.count + cues.count + 2, columns: features.count)
    let nothing = variants.rows - 1
    for row in 0..<variants.rows {
      for column in features.indices {
        variants[row, column] = row == column + 1 || row == nothing ? .nan : inputs[0, column]
      }
    }
    let named = names.map { names in
      (0..<variants.rows).map { row in
        if row == nothing { return CueKind.allCases.reduce(names) { $1.removed(from: $0) } }
        return row > features.count ? cues[row - features.count - 1].removed(from: names) : names
      }
    }
    let probabilities = try model.probabilities(for: variants, names: named, on: workers)
    let own = Array(probabilities.row(0))
    guard let best = own.indices.max(by: { (own[$0], $1) < (own[$1], $0) }) else {
      throw LearningError.tooFewClasses(0)
    }
    let losses = (1..<nothing).map { Double(own[best] - probabilities[$0, best]) }
    let labels = features + cues.map { "cue: \($0.rawValue)" }
    answer = best
    probability = Double(own[best])
    base = Double(probabilities[nothing, best])
    entries = losses.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }.map {
      Entry(
        feature: labels[$0], value: $0 < features.count ? inputs[0, $0] : .nan, loss: losses[$0])
    }
  }
}

extension CueKind {
  /// The names without those that this kind looks at.
  fileprivate func removed(from names: TrackNames) -> TrackNames {
    var result = names
    switch self {
    case .artist: result.artists = []
    case .album: result.album = nil
    case .words: result.title = ""
    }
    return result
  }
}
