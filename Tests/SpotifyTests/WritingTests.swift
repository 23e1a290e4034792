import Foundation
import Music
import Spotify
import SpotifySimulator
import Testing

@Suite struct WritingTests {
  private let uris = World.catalogue.map { "spotify:track:\($0.id)" }

  @Test(arguments: SimulatedTerms.Shape.allCases)
  func `a playlist is made filled and changed`(shape: SimulatedTerms.Shape) async throws {
    let world = try await World.make(shape: shape)
    let spotify = world.spotify
    let made = try await spotify.createPlaylist(
      name: "jazz · timbre", description: "by timbre", isPublic: false)
    // Spotify takes the wish and does not follow it: the answer says what is.
    #expect(made.isPublic == true && made.total == 0 && made.name == "jazz · timbre")
    let first = try await spotify.addItems(Array(uris[0..<100]), to: made.id, at: nil)
    let second = try await spotify.addItems(Array(uris[100..<150]), to: made.id, at: nil)
    #expect(first != second)
    _ = try await spotify.addItems([uris[200]], to: made.id, at: 0)
    _ = try await spotify.removeItems(Array(uris[10..<20]), from: made.id)
    var now = try #require(await world.service.currentAccount.playlist(made.id))
    #expect(now.uris == [uris[200]] + uris[0..<10] + uris[20..<150])
    _ = try await spotify.replaceItems(of: made.id, with: Array(uris[0..<3]))
    try await spotify.updateDetails(of: made.id, name: nil, description: "3 songs", isPublic: nil)
    now = try #require(await world.service.currentAccount.playlist(made.id))
    #expect(now.uris == Array(uris[0..<3]) && now.description == "3 songs" && now.name == "jazz · timbre")
    let read = try await spotify.playlist(made.id)
    #expect(read.snapshotID == now.snapshotID && read.description == "3 songs" && read.total == 3)
    _ = try await spotify.replaceItems(of: made.id, with: [])
    #expect(await world.service.currentAccount.playlist(made.id)?.entries.isEmpty == true)
    await world.end()
  }

  @Test func `one address takes out every occurrence`() async throws {
    let world = try await World.make()
    let made = try await world.spotify.createPlaylist(name: "twice", description: "", isPublic: true)
    _ = try await world.spotify.addItems([uris[0], uris[1], uris[0]], to: made.id, at: nil)
    _ = try await world.spotify.removeItems([uris[0]], from: made.id)
    #expect(await world.service.currentAccount.playlist(made.id)?.uris == [uris[1]])
    await world.end()
  }

  @Test func `a removed playlist leaves the library and still answers`() async throws {
    let world = try await World.make()
    let made = try await world.spotify.createPlaylist(name: "short-lived", description: "", isPublic: true)
    try await world.spotify.unfollowPlaylist(made.id)
    let listed = try await world.spotify.playlistsPage(offset: 0, limit: 50).items
    #expect(!listed.contains { $0.id == made.id })
    #expect(try await world.spotify.playlist(made.id).name == "short-lived")
    await world.end()
  }

  @Test func `what cannot be added`() async throws {
    let world = try await World.make()
    let made = try await world.spotify.createPlaylist(name: "strict", description: "", isPublic: true)
    for wrong in ["spotify:local:a:b:c:1", "spotify:album:\(World.catalogue[0].id)", "nonsense"] {
      await #expect(throws: ServiceError.badRequest(status: 400, message: "Invalid track uri: \(wrong)")) {
        try await world.spotify.addItems([wrong], to: made.id, at: nil)
      }
    }
    await #expect(throws: ServiceError.badRequest(status: 400, message: "Too many ids requested")) {
      try await world.spotify.addItems(Array(uris[0..<101]), to: made.id, at: nil)
    }
    await #expect(throws: ServiceError.badRequest(status: 400, message: "Index out of bounds")) {
      try await world.spotify.addItems([uris[0]], to: made.id, at: 1)
    }
    let foreign = try #require(
      await world.service.currentAccount.playlists.first { $0.ownerID == "stranger" })
    await #expect(throws: ServiceError.self) {
      try await world.spotify.replaceItems(of: foreign.id, with: [])
    }
    await world.end()
  }

  @Test func `adding is never repeated in the dark`() async throws {
    let world = try await World.make()
    let made = try await world.spotify.createPlaylist(name: "once", description: "", isPublic: true)
    for fault in [SimulatedFault.cutAfter, .serverAfter(status: 502)] {
      await world.service.resetCounts()
      await world.service.misbehave { kind, _ in kind == .add ? fault : nil }
      let before = await world.service.currentAccount.playlist(made.id)?.entries.count ?? 0
      await #expect(throws: ServiceError.self) {
        try await world.spotify.addItems([uris[before]], to: made.id, at: nil)
      }
      #expect(await world.service.counts[.add] == 1)
      #expect(await world.service.currentAccount.playlist(made.id)?.entries.count == before + 1)
    }
    await world.end()
  }

  @Test func `the account outlives the program`() async throws {
    let world = try await World.make()
    let made = try await world.spotify.createPlaylist(name: "kept", description: "", isPublic: true)
    _ = try await world.spotify.addItems([uris[5]], to: made.id, at: nil)
    await world.service.stop()
    let stored = try #require(SimulatedSpotify.stored(at: world.folder + "/account.json"))
    #expect(stored == (await world.service.currentAccount))
    // The next run has another port and the same login.
    let next = SimulatedSpotify(account: stored, catalogue: World.catalogue)
    let base = try await next.start()
    let keeper = TokenKeeper(file: world.file, accounts: AccountsService(address: base, client: world.http))
    let spotify = SpotifyClient(address: try base.appending("v1"), client: world.http, tokens: keeper)
    #expect(try await spotify.playlistItemsPage(of: made.id, offset: 0, limit: 50).items.count == 1)
    await next.stop()
    await world.end()
  }
}
