/// Somewhere that audio features of tracks can be asked for.
public protocol FeatureSource: Sendable {
  /// Who the source is; its id is stored beside each value, its attribution shown.
  static var identity: SourceIdentity { get }

  /// Most keys that one call takes.
  var batchSize: Int { get }

  /// Asks once for up to `batchSize` keys of one kind; whatever the answer holds of other keys is left out.
  ///
  /// - Throws: `ServiceError`.
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
  /// What is known, by the key that was asked for.
  public var values: [String: ServiceFeatures]
  /// Keys the source knows nothing of, in the order asked.
  public var misses: [String]
  /// Features in the answer that lie outside of what they can be, and so are not among `values`.
  public var refused: Int

  /// An answer; `misses` holds the keys that `values` lacks.
  public init(values: [String: ServiceFeatures], misses: [String], refused: Int = 0) {
    self.values = values
    self.misses = misses
    self.refused = refused
  }
}

extension ServiceFeatures {
  /// Whether every value lies where Spotify's scales allow it, and at least one is known. What comes from outside is
  /// checked by this before it is kept.
  public var isPlausible: Bool {
    func lies(_ value: Double?, in range: ClosedRange<Double>) -> Bool {
      value.map { $0.isFinite && range.contains($0) } ?? true
    }
    let shares = [
      danceability, energy, speechiness, acousticness, instrumentalness, liveness, valence,
    ]
    return self != ServiceFeatures() && shares.allSatisfy { lies($0, in: 0...1) }
      && lies(loudness, in: -120...20) && lies(tempo, in: 0...1_000)
      && (key.map { (-1...11).contains($0) } ?? true) && (mode.map { (0...1).contains($0) } ?? true)
      && (timeSignature.map { (0...12).contains($0) } ?? true)
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

  /// Features; whatever is left out is not known.
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

  /// The value of a feature, whole ones as numbers too; `nil` where the source has none.
  public subscript(feature: AudioFeature) -> Double? {
    get {
      switch feature {
      case .danceability: danceability
      case .energy: energy
      case .key: key.map(Double.init)
      case .loudness: loudness
      case .mode: mode.map(Double.init)
      case .speechiness: speechiness
      case .acousticness: acousticness
      case .instrumentalness: instrumentalness
      case .liveness: liveness
      case .valence: valence
      case .tempo: tempo
      case .timeSignature: timeSignature.map(Double.init)
      }
    }
    set {
      let whole = newValue.flatMap { Int(exactly: $0.rounded()) }
      switch feature {
      case .danceability: danceability = newValue
      case .energy: energy = newValue
      case .key: key = whole
      case .loudness: loudness = newValue
      case .mode: mode = whole
      case .speechiness: speechiness = newValue
      case .acousticness: acousticness = newValue
      case .instrumentalness: instrumentalness = newValue
      case .liveness: liveness = newValue
      case .valence: valence = newValue
      case .tempo: tempo = newValue
      case .timeSignature: timeSignature = whole
      }
    }
  }
}
