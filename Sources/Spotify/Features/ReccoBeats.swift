import Foundation
import Music
import Network

/// Audio features from ReccoBeats, on Spotify's scales and without key or account; it knows no time signature.
public struct ReccoBeats: FeatureSource {
  public let name = "ReccoBeats"
  public let batchSize = 40
  let address: WebAddress
  let client: HTTPClient

  public init(address: WebAddress, client: HTTPClient) {
    self.address = address
    self.client = client
  }

  struct Answer: Decodable {
    struct Row: Decodable {
      var href: String?
      var isrc: String?
      var acousticness, danceability, energy, instrumentalness, liveness, loudness: Double?
      var speechiness, tempo, valence: Double?
      var key, mode: Int?
    }

    var content: [WebAPI.Lenient<Row>]
  }

  public func features(for keys: [String], by kind: FeatureKey) async throws -> FeatureAnswer {
    guard !keys.isEmpty else { return FeatureAnswer(values: [:], misses: []) }
    let data = try await ask(keys)
    guard let answer = try? JSONDecoder().decode(Answer.self, from: data) else {
      throw ServiceError.unreadable(what: "features")
    }
    var values: [String: ServiceFeatures] = [:]
    // Several rows may carry one ISRC, in any order: the first address in the alphabet makes the choice repeatable.
    for row in answer.content.compactMap(\.value).sorted(by: { ($0.href ?? "") < ($1.href ?? "") }) {
      let key =
        switch kind {
        case .id: row.href?.split(separator: "/").last.map(String.init)
        case .isrc: row.isrc?.uppercased()
        }
      guard let key, values[key] == nil else { continue }
      values[key] = row.features
    }
    let asked = Set(keys)
    return FeatureAnswer(
      values: values.filter { asked.contains($0.key) }, misses: keys.filter { values[$0] == nil })
  }

  private func ask(_ keys: [String]) async throws(ServiceError) -> Data {
    let answer: HTTPResponse
    do throws(HTTPError) {
      let target = try address.appending("audio-features", query: [("ids", keys.joined(separator: ","))])
      answer = try await client.send(HTTPRequest(.get, target, headers: ["Accept": "application/json"]))
    } catch {
      throw error == .cancelled ? .cancelled : .network(error)
    }
    switch answer.status {
    case 200..<300: return answer.body
    case 403: throw .forbidden(message: "")
    case 404: throw .notFound(path: "audio-features")
    case 429: throw .rateLimited(retryAfterSeconds: answer.retryAfterSeconds)
    case 500...599: throw .server(status: answer.status)
    default: throw .badRequest(status: answer.status, message: "")
    }
  }
}

extension ReccoBeats.Answer.Row {
  var features: ServiceFeatures {
    ServiceFeatures(
      danceability: danceability, energy: energy, key: key, loudness: loudness, mode: mode,
      speechiness: speechiness, acousticness: acousticness, instrumentalness: instrumentalness,
      liveness: liveness, valence: valence, tempo: tempo)
  }
}
