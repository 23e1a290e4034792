import Foundation
import Music
import Network
import Spotify
import SpotifySimulator
import Synchronization
import Testing

/// A clock that tests turn.
final class Clock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_790_000_000))

  var now: Date { time.withLock { $0 } }
  func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}

@Suite struct TokenTests {
  let clock = Clock()

  private func world(_ change: (inout SimulatedTerms) -> Void = { _ in }) async throws -> World {
    let clock = clock
    return try await World.make(terms: change, now: { clock.now })
  }

  @Test(arguments: [false, true])
  func `access is refreshed in time`(rotates: Bool) async throws {
    let world = try await world { $0.rotatesRefreshTokens = rotates }
    for _ in 0..<3 {
      clock.advance(3570)
      _ = try await world.spotify.profile()
    }
    let counts = await world.service.counts
    #expect(counts[.token] == 4 && counts[.profile] == 3)
    #expect(try #require(world.file.read()).expires > clock.now)
    await world.end()
  }

  @Test func `a refused token is replaced once`() async throws {
    let world = try await world()
    await world.service.misbehave { kind, number in kind == .liked && number == 0 ? .accessEnded : nil }
    _ = try await world.spotify.likedPage(offset: 0, limit: 50)
    let counts = await world.service.counts
    #expect(counts[.liked] == 2 && counts[.token] == 2)
    await world.end()
  }

  @Test func `a token refused for ever is not tried for ever`() async throws {
    let world = try await world()
    await world.service.misbehave { kind, _ in kind == .liked ? .accessEnded : nil }
    await #expect(throws: ServiceError.needsLogin(.refused)) {
      try await world.spotify.likedPage(offset: 0, limit: 50)
    }
    #expect(await world.service.counts[.liked] == 2)
    await world.end()
  }

  @Test func `many ask and one refreshes`() async throws {
    let world = try await world()
    clock.advance(4000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for page in 0..<12 {
        group.addTask { _ = try await world.spotify.likedPage(offset: page * 10, limit: 10) }
      }
      try await group.waitForAll()
    }
    #expect(await world.service.counts[.token] == 2)
    await world.end()
  }

  @Test func `an ended login asks for another`() async throws {
    let world = try await world()
    await world.service.misbehave { kind, _ in kind == .token ? .loginEnded : nil }
    clock.advance(4000)
    await #expect(throws: ServiceError.needsLogin(.ended)) { try await world.spotify.profile() }
    #expect(world.file.read() == nil)
    await #expect(throws: ServiceError.needsLogin(.absent)) { try await world.spotify.profile() }
    await world.end()
  }

  @Test func `a failing accounts service ends no login`() async throws {
    let world = try await world()
    clock.advance(4000)
    await world.service.misbehave { kind, _ in kind == .token ? .server(status: 503) : nil }
    await #expect(throws: ServiceError.server(status: 503)) { try await world.spotify.profile() }
    await world.service.misbehave { _, _ in nil }
    #expect(try await world.spotify.profile().id == "demo-listener")
    await world.end()
  }

  @Test func `six months`() async throws {
    let world = try await world()
    let tokens = try #require(world.file.read())
    #expect((180...184).contains(tokens.daysLeft(at: clock.now)) && !tokens.endsSoon(at: clock.now))
    clock.advance(170 * 86_400)
    #expect(tokens.endsSoon(at: clock.now))
    await world.end()
  }

  @Test func `another run of the program may refresh first`() async throws {
    let world = try await world()
    _ = try await world.spotify.profile()
    clock.advance(4000)
    let other = TokenKeeper(file: world.file, accounts: world.accounts, now: { [clock] in clock.now })
    _ = try await SpotifyClient(address: world.addresses.api, client: world.http, tokens: other).profile()
    _ = try await world.spotify.profile()
    #expect(await world.service.counts[.token] == 2)
    await world.end()
  }

  @Test func `no token is shown`() async throws {
    let world = try await world()
    let tokens = try #require(world.file.read())
    let stored = try String(contentsOfFile: world.file.path, encoding: .utf8)
    // Every token of the simulator bears this mark.
    #expect(stored.contains("Qsim"))
    var shown = "\(tokens) \(String(reflecting: tokens))"
    dump(tokens, to: &shown)
    #expect(!shown.contains("Qsim"))
    let account = try String(contentsOfFile: world.folder + "/account.json", encoding: .utf8)
    #expect(!account.contains("Qsim"))
    await world.end()
  }

  @Test func `deleted tokens are gone`() async throws {
    let world = try await world()
    #expect(world.file.delete())
    #expect(!FileManager.default.fileExists(atPath: world.file.path))
    #expect(!world.file.delete())
    await world.end()
  }
}
