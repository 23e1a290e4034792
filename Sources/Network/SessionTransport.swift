import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The transport over the system's own HTTP, which brings TLS, proxies and kept-alive connections.
public final class SessionTransport: HTTPTransport {
  private let session: URLSession
  private let delegate = SessionDelegate()

  /// One connection pool, without cookies and without a cache: nothing of an answer is kept on disk.
  public init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
  }

  deinit { session.invalidateAndCancel() }

  /// Sends the request once and gives head and body as they arrive; the stream throws `HTTPError`.
  public func parts(of request: HTTPRequest) -> AsyncThrowingStream<HTTPPart, any Error> {
    AsyncThrowingStream { continuation in
      var message = URLRequest(url: request.address.url)
      message.httpMethod = request.method.rawValue
      message.httpBody = request.body
      message.timeoutInterval = request.silence
      for (name, value) in request.headers { message.setValue(value, forHTTPHeaderField: name) }
      let task = session.dataTask(with: message)
      delegate.register(continuation, host: request.address.host, for: task.taskIdentifier)
      continuation.onTermination = { reason in
        if case .cancelled = reason { task.cancel() }
      }
      task.resume()
    }
  }
}

/// Hands what the session reports to whoever waits for it.
private final class SessionDelegate: NSObject, URLSessionDataDelegate {
  typealias Continuation = AsyncThrowingStream<HTTPPart, any Error>.Continuation

  private struct Exchange {
    let continuation: Continuation
    let host: String
  }

  private let exchanges = Mutex<[Int: Exchange]>([:])

  func register(_ continuation: Continuation, host: String, for task: Int) {
    exchanges.withLock { $0[task] = Exchange(continuation: continuation, host: host) }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let answer = response as? HTTPURLResponse {
      var headers: [String: String] = [:]
      for (name, value) in answer.allHeaderFields { headers["\(name)"] = "\(value)" }
      let head = HTTPResponse(status: answer.statusCode, headers: headers)
      _ = exchanges.withLock { $0[dataTask.taskIdentifier] }?.continuation.yield(.head(head))
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    _ = exchanges.withLock { $0[dataTask.taskIdentifier] }?.continuation.yield(.body(data))
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard let exchange = exchanges.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
    exchange.continuation.finish(throwing: error.map { Self.meaning(of: $0, host: exchange.host) })
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  private static func meaning(of error: any Error, host: String) -> HTTPError {
    guard let error = error as? URLError else { return .interrupted(host: host) }
    switch error.code {
    case .cancelled: return .cancelled
    case .timedOut: return .timedOut(host: host)
    case .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .notConnectedToInternet,
      .internationalRoamingOff, .dataNotAllowed:
      return .unreachable(host: host)
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected:
      return .untrusted(host: host)
    default:
      // On Linux a certificate that fails the check has no code of its own, only this text.
      return error.localizedDescription.contains("SSL") ? .untrusted(host: host) : .interrupted(host: host)
    }
  }
}
