import Foundation
import Network
import Synchronization
import Testing

/// Answers from a list, the last one for ever, and keeps what it was asked.
final class Script: Sendable {
  private let state: Mutex<(answers: [LoopbackResponse], asked: [LoopbackRequest])>

  init(_ answers: [LoopbackResponse]) { state = Mutex((answers, [])) }

  var asked: [LoopbackRequest] { state.withLock { $0.asked } }

  func next(_ request: LoopbackRequest) -> LoopbackResponse {
    state.withLock { state in
      state.asked.append(request)
      return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
    }
  }
}

/// Notes the waits that a client would make, without waiting.
final class Waits: Sendable {
  private let waits = Mutex<[Duration]>([])

  var all: [Duration] { waits.withLock { $0 } }
  var total: Duration { all.reduce(.zero, +) }

  func client() -> HTTPClient {
    var retry = RetryPolicy()
    retry.sleep = { wait in self.waits.withLock { $0.append(wait) } }
    retry.jitter = { 1 }
    return HTTPClient(transport: SessionTransport(), retry: retry)
  }
}

@Suite struct HTTPClientTests {
  let waits = Waits()

  private func serving(
    _ answers: LoopbackResponse..., ask: (LoopbackServer, Script) async throws -> Void
  ) async throws {
    let script = Script(answers)
    let server = try await LoopbackServer { script.next($0) }
    try await ask(server, script)
    await server.stop()
  }

  private func status(_ request: HTTPRequest) async throws -> Int {
    try await waits.client().send(request).status
  }

  @Test func `asks and answers`() async throws {
    try await serving(LoopbackResponse(status: 201, type: "text/plain", text: "grüße")) { server, script in
      let address = try server.address.appending("a/b", query: [("q", "x y")])
      let answer = try await waits.client().send(
        HTTPRequest(.post, address, headers: ["X-Kind": "test"], body: Data("body".utf8)))
      #expect(answer.status == 201)
      #expect(String(decoding: answer.body, as: UTF8.self) == "grüße")
      #expect(answer.headers["content-type"] == "text/plain")
      let asked = try #require(script.asked.first)
      #expect(asked.method == "POST" && asked.path == "/a/b" && asked[query: "q"] == "x y")
      #expect(asked.headers["x-kind"] == "test" && asked.headers["user-agent"] == "timbre/1.0")
      #expect(asked.body == Data("body".utf8))
    }
  }

  @Test func `waits as long as it is asked`() async throws {
    let limited = LoopbackResponse(status: 429, headers: ["Retry-After": "7"])
    try await serving(limited, LoopbackResponse()) { server, script in
      let status = try await self.status(HTTPRequest(.get, server.address))
      #expect(status == 200)
      #expect(waits.total >= .seconds(7) && waits.total < .seconds(8))
    }
  }

  @Test func `never waits beyond a minute`() async throws {
    try await serving(LoopbackResponse(status: 429, headers: ["Retry-After": "61"])) { server, script in
      let status = try await self.status(HTTPRequest(.get, server.address))
      #expect(status == 429)
      #expect(script.asked.count == 1 && waits.all.isEmpty)
    }
    try await serving(LoopbackResponse(status: 429, headers: ["Retry-After": "25"])) { server, script in
      let status = try await self.status(HTTPRequest(.get, server.address))
      #expect(status == 429)
      #expect(script.asked.count == 3 && waits.total <= .seconds(60))
    }
  }

  @Test func `failures of the server are retried later and later`() async throws {
    try await serving(LoopbackResponse(status: 503)) { server, script in
      let status = try await self.status(HTTPRequest(.put, server.address))
      #expect(status == 503)
      #expect(waits.all == [.milliseconds(500), .seconds(1), .seconds(2)])
    }
  }

  @Test func `what may have happened is not repeated`() async throws {
    try await serving(LoopbackResponse(status: 503)) { server, script in
      let status = try await self.status(HTTPRequest(.post, server.address))
      #expect(status == 503)
      #expect(script.asked.count == 1)
    }
  }

