import Tabular

extension AudioFeature.Unit {
  /// The unit in words, for descriptions of files.
  public var text: String {
    switch self {
    case .share: "share, 0 to 1"
    case .pitchClass: "pitch class, 0 is C; -1 stands for none, give NaN"
    case .decibels: "dB relative to full scale"
    case .mode: "1 major, 0 minor"
    case .beatsPerMinute: "beats per minute; 0 stands for none, give NaN"
    case .beatsPerBar: "beats per bar"
    }
  }
}

extension TrackSchema {
  /// What the columns that a model can learn from are counted in, in words.
  public static let units: [ColumnName: String] = Dictionary(
    uniqueKeysWithValues: AudioFeature.allCases.map { ($0.column, $0.unit.text) } + [
      (.durationMs, "milliseconds; what is not above 0 stands for none, give NaN"),
      (.popularity, "points, 0 to 100"), (.explicit, "1 yes, 0 no"),
    ])
}
