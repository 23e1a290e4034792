import Foundation
import Music
import Network

/// Asks an open source and reads its JSON: the one way in for answers of sources of features and tags.
struct SourceClient: Sendable {
  /// More than an answer of any source needs, in bytes.
  private static let mostBytes = 1 << 20
  /// More than a list of any answer needs, in entries.
  private static let mostEntries = 1_000

  let address: WebAddress
  let client: HTTPClient

  /// The answer to a `GET` below the address, and its JSON where it can be read.
  ///
  /// A success that cannot be read is asked again within the client's limits, then an error.
  ///
  /// - Parameters:
  ///   - path: below the address; empty for the address itself.
  ///   - what: what is asked for, for errors.
  ///   - refusals: statuses that come with JSON of the same shape.
  /// - Throws: `ServiceError`.
  func answer<Answer: Decodable>(
    _ path: String, query: [(name: String, value: String)], headers: [String: String] = [:],
    about what: String,
    as type: Answer.Type, readingRefusals refusals: Set<Int> = []
  ) async throws(ServiceError) -> Answer {
    let (response, read): (HTTPResponse, Answer?)
    do throws(HTTPError) {
      var request = HTTPRequest(
        .get, try address.appending(path, query: query),
        headers: headers.merging(["Accept": "application/json"]) { own, _ in own })
      request.limit = Self.mostBytes
      (response, read) = try await client.send(request) { Self.decoded($0, as: type) }
    } catch {
      throw error == .cancelled ? .cancelled : .network(error)
    }
    if refusals.contains(response.status), let refusal = Self.decoded(response, as: type) { return refusal }
    switch response.status {
    case 200..<300:
      guard let read else { throw .unreadable(what: what) }
      return read
    case 403: throw .forbidden(message: "")
    case 404: throw .notFound(path: what)
    case 429: throw .rateLimited(retryAfterSeconds: response.retryAfterSeconds)
    case 500...599: throw .server(status: response.status)
    default: throw .badRequest(status: response.status, message: "")
    }
  }

  private static func decoded<Answer: Decodable>(_ response: HTTPResponse, as type: Answer.Type) -> Answer? {
    let decoder = JSONDecoder()
    if let key = BoundedList<Bool>.mostKey { decoder.userInfo[key] = mostEntries }
    return try? decoder.decode(type, from: response.body)
  }
}