  @Test func `broken answers`() async throws {
    var cut = LoopbackResponse(type: "text/plain", text: "half an answer")
    cut.delivery = .cut(after: 4)
    try await serving(cut, LoopbackResponse(type: "text/plain", text: "whole")) { server, _ in
      let answer = try await waits.client().send(HTTPRequest(.get, server.address))
      #expect(String(decoding: answer.body, as: UTF8.self) == "whole")
    }
    try await serving(cut) { server, script in
      await #expect(throws: HTTPError.interrupted(host: "127.0.0.1")) {
        try await waits.client().send(HTTPRequest(.get, server.address))
      }
      #expect(script.asked.count == 4)
    }
  }

  @Test func `slow answers end at the deadline`() async throws {
    var slow = LoopbackResponse(type: "text/plain", text: String(repeating: "x", count: 1000))
    slow.delivery = .slow(piece: 1, pause: .milliseconds(20))
    try await serving(slow) { server, script in
      var client = waits.client()
      client.deadline = .milliseconds(100)
      client.retry.tries = 1
      await #expect(throws: HTTPError.timedOut(host: "127.0.0.1")) {
        try await client.send(HTTPRequest(.get, server.address))
      }
    }
  }

  @Test func `long answers are not read`() async throws {
    try await serving(LoopbackResponse(type: "text/plain", text: "0123456789")) { server, _ in
      var request = HTTPRequest(.get, server.address)
      request.limit = 9
      await #expect(throws: HTTPError.tooLarge(limit: 9)) { try await waits.client().send(request) }
    }
  }

  @Test func `nobody there`() async throws {
    let closed = try ClosedPort()
    let address = try WebAddress("http://127.0.0.1:\(closed.number)")
    await #expect(throws: HTTPError.unreachable(host: "127.0.0.1")) {
      try await waits.client().send(HTTPRequest(.post, address))
    }
    #expect(waits.all.count == 3)
  }

  @Test func `cancellation ends at once`() async throws {
    var slow = LoopbackResponse(type: "text/plain", text: "x")
    slow.delivery = .slow(piece: 1, pause: .seconds(60))
    try await serving(slow) { server, _ in
      let client = waits.client()
      let address = server.address
      let asking = Task { try await client.send(HTTPRequest(.get, address)) }
      asking.cancel()
      await #expect(throws: HTTPError.cancelled) { try await asking.value }
    }
  }

  @Test func `redirects are followed only when allowed`() async throws {
    let moved = LoopbackResponse(status: 302, headers: ["Location": "/elsewhere"])
    try await serving(moved, LoopbackResponse(type: "text/plain", text: "here")) { server, script in
      var request = HTTPRequest(.get, server.address)
      let first = try await self.status(request)
      #expect(first == 302)
      request.redirects = 1
      let status = try await self.status(request)
      #expect(status == 200)
    }
    try await serving(moved) { server, script in
      var request = HTTPRequest(.get, server.address)
      request.redirects = 2
      await #expect(throws: HTTPError.tooManyRedirects(limit: 2)) { try await waits.client().send(request) }
      #expect(script.asked.map(\.path) == ["/", "/elsewhere", "/elsewhere"])
    }
    try await serving(LoopbackResponse(status: 302, headers: ["Location": "http://host.example/"])) {
      server, _ in
      var request = HTTPRequest(.get, server.address)
      request.redirects = 2
      await #expect(throws: HTTPError.insecureAddress("http://host.example/")) {
        try await waits.client().send(request)
      }
    }
  }

  @Test func `descriptions keep secrets`() throws {
    let request = HTTPRequest(
      .post, try WebAddress("https://host.example/token"), headers: ["Authorization": "Bearer hush"],
      body: Data("refresh_token=hush".utf8))
    let response = HTTPResponse(status: 200, body: Data("hush".utf8))
    var dumped = ""
    dump(request, to: &dumped)
    dump(response, to: &dumped)
    for text in [
      "\(request)", "\(response)", String(reflecting: request), String(reflecting: response), dumped,
    ] {
      #expect(!text.contains("hush"))
    }
  }
}
