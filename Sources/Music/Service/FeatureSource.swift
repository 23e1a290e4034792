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
