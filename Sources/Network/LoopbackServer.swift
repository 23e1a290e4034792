import FlyingFox
import FlyingSocks
import Foundation

/// A small HTTP server that only this machine can reach.
public final class LoopbackServer: Sendable {
  /// Answers one request; requests on different connections are handled at the same time.
  public typealias Handler = @Sendable (LoopbackRequest) async -> LoopbackResponse

  /// Where it listens, `http://127.0.0.1:PORT`.
  public let address: WebAddress
  /// The port that it listens on, also when a free one was asked for.
  public let port: UInt16
  private let server: HTTPServer
  private let running: Task<Void, Never>

  /// Starts listening on 127.0.0.1; port 0 takes a free one. Throws `HTTPError.unreachable` if the port is taken.
  public init(port: UInt16 = 0, handler: @escaping Handler) async throws(HTTPError) {
    let host = "127.0.0.1"
    do {
      let configuration = HTTPServer.Configuration(
        address: try sockaddr_in.inet(ip4: host, port: port), timeout: 120,
        pool: PromptPool(base: HTTPServer.defaultPool()), logger: .disabled)
      let server = HTTPServer(config: configuration, handler: Adapter(handler: handler))
      running = Task { try? await server.run() }
      try await server.waitUntilListening(timeout: 60)
      guard case .ip4(_, let actual) = await server.listeningAddress else { throw SocketError.disconnected }
      self.server = server
      self.port = actual
      address = try WebAddress("http://\(host):\(actual)")
    } catch {
      throw .unreachable(host: "\(host):\(port)")
    }
  }

  deinit { running.cancel() }

  /// Stops listening and ends every connection, at once or after a time for answers that are on their way.
  public func stop(afterSeconds grace: Double = 0) async {
    await server.stop(timeout: grace)
    running.cancel()
    await running.value
  }
}

/// A request as a `LoopbackServer` received it.
public struct LoopbackRequest: Sendable {
  /// The method in upper case, such as `GET`.
  public var method: String
  /// Percent-decoded, starting with a slash.
  public var path: String
  /// Percent-decoded, in order.
  public var query: [(name: String, value: String)]
  /// By lower-case name.
  public var headers: [String: String]
  /// The bytes that came with the request; empty if there are none.
  public var body: Data

  /// The first value of a query item.
  public subscript(query name: String) -> String? { query.first { $0.name == name }?.value }
}

/// What a `LoopbackServer` answers.
public struct LoopbackResponse: Sendable {
  /// How the answer is put on the wire.
  public enum Delivery: Sendable, Equatable {
    case whole
    /// The connection ends after so many bytes of the body.
    case cut(after: Int)
    /// A pause stands before each piece of so many bytes.
    case slow(piece: Int, pause: Duration)
  }

  /// The status code, 100 to 599.
  public var status: Int
  /// The headers by name, as they are sent.
  public var headers: [String: String]
  /// The bytes that are sent.
  public var body: Data
  /// Whether the body goes out whole, cut off or in slow pieces.
  public var delivery = Delivery.whole

  /// An answer of bytes.
  public init(status: Int = 200, headers: [String: String] = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer of text in UTF-8, of a media type such as `text/html`.
  public init(status: Int = 200, type: String, text: String) {
    self.init(status: status, headers: ["Content-Type": type], body: Data(text.utf8))
  }
}
