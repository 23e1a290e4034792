import Foundation
import Music
import Network
import Spotify
import SpotifySimulator
import Testing

@Suite struct FailureTests {
  /// What reading the first page ends in when every request for it meets a fault.
  private func outcome(of fault: SimulatedFault) async throws -> (error: ServiceError?, requests: Int) {
    let world = try await World.make()
    await world.service.misbehave { kind, _ in kind == .liked ? fault : nil }
    var found: ServiceError?
    do { _ = try await world.spotify.likedPage(offset: 0, limit: 50) } catch let error as ServiceError {
      found = error
    }
    let requests = await world.service.counts[.liked] ?? 0
    await world.end()
    return (found, requests)
  }

  @Test func `causes of a refusal are told apart`() async throws {
    let words = "Check settings on developer.spotify.com/dashboard, the user may not be registered."
    #expect(try await outcome(of: .forbidden(.notAllowListed)).error == .notAllowListed(message: words))
    #expect(
      try await outcome(of: .forbidden(.noPremium)).error
        == .premiumRequired(message: "Active premium subscription required for the owner of the app."))
    #expect(
      try await outcome(of: .forbidden(.lackingScope)).error
        == .missingScope(message: "Insufficient client scope"))
    let closed = try await outcome(of: .forbidden(.closedEndpoint))
    #expect(closed.error == .endpointClosed(path: "me/tracks") && closed.requests == 1)
  }

  @Test func `limits of rate`() async throws {
    let short = try await outcome(of: .rateLimit(seconds: 5))
    #expect(short.error == .rateLimited(retryAfterSeconds: 5) && short.requests == 4)
    let unnamed = try await outcome(of: .rateLimit(seconds: nil))
    #expect(unnamed.error == .rateLimited(retryAfterSeconds: nil) && unnamed.requests == 4)
    let long = try await outcome(of: .rateLimit(seconds: 48_925))
    #expect(long.error == .rateLimited(retryAfterSeconds: 48_925) && long.requests == 1)
    let quota = try await outcome(of: .quota(seconds: 1))
    #expect(quota.error == .quotaExceeded(retryAfterSeconds: 1) && quota.requests == 1)
  }

  @Test func `failures of the server`() async throws {
    for status in [500, 502, 503, 504] {
      let storm = try await outcome(of: .server(status: status))
      #expect(storm.error == .server(status: status) && storm.requests == 4)
    }
    let cut = try await outcome(of: .cutAfter)
    #expect(cut.error == .network(.interrupted(host: "127.0.0.1")) && cut.requests == 4)
    let garbage = try await outcome(of: .garbage)
    #expect(garbage.error == .unreadable(what: "liked songs") && garbage.requests == 4)
  }

  @Test func `a passing storm is ridden out`() async throws {
    let world = try await World.make()
    await world.service.misbehave { kind, number in
      guard kind == .liked else { return nil }
      return [.server(status: 503), .cut, .rateLimit(seconds: 2)][safe: number % 4]
    }
    let page = try await world.spotify.likedPage(offset: 0, limit: 50)
    #expect(page.items.count == 50)
    await world.end()
  }

  @Test func `slow answers arrive too`() async throws {
    let world = try await World.make()
    await world.service.misbehave { kind, _ in
      kind == .liked ? .slow(piece: 4096, pause: .milliseconds(2)) : nil
    }
    #expect(try await world.spotify.likedPage(offset: 0, limit: 50).items.count == 50)
    await world.end()
  }

  @Test func `scopes are checked`() async throws {
    let world = try await World.make()
    await world.service.set { $0.unfollowNeedsLibraryScopes = true }
    let made = try await world.spotify.createPlaylist(name: "x", description: "", isPublic: true)
    await #expect(throws: ServiceError.missingScope(message: "Insufficient client scope")) {
      try await world.spotify.unfollowPlaylist(made.id)
    }
    await world.end()
  }

  @Test func `nobody is logged in`() async throws {
    let world = try await World.make(loggedIn: false)
    await #expect(throws: ServiceError.needsLogin(.absent)) { try await world.spotify.profile() }
    #expect(await world.service.counts.isEmpty)
    await world.end()
  }

  @Test func `cancellation`() async throws {
    let world = try await World.make()
    await world.service.misbehave { kind, _ in kind == .liked ? .slow(piece: 1, pause: .seconds(5)) : nil }
    let spotify = world.spotify
    let reading = Task { try await spotify.likedPage(offset: 0, limit: 50) }
    reading.cancel()
    await #expect(throws: ServiceError.cancelled) { try await reading.value }
    await world.end()
  }

  @Test func `only secure addresses are taken`() {
    #expect(throws: HTTPError.insecureAddress("http://host.example/v1")) {
      try SpotifyAddresses { $0 == .api ? "http://host.example/v1" : nil }
    }
    #expect(throws: Never.self) { try SpotifyAddresses { _ in nil } }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
