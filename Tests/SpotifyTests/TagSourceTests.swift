import FeatureSources
import Foundation
import Music
import Network
import SpotifySimulator
import Testing

@Suite("MusicBrainz and Last.fm")
struct TagSourceTests {
  private func musicBrainz(_ world: World) throws -> MusicBrainz {
    MusicBrainz(address: try world.base.appending("musicbrainz/ws/2"), client: world.http)
  }

  private func lastFM(_ world: World, key: String = SimulatedSpotify.lastFMKey) throws -> LastFM {
    LastFM(address: try world.base.appending("lastfm/2.0"), client: world.http, key: Secret(key))
  }

  @Test
  func `artists are found by their very name, recordings by their code; what is not known has no tags`()
    async throws
  {
    let world = try await World.make(loggedIn: false)
    let source = try musicBrainz(world)
    var known = 0
    for number in 0..<20 {
      let tags = try await source.tags(for: .artist("band \(number)"))
      // Bands have three genres in turn; a search also answers with tribute bands, whose tag is karaoke.
      #expect(tags.allSatisfy { ["jazz", "rock", "techno"].contains($0.name) })
      #expect(tags.isEmpty || tags.reduce(0) { $0 + $1.weight } == 10)
      if !tags.isEmpty { known += 1 }
    }
    #expect(known == 0)
    for number in 0..<20 where try await !source.tags(for: .artist("Band \(number)")).isEmpty { known += 1 }
    #expect((14...19).contains(known))
    let codes = World.catalogue[0..<20].map {
      TagQuestion.recording(title: $0.title, artist: "", isrc: $0.isrc)
    }
    var recordings = 0
    for (track, question) in zip(World.catalogue, codes) {
      let tags = try await source.tags(for: question)
      #expect(tags.isEmpty || tags == [GenreTag(track.genre)])
      if !tags.isEmpty { recordings += 1 }
    }
    #expect((14...20).contains(recordings))
    #expect(try await source.tags(for: .artist("Nobody \"quoted\" \\ at all")).isEmpty)
    #expect(!source.takes(.recording(title: "x", artist: "y", isrc: nil)))
    #expect(!source.takes(.recording(title: "x", artist: "y", isrc: "../artist")))
    await world.end()
  }

  @Test
  func `Last.fm answers by artist and title, and refuses a wrong key without giving it away`() async throws {
    let world = try await World.make(loggedIn: false)
    let source = try lastFM(world)
    var known = 0
    for number in 0..<20 {
      let artist = try await source.tags(for: .artist("Band \(number)"))
      let track = try await source.tags(
        for: .recording(title: "Song \(number)", artist: "Band \(number)", isrc: nil))
      #expect(artist.isEmpty == track.isEmpty)
      guard !artist.isEmpty else { continue }
      known += 1
      #expect(artist.first?.weight == 100 && artist.contains { $0.name == "seen live" })
      #expect(track.first?.name == World.catalogue[number].genre)
    }
    #expect((14...19).contains(known))
    let wrong = String(repeating: "a1", count: 16)
    await world.service.misbehave { kind, _ in
      guard kind == .artistTags else { return nil }
      return .lie { _, _ in
        LoopbackResponse(
          status: 403, type: "application/json", text: "{\"error\":10,\"message\":\"bad key \(wrong)\"}")
      }
    }
    await #expect(throws: ServiceError.forbidden(message: "bad key (secret)")) {
      try await lastFM(world, key: wrong).tags(for: .artist("Band 1"))
    }
    await world.end()
  }

  @Test(arguments: [
    #"{"artists":[{"name":"Band 1","score":100,"tags":[{"count":99999999999999999999,"name":"rock"}]}]}"#,
    #"{"artists":[{"name":"Band 1","score":"high","tags":"rock"}]}"#,
    #"{"artists":[{"name":7,"tags":[{"count":1,"name":"rock"}]}, null, [], 3]}"#,
    #"{"artists":[{"name":"Band 1","tags":[{"count":-3,"name":"rock"},{"count":1,"name":""}]}]}"#,
    #"{"artists":[{"name":"Band 1","tags":[{"count":1,"name":"\#(String(repeating: "x", count: 5_000))"}]}]}"#,
    #"{"artists":{}}"#, "[]", "", "{\"artists\":[" + String(repeating: "{},", count: 2_000) + "{}]}",
  ])
  func `answers that make no sense bring no tags or an error, and nothing else`(answer: String) async throws {
    let world = try await World.make(loggedIn: false)
    await world.service.misbehave { _, _ in
      .lie { _, _ in LoopbackResponse(type: "application/json", text: answer) }
    }
    let source = try musicBrainz(world)
    let tags = try? await source.tags(for: .artist("Band 1"))
    #expect(tags == nil || tags == [])
    await world.end()
  }

  @Test func `an answer without end is not read to its end`() async throws {
    let world = try await World.make(loggedIn: false)
    await world.service.misbehave { _, _ in
      .lie { _, _ in
        LoopbackResponse(type: "application/json", text: "[" + String(repeating: "1,", count: 2 << 20))
      }
    }
    await #expect(throws: ServiceError.network(.tooLarge(limit: 1 << 20))) {
      try await musicBrainz(world).tags(for: .artist("Band 1"))
    }
    await world.end()
  }
}
