import Foundation
import Music
import Network

/// A person's library at Spotify, over the Web API as development-mode apps have it since 2026.
///
/// It uses only paths that apps with extended quota have too, and reads the body shapes of both. No answer is believed:
/// it is bounded in bytes and entries, its numbers lie in ranges, and its texts are searched for what must not come
/// back out.
public struct SpotifyClient: Sendable {
  /// Longest answer that is read, in bytes: eight times what a page of fifty tracks with every market takes.
  static let mostBytes = 4 << 20

  let address: WebAddress
  let client: HTTPClient
  let tokens: TokenKeeper

  /// A client of the Web API at an address, with the tokens that it sends.
  public init(address: WebAddress, client: HTTPClient, tokens: TokenKeeper) {
    self.address = address
    self.tokens = tokens
    var client = client
    // A used-up budget comes back after hours: asking again only costs more of it.
    client.retry.isFinal = { Self.isQuotaExceeded($0) }
    self.client = client
  }

  /// A request below the service's address, and the most entries that its answer may list.
  struct Question {
    var method = HTTPRequest.Method.get
    var path: String
    var query: [(name: String, value: String)] = []
    var body: (any Encodable & Sendable)?
    var repeatable: Bool?
    var mostEntries = 100
  }

  /// Asks for something whose answer says no more than that it was done.
  func ask(_ question: Question) async throws(ServiceError) {
    _ = try await exchange(question) { _, _ in true }
  }

  /// Asks and reads the body as JSON; `what` names it if it cannot be read.
  ///
  /// An answer that cannot be decoded, or of which `value` makes nothing, is asked for again like a failure.
  func read<Answer: Decodable, Value>(
    _ type: Answer.Type, _ what: String, _ question: Question, _ value: (Answer) -> Value?
  ) async throws(ServiceError) -> Value {
    let found = try await exchange(question) { body, decoder in
      (try? decoder.decode(type, from: body)).flatMap(value)
    }
    guard let found else { throw .unreadable(what: what) }
    return found
  }

  private func exchange<Value>(
    _ question: Question, _ read: (Data, JSONDecoder) -> Value?
  ) async throws(ServiceError) -> Value? {
    let request = try request(question)
    let token = try await tokens.access()
    var (answer, value) = try await send(request, with: token, question, read)
    if answer.status == 401 {
      (answer, value) = try await send(
        request, with: try await tokens.replacement(for: token), question, read)
    }
    guard answer.isSuccess else {
      let decoder = decoder(for: question, await tokens.filter)
      throw Self.meaning(of: answer, path: question.path, decoder)
    }
    return value
  }

  private func request(_ question: Question) throws(ServiceError) -> HTTPRequest {
    let target: WebAddress
    do throws(HTTPError) { target = try address.appending(question.path, query: question.query) } catch {
      throw .network(error)
    }
    var request = HTTPRequest(
      question.method, target, headers: ["Accept": "application/json"], repeatable: question.repeatable)
    request.limit = Self.mostBytes
    if let body = question.body {
      guard let data = try? JSONEncoder().encode(body) else { throw .unreadable(what: "request") }
      request.body = data
      request.headers["Content-Type"] = "application/json"
    }
    return request
  }

  private func send<Value>(
    _ request: HTTPRequest, with token: Secret, _ question: Question,
    _ read: (Data, JSONDecoder) -> Value?
  ) async throws(ServiceError) -> (HTTPResponse, Value?) {
    var request = request
    request.headers["Authorization"] = "Bearer \(token.reveal())"
    let decoder = decoder(for: question, await tokens.filter)
    do throws(HTTPError) {
      return try await client.send(request) { read($0.body, decoder) }
    } catch {
      throw error == .cancelled ? .cancelled : .network(error)
    }
  }

  private func decoder(for question: Question, _ filter: SecretFilter) -> JSONDecoder {
    let decoder = JSONDecoder()
    if let key = ServiceText.filterKey { decoder.userInfo[key] = filter }
    if let key = BoundedList<Bool>.mostKey { decoder.userInfo[key] = question.mostEntries }
    return decoder
  }
}
