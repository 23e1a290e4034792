import Foundation
import Network
import SpotifySimulator
import Testing

/// The built `timbre` against a service that lies: it ends by itself with status 4 and a diagnostic, takes little
/// memory, and says nothing of what must stay secret.
@Suite("A hostile service, from outside", .serialized)
struct HostileServiceTests {
  /// The most memory that any run may take, in kilobytes: 300 MB.
  private static let mostMemory = 300 * 1024

  @Test func `floods, nonsense and echoes end in a diagnostic; the next honest sync completes`() async throws
  {
    let tracks = (0..<120).map { number in
      SimulatedTrack(
        id: String(format: "%022d", number), title: "Song \(number)", artists: ["Band"], album: "Album",
        durationMilliseconds: 200_000, isrc: String(format: "ZZTMB%07d", number), releaseDate: "2011",
        genre: "", features: nil)
    }
    let liked = tracks.map { SimulatedAccount.Entry(.track(id: $0.id), addedAt: "2024-01-01T00:00:00Z") }
    let service = SimulatedSpotify(account: SimulatedAccount(liked: liked), catalogue: tracks)
    let base = try await service.start()
    var timbre = try Timbre()
    timbre.environment = [
      "TIMBRE_SPOTIFY_API": "\(base)/v1", "TIMBRE_SPOTIFY_ACCOUNTS": "\(base)",
      "TIMBRE_RECCOBEATS_API": "\(base)/reccobeats/v1", "COLUMNS": "1000",
    ]
    let login = try BackgroundRun(
      of: timbre, ["-c", "spotify login client=\(String(repeating: "c", count: 32))"])
    let address = try await login.shown(/http:\/\/127\.0\.0\.1:\d+\/authorize\?\S+/)
    var request = HTTPRequest(.get, try WebAddress(address))
    request.redirects = 1
    #expect(try await HTTPClient().send(request).status == 200)
    #expect(await login.status() == 0)

    let nulls = "{\"total\":120,\"items\":[" + String(repeating: "null,", count: 700_000) + "null]}"
    let lies: [(name: String, tell: @Sendable (LoopbackRequest) -> LoopbackResponse)] = [
      ("as many nulls as fit", { _ in LoopbackResponse(type: "application/json", text: nulls) }),
      (
        "twenty megabytes of text",
        { _ in LoopbackResponse(type: "application/json", text: String(repeating: "x", count: 20 << 20)) }
      ),
      (
        "an offset of the largest integer",
        { _ in
          LoopbackResponse(
            type: "application/json", text: "{\"total\":120,\"offset\":\(Int.max),\"items\":[null]}")
        }
      ),
      (
        "a refusal that echoes the token",
        { request in
          let token = request.headers["authorization"] ?? ""
          return LoopbackResponse(
            status: 400, type: "application/json",
            text: "{\"error\":{\"status\":400,\"message\":\"bad \(token)\",\"reason\":\"\(token)\"}}")
        }
      ),
    ]
    for lie in lies {
      await service.misbehave { kind, _ in
        kind == .liked ? .lie { request, _ in lie.tell(request) } : nil
      }
      let sync = try BackgroundRun(of: timbre, ["-c", "spotify sync features=off"])
      let memory = await sync.peakMemory()
      #expect(await sync.status() == 4, "\(lie.name): \(sync.said)")
      #expect(!sync.said.contains("Qsim") && !sync.said.isEmpty, "\(lie.name)")
      #expect(memory < Self.mostMemory, "\(lie.name) took \(memory) kB")
    }
    await service.misbehave { _, _ in nil }
    let honest = try BackgroundRun(of: timbre, ["--format", "json", "-c", "spotify sync features=off"])
    #expect(await honest.status() == 0)
    #expect(honest.said.contains("\"liked\":120"))
    await service.stop()
  }
}

extension BackgroundRun {
  /// The most memory that the run has held, in kilobytes, as long as it runs; 0 where the system does not say.
  func peakMemory() async -> Int {
    var peak = 0
    while let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    {
      peak = max(peak, Int(line.filter(\.isNumber)) ?? 0)
      try? await Task.sleep(for: .milliseconds(10))
    }
    return peak
  }
}
