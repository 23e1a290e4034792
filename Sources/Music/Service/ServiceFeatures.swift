/// Audio features of one track on Spotify's scales, by feature; those that a source has no value of are not known.
///
/// Shares lie between 0 and 1, loudness is in decibels, tempo in beats per minute; the pitch class is -1 where none was
/// found. What a value means stands in `AudioFeature`.
public struct ServiceFeatures: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private var values: [AudioFeature: Double] = [:]

  /// Nothing known.
  public init() {}

  /// Features with their values; of one that is named twice the last value counts.
  public init(dictionaryLiteral elements: (AudioFeature, Double)...) {
    for (feature, value) in elements { self[feature] = value }
  }

  /// The value of a feature, a whole number for those that take a few values only; `nil` where it is not known.
  public subscript(feature: AudioFeature) -> Double? {
    get { values[feature] }
    set {
      values[feature] =
        feature.isDiscrete ? newValue.flatMap { Int(exactly: $0.rounded()) }.map(Double.init) : newValue
    }
  }

  /// Leaves out what lies outside of Spotify's scales; whether there was something.
  public mutating func removeImplausible() -> Bool {
    let kept = values.filter { $0.value.isFinite && $0.key.accepted.contains($0.value) }
    defer { values = kept }
    return kept.count < values.count
  }

  /// Whether every value lies where Spotify's scales allow it, and at least one is known. What comes from outside is
  /// checked by this before it is kept.
  public var isPlausible: Bool {
    !values.isEmpty && values.allSatisfy { $0.value.isFinite && $0.key.accepted.contains($0.value) }
  }
}
