import Foundation
import Music
import Network
import Spotify
import SpotifySimulator
import Tabular
import TestSupport
import Testing

@testable import Library

/// How many requests reach the wire for a library of 10,000 songs, counted by the simulated Spotify.
@Suite("Requests on the wire")
struct WireBarsTests {
  @Test
  func
    `10,000 songs: 200 requests and then 3; 10,000 placements: at most 110 writes and 2 a playlist, then none`()
    async throws
  {
    try await TemporaryFolder.with { folder in
      let world = try await WireWorld(liked: 10_000, folder: folder)
      let service = world.service
      let store = try LibraryStore(path: folder + "/library.sqlite")
      _ = try await LibrarySync(store: store, service: world.spotify).run()
      #expect(await service.counts[.liked] == 200)
      #expect(await service.apiRequests <= 203)

      await service.resetCounts()
      _ = try await LibrarySync(store: store, service: world.spotify).run()
      #expect(await service.apiRequests == 3)

      try store.setPredictions(Samples.predictions(0..<10_000))
      _ = try store.makePlan(PlanRequest())
      await service.resetCounts()
      let applier = Applier(store: store, service: world.spotify)
      let summary = try await applier.apply(applier.prepare())
      #expect(summary.added == 10_000)
      #expect(await service.writes <= 110 + 2 * 4)
      let lists = await service.currentAccount.playlists.filter { $0.name.hasSuffix("timbre") }
      #expect(Set(lists.flatMap(\.uris)).count == 10_000 && lists.flatMap(\.uris).count == 10_000)

      await service.resetCounts()
      _ = try await applier.apply(applier.prepare())
      #expect(await service.writes == 0)
      try store.close()
      await service.stop()
    }
  }
}

/// A simulated Spotify on loopback with somebody logged in.
struct WireWorld {
  let service: SimulatedSpotify
  let spotify: SpotifyClient

  init(liked count: Int, folder: String) async throws {
    let tracks = (0..<count).map { Samples.track($0) }
    let catalogue = tracks.map { track in
      SimulatedTrack(
        id: track.id ?? "", title: track.title, artists: track.artists.map(\.name), album: "Album",
        durationMilliseconds: 200_000, isrc: track.isrc, releaseDate: "2020", genre: "", features: nil)
    }
    let liked = (0..<count).reversed().map { number in
      SimulatedAccount.Entry(
        .track(id: tracks[number].id ?? ""),
        addedAt: Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 60).formatted(.iso8601))
    }
    service = SimulatedSpotify(account: SimulatedAccount(liked: liked), catalogue: catalogue)
    let base = try await service.start()
    let http = HTTPClient()
    let accounts = AccountsService(address: base, client: http)
    let file = TokenFile(path: folder + "/token.json")
    let login = try await SpotifyLogin(
      clientID: String(repeating: "a", count: 32), accounts: accounts, file: file)
    var request = HTTPRequest(.get, login.address)
    request.redirects = 1
    _ = try await http.send(request)
    _ = try await login.wait(seconds: 10)
    spotify = SpotifyClient(
      address: try base.appending("v1"), client: http, tokens: TokenKeeper(file: file, accounts: accounts))
  }
}
