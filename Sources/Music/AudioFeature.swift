import Tabular

/// What Spotify's audio analysis measures of a track: the one list of the twelve features, with the column that holds
/// each, its unit, the range that is documented for it, and whether it takes a few values only.
///
/// The ranges are those of Spotify's Web API reference, "Get Track's Audio Features"
/// (https://developer.spotify.com/documentation/web-api/reference/get-audio-features); loudness and tempo have no
/// documented limits, so theirs are what recorded music can have.
public enum AudioFeature: String, Sendable, Hashable, Codable, CaseIterable {
  case danceability, energy, key, loudness, mode, speechiness, acousticness, instrumentalness, liveness
  case valence, tempo, timeSignature

  /// What a feature is counted in.
  public enum Unit: Sendable, Hashable {
    /// A share from 0 to 1.
    case share
    /// A pitch class, 0 being C.
    case pitchClass
    /// Decibels relative to full scale.
    case decibels
    /// 1 major, 0 minor.
    case mode
    /// Beats per minute.
    case beatsPerMinute
    /// Beats in a bar.
    case beatsPerBar
  }

  /// The column that holds the feature in a table of tracks.
  public var column: ColumnName {
    switch self {
    case .timeSignature: .timeSignature
    default: ColumnName(rawValue)
    }
  }

  /// The feature that a column holds; `nil` if it holds something else.
  public init?(_ column: ColumnName) {
    guard let feature = Self.byColumn[column] else { return nil }
    self = feature
  }

  private static let byColumn = Dictionary(uniqueKeysWithValues: allCases.map { ($0.column, $0) })

  /// What it is counted in.
  public var unit: Unit {
    switch self {
    case .key: .pitchClass
    case .loudness: .decibels
    case .mode: .mode
    case .tempo: .beatsPerMinute
    case .timeSignature: .beatsPerBar
    default: .share
    }
  }

  /// The values that it can take, in its unit; a value outside is a mistake.
  public var range: ClosedRange<Float> {
    switch unit {
    case .share, .mode: 0...1
    case .pitchClass: 0...11
    case .decibels: -60...10
    case .beatsPerMinute: 1...300
    case .beatsPerBar: 1...7
    }
  }

  /// What is taken from a service as a value, wider than `range`: recordings can be odd, and some values stand for none.
  public var accepted: ClosedRange<Double> {
    switch unit {
    case .share, .mode: 0...1
    case .pitchClass: -1...11
    case .decibels: -120...20
    case .beatsPerMinute: 0...1_000
    case .beatsPerBar: 0...12
    }
  }

  /// Whether it takes a few whole values only.
  public var isDiscrete: Bool {
    switch unit {
    case .pitchClass, .mode, .beatsPerBar: true
    case .share, .decibels, .beatsPerMinute: false
    }
  }

  /// A value as a service or a file gives it, as a model wants it: `nil` for those that stand for none, a key of -1 and
  /// a tempo of 0.
  public func known(_ value: Double) -> Double? {
    switch unit {
    case .pitchClass: value < 0 ? nil : value
    case .beatsPerMinute: value > 0 ? value : nil
    default: value.isFinite ? value : nil
    }
  }
}
