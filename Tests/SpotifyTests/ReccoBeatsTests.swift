import FeatureSources
import Foundation
import Music
import Network
import Spotify
import SpotifySimulator
import Testing

@Suite struct ReccoBeatsTests {
  @Test func `features are joined by address`() async throws {
    let world = try await World.make(loggedIn: false)
    let tracks = World.catalogue[0..<40]
    let answer = try await world.reccoBeats.features(for: tracks.map(\.id), by: .id)
    for track in tracks {
      #expect(answer.values[track.id]?[.danceability] == track.features?["danceability"])
      #expect(answer.values[track.id]?[.key] == track.features?["key"])
    }
    #expect(answer.misses == tracks.filter { $0.features == nil }.map(\.id) && answer.misses.count == 4)
    #expect(answer.values.values.allSatisfy { $0[.timeSignature] == nil })
    await world.end()
  }

  @Test func `the recording code helps where the ID is unknown`() async throws {
    let world = try await World.make(loggedIn: false)
    let twin = try #require(await world.service.currentAccount.variants.first { $0.features == nil })
    #expect(try await world.reccoBeats.features(for: [twin.id], by: .id).misses == [twin.id])
    let code = try #require(twin.isrc)
    let original = try #require(World.catalogue.first { $0.isrc == code })
    let answer = try await world.reccoBeats.features(for: [code, "ZZNONE000000"], by: .isrc)
    #expect(answer.values[code]?[.danceability] == original.features?["danceability"])
    #expect(answer.misses.contains("ZZNONE000000"))
    await world.end()
  }

  @Test func `limits of a batch`() async throws {
    let world = try await World.make(loggedIn: false)
    let ids = World.catalogue[0..<41].map(\.id)
    await #expect(throws: ServiceError.badRequest(status: 400, message: "")) {
      try await world.reccoBeats.features(for: ids, by: .id)
    }
    #expect(try await world.reccoBeats.features(for: [], by: .id).values.isEmpty)
    #expect(await world.service.counts[.features] == 1)
    await world.end()
  }

  @Test func `limits of rate`() async throws {
    let world = try await World.make(loggedIn: false)
    await world.service.misbehave { _, _ in .rateLimit(seconds: 300) }
    await #expect(throws: ServiceError.rateLimited(retryAfterSeconds: 300)) {
      try await world.reccoBeats.features(for: ["x"], by: .id)
    }
    await world.end()
  }
}
