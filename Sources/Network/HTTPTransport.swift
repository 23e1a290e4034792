import Foundation

/// Carries one request to the other side and its answer back, without repeating and without following redirects.
public protocol HTTPTransport: Sendable {
  /// The answer as it comes: one head, then pieces of the body. Ends with `HTTPError`; ending the iteration early
  /// ends the connection.
  func parts(of request: HTTPRequest) -> AsyncThrowingStream<HTTPPart, any Error>
}

/// A piece of an answer.
public enum HTTPPart: Sendable {
  case head(HTTPResponse)
  case body(Data)
}
