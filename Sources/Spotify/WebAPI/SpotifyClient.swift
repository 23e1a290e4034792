import Foundation
import Music
import Network

/// A person's library at Spotify, over the Web API as development-mode apps have it since 2026.
///
/// It uses only paths that apps with extended quota have too, and reads the body shapes of both.
public struct SpotifyClient: Sendable {
  let address: WebAddress
  let client: HTTPClient
  let tokens: TokenKeeper

  public init(address: WebAddress, client: HTTPClient, tokens: TokenKeeper) {
    self.address = address
    self.tokens = tokens
    var client = client
    // A used-up budget comes back after hours: asking again only costs more of it.
    client.retry.isFinal = { Self.reason(of: $0)?.reason == "QUOTA_EXCEEDED" }
    self.client = client
  }

  /// Asks and answers the body. Throws `ServiceError`.
  func ask(
    _ method: HTTPRequest.Method, _ path: String, query: [(name: String, value: String)] = [],
    body: (any Encodable & Sendable)? = nil, repeatable: Bool? = nil
  ) async throws(ServiceError) -> Data {
    let target: WebAddress
    do throws(HTTPError) { target = try address.appending(path, query: query) } catch {
      throw .network(error)
    }
    var request = HTTPRequest(method, target, headers: ["Accept": "application/json"], repeatable: repeatable)
    if let body {
      guard let data = try? JSONEncoder().encode(body) else { throw .unreadable(what: "request") }
      request.body = data
      request.headers["Content-Type"] = "application/json"
    }
    let token = try await tokens.access()
    var answer = try await send(request, with: token)
    if answer.status == 401 {
      answer = try await send(request, with: try await tokens.replacement(for: token))
    }
    guard answer.isSuccess else { throw Self.meaning(of: answer, path: path) }
    return answer.body
  }

  private func send(_ request: HTTPRequest, with token: Secret) async throws(ServiceError) -> HTTPResponse {
    var request = request
    request.headers["Authorization"] = "Bearer \(token.reveal())"
    do throws(HTTPError) {
      return try await client.send(request)
    } catch {
      throw error == .cancelled ? .cancelled : .network(error)
    }
  }

  /// Asks and reads the body as JSON; `what` names it if it cannot be read.
  func read<Answer: Decodable>(
    _ type: Answer.Type, _ what: String, _ method: HTTPRequest.Method, _ path: String,
    query: [(name: String, value: String)] = [], body: (any Encodable & Sendable)? = nil,
    repeatable: Bool? = nil
  ) async throws(ServiceError) -> Answer {
    let data = try await ask(method, path, query: query, body: body, repeatable: repeatable)
    guard let answer = try? JSONDecoder().decode(type, from: data) else { throw .unreadable(what: what) }
    return answer
  }
}
