import Foundation
import Network
import Synchronization
import TestSupport
import Testing

/// Serves one file with ranges as RFC 9110 describes, and breaks off when told to.
final class FileServing: Sendable {
  struct State {
    var content: [UInt8]
    var version = "\"1\""
    var breaks: [Int] = []
    var ranges: [String?] = []
  }

  let state: Mutex<State>

  init(_ content: [UInt8], breaks: [Int] = []) { state = Mutex(State(content: content, breaks: breaks)) }

  func answer(_ request: LoopbackRequest) -> LoopbackResponse {
    state.withLock { state in
      state.ranges.append(request.headers["range"])
      var answer = LoopbackResponse(headers: ["ETag": state.version])
      var start = 0
      if let range = request.headers["range"], request.headers["if-range"] == state.version {
        start = Int(range.dropFirst("bytes=".count).dropLast()) ?? 0
        answer.status = 206
        answer.headers["Content-Range"] = "bytes \(start)-\(state.content.count - 1)/\(state.content.count)"
      }
      answer.body = Data(state.content[start...])
      if !state.breaks.isEmpty { answer.delivery = .cut(after: state.breaks.removeFirst()) }
      return answer
    }
  }
}

@Suite struct DownloadTests {
  let folder: TemporaryFolder
  let content = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  let waits = Waits()

  init() throws { folder = try TemporaryFolder() }

  private func serving(_ files: FileServing, fetch: (WebAddress, String) async throws -> Void) async throws {
    let server = try await LoopbackServer { files.answer($0) }
    try await fetch(server.address, folder.path + "/deep/file.csv")
    await server.stop()
  }

  private func bytes(at path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  @Test func `fetches a whole file`() async throws {
    try await serving(FileServing(content)) { address, path in
      let seen = Mutex<[Download.Progress]>([])
      let file = Download(address, to: path, checksum: SHA256.digest(content).hexadecimal)
      try await waits.client().download(file) { step in seen.withLock { $0.append(step) } }
      #expect(try bytes(at: path) == content)
      #expect(seen.withLock { $0.last } == Download.Progress(received: 50_000, total: 50_000))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep") == ["file.csv"])
    }
  }

  @Test func `goes on where it broke`() async throws {
    let files = FileServing(content, breaks: [20_000, 10_000])
    try await serving(files) { address, path in
      try await waits.client().download(Download(address, to: path))
      #expect(try bytes(at: path) == content)
      #expect(files.state.withLock { $0.ranges } == [nil, "bytes=20000-", "bytes=30000-"])
    }
  }

  @Test func `a changed file is never joined`() async throws {
    let files = FileServing(content, breaks: [20_000])
    try await serving(files) { address, path in
      var once = waits.client()
      once.retry.tries = 1
      await #expect(throws: HTTPError.interrupted(host: "127.0.0.1")) {
        try await once.download(Download(address, to: path))
      }
      #expect(!FileManager.default.fileExists(atPath: path))
      files.state.withLock { state in
        state.content = state.content.reversed()
        state.version = "\"2\""
      }
      try await once.download(Download(address, to: path))
      #expect(try bytes(at: path) == content.reversed())
    }
  }

  @Test func `a wrong file is thrown away`() async throws {
    try await serving(FileServing(content)) { address, path in
      let expected = String(repeating: "0", count: 64)
      await #expect(throws: HTTPError.checksum(expected: expected, found: SHA256.digest(content).hexadecimal))
      {
        try await waits.client().download(Download(address, to: path, checksum: expected))
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `interrupt keeps what has come`() async throws {
    let files = FileServing(content)
    try await serving(files) { address, path in
      let pieces = Mutex(0)
      await #expect(throws: HTTPError.cancelled) {
        try await waits.client().download(
          Download(address, to: path), progress: { _ in pieces.withLock { $0 += 1 } },
          interrupted: { pieces.withLock { $0 > 0 } })
      }
      try await waits.client().download(Download(address, to: path))
      #expect(try bytes(at: path) == content)
    }
  }

  @Test func `limits and refusals`() async throws {
    try await serving(FileServing(content)) { address, path in
      await #expect(throws: HTTPError.tooLarge(limit: 49_999)) {
        try await waits.client().download(Download(address, to: path, limit: 49_999))
      }
    }
    let server = try await LoopbackServer { _ in LoopbackResponse(status: 404) }
    await #expect(throws: HTTPError.status(404)) {
      try await waits.client().download(Download(server.address, to: folder.path + "/file"))
    }
    await server.stop()
  }

  @Test func `follows redirects`() async throws {
    let files = FileServing(content, breaks: [100])
    let server = try await LoopbackServer { request in
      request.path == "/file"
        ? files.answer(request) : LoopbackResponse(status: 302, headers: ["Location": "/file"])
    }
    let path = folder.path + "/file"
    try await waits.client().download(Download(server.address, to: path))
    #expect(try bytes(at: path) == content)
    await server.stop()
  }
}
