import Foundation
import Music
import Spotify
import SpotifySimulator
import Testing

@Suite struct ReadingTests {
  /// Every page of liked songs, and how many were asked for.
  private func liked(_ world: World) async throws -> [SavedTrack] {
    var entries: [SavedTrack] = []
    var offset: Int? = 0
    while let start = offset {
      let page = try await world.spotify.likedPage(offset: start, limit: 50)
      entries += page.items
      offset = page.next
    }
    return entries
  }

  @Test(arguments: SimulatedTerms.Shape.allCases)
  func `liked songs in pages of fifty`(shape: SimulatedTerms.Shape) async throws {
    let world = try await World.make(shape: shape)
    let entries = try await liked(world)
    let account = await world.service.currentAccount
    #expect(entries.count == account.liked.count)
    #expect(await world.service.counts[.liked] == (account.liked.count + 49) / 50)
    #expect(entries.count { $0.track.kind == .local } == 2)
    #expect(entries.count { $0.track.kind == .missing } == 1)
    let dates = entries.compactMap(\.addedAt)
    #expect(dates.count == entries.count && dates == dates.sorted(by: >))
    let known = Dictionary(uniqueKeysWithValues: World.catalogue.map { ($0.id, $0) })
    for entry in entries {
      guard let id = entry.track.id, let track = known[id] else { continue }
      #expect(entry.track.title == track.title && entry.track.isrc == track.isrc)
      #expect(entry.track.artists.map(\.name) == track.artists && entry.track.album?.name == track.album)
      #expect(entry.track.durationMilliseconds == track.durationMilliseconds)
      #expect(entry.track.releaseDate == track.releaseDate && entry.track.explicit == track.explicit)
    }
    await world.end()
  }

  @Test func `one recording under two i ds`() async throws {
    let world = try await World.make()
    let recordings = Dictionary(grouping: try await liked(world).map(\.track).filter { $0.isrc != nil }) {
      $0.isrc
    }
    #expect(recordings.values.contains { Set($0.map(\.id)).count == 2 })
    await world.end()
  }

  @Test func `tracks that lost album and dates`() async throws {
    let world = try await World.make()
    let bare = try await liked(world).map(\.track).filter { $0.kind == .track && $0.album == nil }
    #expect(!bare.isEmpty)
    #expect(bare.allSatisfy { $0.isrc == nil && $0.releaseDate == nil && $0.durationMilliseconds == nil })
    #expect(bare.allSatisfy { !$0.title.isEmpty && $0.artists.first?.id == nil && $0.id != nil })
    await world.end()
  }

  @Test(arguments: SimulatedTerms.Shape.allCases)
  func `playlists with their sizes`(shape: SimulatedTerms.Shape) async throws {
    let world = try await World.make(shape: shape)
    let page = try await world.spotify.playlistsPage(offset: 0, limit: 50)
    #expect(page.next == nil && page.skipped == 1 && page.items.count == page.total - 1)
    let kitchen = try #require(page.items.first { $0.name == "Kitchen" })
    #expect(kitchen.total == 230 && kitchen.ownerID == "demo-listener" && !kitchen.snapshotID.isEmpty)
    let shared = try #require(page.items.first { $0.collaborative })
    #expect(shared.ownerID == "flatmate" && shared.isPublic == false)
    await world.end()
  }

  @Test(arguments: SimulatedTerms.Shape.allCases)
  func `playlist entries of every kind`(shape: SimulatedTerms.Shape) async throws {
    let world = try await World.make(shape: shape)
    let playlists = try await world.spotify.playlistsPage(offset: 0, limit: 50).items
    let bag = try #require(playlists.first { $0.name == "Mixed bag" })
    let page = try await world.spotify.playlistItemsPage(of: bag.id, offset: 0, limit: 50)
    let kinds = page.items.map(\.track.kind)
    #expect(kinds.count { $0 == .episode } == 2 && kinds.count { $0 == .local } == 1)
    #expect(kinds.count { $0 == .missing } == 2)
    let local = try #require(page.items.first { $0.track.isLocal }?.track)
    #expect(local.uri == "spotify:local:Choir:Concert:Encore:188" && local.id == nil)
    #expect(local.durationMilliseconds == 188_000)
    let account = await world.service.currentAccount
    #expect(page.items.compactMap(\.track.uri) == account.playlist(bag.id)?.uris)
    let old = try #require(playlists.first { $0.name == "Winter 2019" })
    let entries = try await world.spotify.playlistItemsPage(of: old.id, offset: 0, limit: 50).items
    #expect(entries.prefix(5).allSatisfy { $0.addedAt == nil } && entries.last?.addedAt != nil)
    await world.end()
  }

  @Test func `long playlists in pages`() async throws {
    let world = try await World.make()
    let kitchen = try #require(
      try await world.spotify.playlistsPage(offset: 0, limit: 50).items.first { $0.name == "Kitchen" })
    let first = try await world.spotify.playlistItemsPage(of: kitchen.id, offset: 0, limit: 50)
    #expect(first.next == 50 && first.total == 230)
    let last = try await world.spotify.playlistItemsPage(of: kitchen.id, offset: 200, limit: 50)
    #expect(last.items.count == 30 && last.next == nil)
    await world.end()
  }

  @Test func `others playlists stay closed`() async throws {
    let world = try await World.make()
    let foreign = try #require(
      try await world.spotify.playlistsPage(offset: 0, limit: 50).items.first { $0.ownerID == "stranger" })
    await #expect(throws: ServiceError.forbidden(message: "Forbidden")) {
      try await world.spotify.playlistItemsPage(of: foreign.id, offset: 0, limit: 50)
    }
    #expect(try await world.spotify.playlist(foreign.id).name == foreign.name)
    await #expect(throws: ServiceError.notFound(path: "playlists/nothing")) {
      try await world.spotify.playlist("nothing")
    }
    await world.end()
  }

  @Test func `a library that grows between pages`() async throws {
    let world = try await World.make()
    let before = await world.service.currentAccount.liked.count
    await world.service.misbehave { kind, number in
      guard kind == .liked, number == 1 else { return nil }
      return .edit { account in
        account.liked.insert(.init(.track(id: World.catalogue[0].id), addedAt: "2026-11-01T10:00:00Z"), at: 0)
      }
    }
    let entries = try await liked(world)
    // The entry at the border moves to the next page and comes twice; the reader sees the new total.
    #expect(entries.count == before + 1)
    await world.end()
  }
}
