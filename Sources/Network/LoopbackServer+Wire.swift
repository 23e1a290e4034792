import FlyingFox
import FlyingSocks
import Foundation

/// Translates between the server library's requests and ours.
struct Adapter: HTTPHandler {
  let handler: LoopbackServer.Handler
  /// Longest request body that is read, in bytes.
  static let limit = 4 << 20

  func handleRequest(_ request: FlyingFox.HTTPRequest) async throws -> FlyingFox.HTTPResponse {
    var headers: [String: String] = [:]
    for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
    guard (headers["content-length"].flatMap { Int($0) } ?? 0) <= Self.limit else {
      return FlyingFox.HTTPResponse(statusCode: HTTPStatusCode(413, phrase: "Content Too Large"))
    }
    let received = LoopbackRequest(
      method: request.method.rawValue, path: request.path,
      query: request.query.map { ($0.name, $0.value) }, headers: headers, body: try await request.bodyData)
    let answer = await handler(received)
    var fields = HTTPHeaders()
    for (name, value) in answer.headers { fields[HTTPHeader(name)] = value }
    let hindered = HinderedBody(data: answer.body, delivery: answer.delivery)
    let body: HTTPBodySequence =
      switch answer.delivery {
      case .whole: HTTPBodySequence(data: answer.body, suggestedBufferSize: 1 << 16)
      // One byte more is promised than will ever come.
      case .cut: HTTPBodySequence(from: hindered, count: answer.body.count + 1)
      case .slow: HTTPBodySequence(from: hindered, count: answer.body.count)
      }
    return FlyingFox.HTTPResponse(
      statusCode: HTTPStatusCode(answer.status, phrase: Self.phrase(answer.status)), headers: fields,
      body: body)
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 206: "Partial Content"
    case 302: "Found"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 416: "Range Not Satisfiable"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    default: "Status"
    }
  }
}

/// A body that comes in pauses, or breaks off.
private struct HinderedBody: AsyncBufferedSequence {
  typealias Element = UInt8
  let data: Data
  let delivery: LoopbackResponse.Delivery

  func makeAsyncIterator() -> Iterator { Iterator(rest: data[...], delivery: delivery) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: Data
    var delivery: LoopbackResponse.Delivery

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> Data? {
      let size: Int
      switch delivery {
      case .whole: size = count
      case .cut(let left):
        // The server closes the connection of a body that fails.
        guard left > 0, !rest.isEmpty else { throw SocketError.disconnected }
        size = Swift.min(count, left)
        delivery = .cut(after: left - Swift.min(size, rest.count))
      case .slow(let piece, let pause):
        guard !rest.isEmpty else { return nil }
        try await Task.sleep(for: pause)
        size = Swift.min(count, Swift.max(1, piece))
      }
      guard !rest.isEmpty else { return nil }
      let piece = rest.prefix(size)
      rest = rest.dropFirst(piece.count)
      return piece
    }
  }
}

/// Sends small packets at once: an answer goes out in two writes, and the second would else wait 40 ms for the
/// acknowledgement of the first (Nagle's algorithm, RFC 896). A connection inherits the option from the listener.
struct PromptPool: AsyncSocketPool {
  let base: any AsyncSocketPool

  func prepare() async throws { try await base.prepare() }
  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
