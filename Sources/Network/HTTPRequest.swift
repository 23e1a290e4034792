import Foundation

/// One question over HTTP. Its description never shows headers or body, where tokens travel.
public struct HTTPRequest: Sendable, CustomStringConvertible, CustomReflectable {
  /// The methods that the services behind timbre understand.
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// What is asked of the other side.
  public var method: Method
  /// Where it is sent.
  public var address: WebAddress
  /// The headers by name, as they are sent.
  public var headers: [String: String]
  /// The bytes that are sent; nil for none.
  public var body: Data?
  /// Longest silence of the other side, in seconds.
  public var silence: Double = 20
  /// Longest answer that is read, in bytes.
  public var limit: Int = 16 << 20
  /// How many redirects are followed; an answer beyond that is an error.
  public var redirects = 0
  /// Whether sending it twice does no more than sending it once. A request that may not be repeated is sent again
  /// only if it cannot have arrived.
  public var repeatable: Bool

  /// A request; `repeatable` is true by default for everything but `POST`.
  public init(
    _ method: Method = .get, _ address: WebAddress, headers: [String: String] = [:], body: Data? = nil,
    repeatable: Bool? = nil
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
    self.repeatable = repeatable ?? (method != .post)
  }

  /// Method, host and path: neither query nor headers nor body.
  public var description: String { "\(method.rawValue) \(address.host)\(address.url.path())" }
  /// What debuggers and `dump` see: the description alone.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// What came back. Its description never shows the body, where tokens travel.
public struct HTTPResponse: Sendable, CustomStringConvertible, CustomReflectable {
  /// The status code, 100 to 599.
  public var status: Int
  /// By lower-case name.
  public var headers: [String: String]
  /// The bytes of the answer, after any decompression.
  public var body: Data

  /// An answer; the names of its headers are put in lower case.
  public init(status: Int, headers: [String: String] = [:], body: Data = Data()) {
    self.status = status
    self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    self.body = body
  }

  /// Whether the status is one of 200 to 299.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// Seconds that the other side asks to wait, from 0 to a week; nil if it does not say so in a way that makes sense.
  public var retryAfterSeconds: Int? { headers["retry-after"].flatMap { RetryAfter.seconds($0) } }

  /// Status and length.
  public var description: String { "\(status), \(body.count) bytes" }
  /// What debuggers and `dump` see: the description alone.
  public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
