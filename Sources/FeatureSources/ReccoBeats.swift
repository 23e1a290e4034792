import Music
import Network

/// Audio features from ReccoBeats, on Spotify's scales and without key or account; it knows no time signature.
public struct ReccoBeats: FeatureProvider {
  /// ReccoBeats, with the terms of its free interface.
  public static let identity = SourceIdentity(
    id: SourceID(rawValue: "reccobeats"), name: "ReccoBeats",
    attribution: "features by ReccoBeats (reccobeats.com)", licence: "free to ask, without a key",
    address: "https://api.reccobeats.com/v1", remark: "it knows no time signature")

  /// 40 keys, the most that one request of its interface takes.
  public let batchSize = 40
  let source: SourceClient

  /// A source at an address: the service's own, or a stand-in of the same interface.
  public init(address: WebAddress, client: HTTPClient) {
    source = SourceClient(address: address, client: client)
  }

  /// Asks for features once; keys that ReccoBeats does not know are misses. Throws `ServiceError`.
  public func features(for keys: [String], by kind: FeatureKey) async throws -> FeatureAnswer {
    guard !keys.isEmpty else { return FeatureAnswer(values: [:], misses: []) }
    let answer = try await source.answer(
      "audio-features", query: [("ids", keys.joined(separator: ","))], about: "features",
      as: ReccoBeatsAnswer.self)
    let asked = Set(keys)
    var refused = answer.unreadable
    var values: [String: ServiceFeatures] = [:]
    // Several rows may carry one ISRC, in any order: the first address in the alphabet makes the choice repeatable.
    for row in answer.rows.sorted(by: { ($0.href ?? "") < ($1.href ?? "") }) {
      let key =
        switch kind {
        case .id: row.href?.split(separator: "/").last.map(String.init)
        case .isrc: row.isrc?.uppercased()
        }
      guard let key, asked.contains(key), let features = row.features else {
        refused += 1
        continue
      }
      if values[key] == nil { values[key] = features }
    }
    return FeatureAnswer(values: values, misses: keys.filter { values[$0] == nil }, refused: refused)
  }
}
