/// Somewhere that audio features of tracks can be asked for.
public protocol FeatureSource: Sendable {
  /// The source's name, as it is stored beside each value and shown for attribution.
  var name: String { get }

  /// Most keys that one call takes.
  var batchSize: Int { get }

  /// Asks once for up to `batchSize` keys of one kind. Throws `ServiceError`.
  func features(for keys: [String], by kind: FeatureKey) async throws -> FeatureAnswer
}

/// What a feature source is asked by.
public enum FeatureKey: String, Sendable, Hashable, Codable {
  /// The music service's track id.
  case id
  /// The recording's code; another release of the same recording may answer.
  case isrc
}

/// What a feature source knew of the keys it was asked for, and what it did not.
public struct FeatureAnswer: Sendable, Equatable {
  public var values: [String: ServiceFeatures]
  /// Keys the source knows nothing of, in the order asked.
  public var misses: [String]

  public init(values: [String: ServiceFeatures], misses: [String]) {
    self.values = values
    self.misses = misses
  }
}

/// Audio features of one track on Spotify's scales; nil where the source has no value.
public struct ServiceFeatures: Sendable, Hashable, Codable {
  /// 0 to 1.
  public var danceability, energy, speechiness, acousticness, instrumentalness, liveness, valence: Double?
  /// Decibels, mostly -60 to 0.
  public var loudness: Double?
  /// Beats per minute.
  public var tempo: Double?
  /// Pitch class, 0 is C; -1 if none was found.
  public var key: Int?
  /// 1 major, 0 minor.
  public var mode: Int?
  /// Beats in a bar, 3 to 7.
  public var timeSignature: Int?

  public init(
    danceability: Double? = nil, energy: Double? = nil, key: Int? = nil, loudness: Double? = nil,
    mode: Int? = nil, speechiness: Double? = nil, acousticness: Double? = nil,
    instrumentalness: Double? = nil, liveness: Double? = nil, valence: Double? = nil,
    tempo: Double? = nil, timeSignature: Int? = nil
  ) {
    self.danceability = danceability
    self.energy = energy
    self.key = key
    self.loudness = loudness
    self.mode = mode
    self.speechiness = speechiness
    self.acousticness = acousticness
    self.instrumentalness = instrumentalness
    self.liveness = liveness
    self.valence = valence
    self.tempo = tempo
    self.timeSignature = timeSignature
  }
}
