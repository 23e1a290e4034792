/// What a classifier is asked about: tracks by their features, and by their cues where names are known.
public struct TrackInputs: Sendable {
  /// Raw feature values, `tracks × features`, in the units of the table; NaN where a value is missing.
  public let features: Matrix
  /// The cues of the tracks; `nil` where no names are known.
  public let cues: CueRows?

  /// Tracks with their cues. Throws `LearningError.shape` if the numbers of tracks differ.
  public init(features: Matrix, cues: CueRows?) throws(LearningError) {
    guard cues.map({ $0.rows == features.rows }) ?? true else {
      throw .shape(expected: features.rows, found: cues?.rows ?? 0)
    }
    self.features = features
    self.cues = cues
  }

  /// Tracks of which only the sound is known.
  public init(_ features: Matrix) {
    self.features = features
    cues = nil
  }

  /// Number of tracks.
  public var rows: Int { features.rows }
}
