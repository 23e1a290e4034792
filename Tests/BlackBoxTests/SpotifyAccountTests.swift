import Foundation
import Network
import SpotifySimulator
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built `timbre` against a simulated Spotify in another process: a login through the address it shows, syncs that
/// are killed with SIGKILL, and what it leaves behind.
@Suite("A Spotify account, from outside", .serialized)
struct SpotifyAccountTests {
  private static let tracks = (0..<420).map { number in
    SimulatedTrack(
      id: String(String(format: "%022d", number)), title: "Song \(number)", artists: ["Band \(number % 30)"],
      album: "Album", durationMilliseconds: 200_000, isrc: String(format: "ZZTMB%07d", number),
      releaseDate: "2011", genre: "", features: nil)
  }

  private static func account() -> SimulatedAccount {
    let liked = tracks.enumerated().map { index, track in
      SimulatedAccount.Entry(
        .track(id: track.id),
        addedAt: Date(timeIntervalSince1970: 1_700_000_000 - Double(index) * 3600).formatted(.iso8601))
    }
    let own = SimulatedAccount.Playlist(
      id: String(repeating: "P", count: 22), name: "Own", ownerID: "demo-listener",
      entries: Array(liked.prefix(120)))
    return SimulatedAccount(liked: liked, playlists: [own])
  }

  @Test
  func
    `logs in, is killed five times while it syncs, and loses nothing; no token is anywhere it should not be`()
    async throws
  {
    let service = SimulatedSpotify(account: Self.account(), catalogue: Self.tracks)
    let base = try await service.start()
    var timbre = try Timbre()
    timbre.environment = [
      "TIMBRE_SPOTIFY_API": "\(base)/v1", "TIMBRE_SPOTIFY_ACCOUNTS": "\(base)",
      "TIMBRE_RECCOBEATS_API": "\(base)/reccobeats/v1", "COLUMNS": "1000",
    ]
    var said = ""

    let login = try BackgroundRun(
      of: timbre, ["-c", "spotify login client=\(String(repeating: "c", count: 32))"])
    let address = try await login.shown(/http:\/\/127\.0\.0\.1:\d+\/authorize\?\S+/)
    var request = HTTPRequest(.get, try WebAddress(address))
    request.redirects = 1
    #expect(try await HTTPClient().send(request).status == 200)
    #expect(await login.status() == 0)
    said += login.said

    // Each process dies a few requests after it began; the last is left alone.
    let fate = Fate()
    await service.misbehave { _, _ in
      fate.request()
      return nil
    }
    for requests in [1, 2, 4, 3, 5] {
      let sync = try BackgroundRun(of: timbre, ["-c", "spotify sync features=off"])
      fate.kill(sync.process, after: requests)
      #expect(await sync.status() == 128 + SIGKILL)
      said += sync.said
    }
    let last = try BackgroundRun(
      of: timbre, ["--format", "json", "-c", "spotify sync features=off", "-c", "spotify status"])
    #expect(await last.status() == 0)
    said += last.said
    #expect(last.said.contains("\"liked\":420"))
    #expect(last.said.contains("\"playlists\":1"))
    // Nine pages of liked songs and three of the playlist; what a killed process had stored is not asked for again.
    let counts = await service.counts
    #expect((counts[.liked] ?? 0) + (counts[.items] ?? 0) <= 12 + 2 * 6)

    let tokens = try String(
      contentsOfFile: timbre.home.path + "/.local/state/timbre/spotify/token.json", encoding: .utf8)
    // Every token of the simulator bears this mark.
    #expect(tokens.contains("Qsim") && !said.contains("Qsim"))
    let logout = try BackgroundRun(of: timbre, ["-c", "spotify logout yes"])
    #expect(await logout.status() == 0)
    let left =
      FileManager.default.enumerator(atPath: timbre.home.path)?.allObjects.compactMap { $0 as? String } ?? []
    #expect(!left.contains { $0.contains("library") || $0.contains("token") })
    for file in left {
      let data = FileManager.default.contents(atPath: timbre.home.path + "/" + file) ?? Data()
      #expect(data.firstRange(of: Data("Qsim".utf8)) == nil, "\(file)")
    }
    await service.stop()
  }
}

private func signal(_ process: pid_t) { _ = kill(process, SIGKILL) }

/// Counts requests and ends a process at one of them.
private final class Fate: Sendable {
  private let state = Mutex<(left: Int, process: pid_t)?>(nil)

  func kill(_ process: pid_t, after requests: Int) { state.withLock { $0 = (requests, process) } }

  func request() {
    state.withLock { state in
      guard var fate = state else { return }
      fate.left -= 1
      state = fate.left > 0 ? fate : nil
      if fate.left == 0 { signal(fate.process) }
    }
  }
}

/// A run of `timbre` that goes on while the test does something else.
final class BackgroundRun {
  private let running = Process()
  private let texts: TemporaryFolder

  init(of timbre: Timbre, _ arguments: [String]) throws {
    texts = try TemporaryFolder()
    running.executableURL = Timbre.program
    running.arguments = arguments
    running.environment = timbre.surroundings
    running.currentDirectoryURL = URL(filePath: timbre.home.path)
    running.standardInput = try FileHandle(forReadingFrom: URL(filePath: texts.write("", to: "input")))
    running.standardOutput = FileHandle(forWritingAtPath: try texts.write("", to: "output"))
    running.standardError = FileHandle(forWritingAtPath: try texts.write("", to: "errors"))
    try running.run()
  }

  var process: pid_t { running.processIdentifier }

  /// All that it has written so far.
  var said: String {
    ["output", "errors"].map { (try? String(contentsOfFile: "\(texts.path)/\($0)", encoding: .utf8)) ?? "" }
      .joined()
  }

  /// Waits until something of this form stands in its texts.
  func shown(_ form: Regex<Substring>) async throws -> String {
    for _ in 0..<600 {
      if let found = said.firstMatch(of: form) { return String(found.0) }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw PseudoTerminal.Failure.missing("an address", shown: said)
  }

  /// Waits for its end; a signal counts as 128 and its number.
  func status() async -> Int32 {
    while running.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
    return running.terminationReason == .exit ? running.terminationStatus : 128 + running.terminationStatus
  }
}
