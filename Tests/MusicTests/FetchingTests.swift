import Foundation
import Network
import Synchronization
import Tabular
import TestSupport
import Testing
import Work

@testable import Music

/// Fetching the public table, from a server on this machine.
@Suite struct FetchingTests {
  private func withServer(
    _ body: [UInt8], _ run: (KnownDatasets) async throws -> Void
  ) async throws {
    let path = "/" + KnownDataset.Known.location
    let server = try await LoopbackServer { request in
      request.path == path ? LoopbackResponse(body: Data(body)) : LoopbackResponse(status: 404)
    }
    let folder = try TemporaryFolder()
    let cache = folder.path + "/a/b"
    defer { withExtendedLifetime(folder) {} }
    do {
      try await run(
        KnownDatasets(
          bundled: BundledData(override: nil), cacheFolder: cache,
          environment: ["TIMBRE_HUGGINGFACE": "\(server.address)"]))
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  /// A table of the right shape made of invented rows.
  private static func shaped(rows: Int = 114_000) -> [UInt8] {
    var text =
      ","
      + (["track_id", "artists", "album_name", "track_name"] + TrackSchema.allFeatures.map(\.text)).joined(
        separator: ",") + ",track_genre\n"
    let values = Array(repeating: "0.5", count: 13).joined(separator: ",")
    for row in 0..<rows { text += "\(row),id\(row),a,b,c,\(values),False,1,genre \(row / 1_000)\n" }
    return Array(text.utf8)
  }

  @Test func `a copy of the right shape is kept and marked`() async throws {
    let body = Self.shaped()
    try await withServer(body) { known in
      #expect(known.path(of: .spotifyTracks) == nil)
      #expect(throws: KnownDatasetError.absent(.spotifyTracks)) { try known.load(.spotifyTracks) }
      let seen = Mutex(0)
      let fetched = try await known.fetch(
        with: HTTPClient(), watch: Watch(report: { now in seen.withLock { $0 = Int(now.completed) } }))
      #expect(!fetched.isKnownCopy && fetched.rows == 114_000 && fetched.genres == 114)
      #expect(seen.withLock { $0 } == body.count)
      let loaded = try known.load(.spotifyTracks)
      #expect(
        loaded.dataset.origin.checks == [
          "SHA-256 \(fetched.digest)", "not the known copy; its shape is right",
        ])
      #expect(!loaded.dataset.isSynthetic)
      let kept = try FileManager.default.contentsOfDirectory(atPath: known.cacheFolder)
      #expect(kept.count == 2)
    }
  }

  @Test func `something else is not kept`() async throws {
    try await withServer(Self.shaped(rows: 10_000)) { known in
      await #expect(throws: KnownDatasetError.notTheTable(rows: 10_000, genres: 10, missingColumns: [])) {
        try await known.fetch(with: HTTPClient())
      }
      #expect(known.path(of: .spotifyTracks) == nil)
    }
    try await withServer(Array("<html>not found</html>".utf8)) { known in
      await #expect(throws: KnownDatasetError.self) { try await known.fetch(with: HTTPClient()) }
      let left = try FileManager.default.contentsOfDirectory(atPath: known.cacheFolder)
      #expect(left.isEmpty)
    }
  }

  @Test func `only safe addresses are asked`() async throws {
    let known = KnownDatasets(
      bundled: BundledData(override: nil), cacheFolder: NSTemporaryDirectory(), base: "http://example.org")
    await #expect(throws: HTTPError.insecureAddress("http://example.org")) {
      try await known.fetch(with: HTTPClient())
    }
  }
}
