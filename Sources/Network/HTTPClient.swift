import Foundation

/// Sends requests with time-outs, limits and retries.
public struct HTTPClient: Sendable {
  /// What sends one request once.
  public var transport: any HTTPTransport
  /// How often and how soon a request that failed for a passing reason is sent again.
  public var retry: RetryPolicy
  /// Sent with each request that does not bring its own.
  public var userAgent: String
  /// Longest time from asking to the last byte of an answer that is kept in memory.
  public var deadline: Duration = .seconds(60)

  /// A client over a transport; tests give one that answers by itself.
  public init(
    transport: any HTTPTransport, retry: RetryPolicy = RetryPolicy(), userAgent: String = "timbre/1.0"
  ) {
    self.transport = transport
    self.retry = retry
    self.userAgent = userAgent
  }

  /// The client that reaches the network.
  public init() { self.init(transport: SessionTransport()) }

  /// The answer, whatever its status: after the tries that the policy allows, a last 429 or 5xx is returned too.
  public func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    try await send(request) { $0 }.response
  }

  /// The answer and what was read from it; nil where the status is no success or `read` could make nothing of it.
  ///
  /// A success that makes no sense is a failure of the service like a 5xx, and asked again within the same limits.
  public func send<Value>(
    _ request: HTTPRequest, reading read: (HTTPResponse) -> Value?
  ) async throws(HTTPError) -> (response: HTTPResponse, value: Value?) {
    var failures = 0
    var waited = Duration.zero
    while true {
      let outcome: Result<HTTPResponse, HTTPError>
      do throws(HTTPError) {
        let answer = try await follow(request)
        let value = answer.isSuccess ? read(answer) : nil
        let isNonsense = answer.isSuccess && value == nil && request.repeatable
        guard isNonsense || Self.passes(answer, request), !retry.isFinal(answer) else {
          return (answer, value)
        }
        outcome = .success(answer)
      } catch {
        guard Self.passes(error, request) else { throw error }
        outcome = .failure(error)
      }
      failures += 1
      let asked = (try? outcome.get())?.retryAfterSeconds.map { Duration.seconds($0) }
      guard let wait = retry.wait(afterFailures: failures, asked: asked, waited: waited) else {
        return (try outcome.get(), nil)
      }
      do { try await retry.sleep(wait) } catch { throw .cancelled }
      waited += wait
    }
  }

  /// Whether an answer may be different next time, and asking again does no harm.
  private static func passes(_ answer: HTTPResponse, _ request: HTTPRequest) -> Bool {
    switch answer.status {
    case 429: true  // refused before anything was done
    case 500, 502, 503, 504: request.repeatable
    default: false
    }
  }

  private static func passes(_ error: HTTPError, _ request: HTTPRequest) -> Bool {
    switch error {
    case .unreachable: true  // it never arrived
    case .timedOut, .interrupted: request.repeatable
    default: false
    }
  }

  /// One try, over as many redirects as the request allows.
  private func follow(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    var request = request
    let limit = request.redirects
    while true {
      let answer = try await once(request)
      guard limit > 0, let next = try Self.redirect(of: answer, to: request) else { return answer }
      guard request.redirects > 0 else { throw .tooManyRedirects(limit: limit) }
      request = next
    }
  }

  /// The request that an answer sends us on with, nil if it is no redirect. Only `GET` is sent on; what identifies the
  /// person stays behind when the host changes.
  static func redirect(of answer: HTTPResponse, to request: HTTPRequest) throws(HTTPError) -> HTTPRequest? {
    guard [301, 302, 303, 307, 308].contains(answer.status), request.method == .get,
      let location = answer.headers["location"]
    else { return nil }
    guard let url = URL(string: location, relativeTo: request.address.url)?.absoluteURL else {
      throw .invalidAddress(location)
    }
    let target = try WebAddress(url)
    if !request.address.isLoopback, target.isLoopback { throw .insecureAddress(target.description) }
    var next = request
    next.address = target
    next.redirects -= 1
    if target.host != request.address.host {
      next.headers = next.headers.filter { $0.key.lowercased() == "range" }
    }
    return next
  }

  private func once(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    let parts = transport.parts(of: prepared(request))
    let limit = request.limit
    let deadline = deadline
    let host = request.address.host
    do {
      return try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
        group.addTask { try await Self.collect(parts, limit: limit, host: host) }
        group.addTask {
          try await Task.sleep(for: deadline)
          throw HTTPError.timedOut(host: host)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw HTTPError.cancelled }
        return first
      }
    } catch let error as HTTPError {
      throw error
    } catch {
      throw .cancelled
    }
  }

  func prepared(_ request: HTTPRequest) -> HTTPRequest {
    var request = request
    if !request.headers.keys.contains(where: { $0.lowercased() == "user-agent" }) {
      request.headers["User-Agent"] = userAgent
    }
    return request
  }

  private static func collect(
    _ parts: AsyncThrowingStream<HTTPPart, any Error>, limit: Int, host: String
  ) async throws -> HTTPResponse {
    var answer: HTTPResponse?
    for try await part in parts {
      switch part {
      case .head(let head): answer = head
      case .body(let data):
        guard let held = answer?.body.count, held + data.count <= limit else {
          throw HTTPError.tooLarge(limit: limit)
        }
        answer?.body.append(data)
      }
    }
    // A cancelled task sees its stream end, not fail.
    try Task.checkCancellation()
    guard let answer else { throw HTTPError.interrupted(host: host) }
    return answer
  }
}
