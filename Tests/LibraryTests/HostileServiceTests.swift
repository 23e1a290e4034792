import Foundation
import Music
import Network
import FeatureSources
import Spotify
import SpotifySimulator
import TestSupport
import Testing

@testable import Library

/// A service that lies about one thing at a time: nothing traps, everything ends, no secret comes back out, and the next
/// honest run has it all.
@Suite("Hostile service", .serialized)
struct HostileServiceTests {
  /// Pages that one run may ask for at most, each up to four times: a library of 120 songs has three.
  private static let mostRequests = 700

  @Test func `there are lies of every kind`() {
    #expect(Lie.all.count >= 60)
    #expect(Set(Lie.all.map(\.testDescription)).count == Lie.all.count)
  }

  @Test(arguments: Lie.all)
  func `a lie stops the run or is skipped, and the next honest run completes`(_ lie: Lie) async throws {
    try await TemporaryFolder.with { folder in
      let world = try await HostileWorld(folder: folder)
      await world.service.misbehave { kind, _ in kind == lie.kind ? .lie(lie.tell) : nil }
      let path = folder + "/library.sqlite"
      var store = try LibraryStore(path: path)
      var said = ""
      do {
        let sync = try await LibrarySync(store: store, service: world.client()).run()
        let found = try await world.features(of: store)
        said = "\(sync) \(found)"
        let isSkipped = !sync.playlists.broken.isEmpty || found.refused > 0
        #expect((isSkipped ? .skips : .goesOn) == lie.outcome)
      } catch let error as ServiceError {
        said = "\(error)"
        #expect(lie.outcome == .stops, "\(error)")
      }
      #expect(await world.service.counts.values.reduce(0, +) < Self.mostRequests)
      try store.close()
      #expect(!said.contains("Qsim"))
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file != "token.json" {
        let data = FileManager.default.contents(atPath: folder + "/" + file) ?? Data()
        #expect(data.firstRange(of: Data("Qsim".utf8)) == nil, "\(file)")
      }

      await world.service.misbehave { _, _ in nil }
      store = try LibraryStore(path: path)
      let sync = try await LibrarySync(store: store, service: world.client()).run(everything: true)
      #expect(sync.liked == HostileWorld.count && sync.playlists.broken.isEmpty && sync.isSettled)
      #expect(try store.uris(ofPlaylist: HostileWorld.playlist).count == 70)
      #expect(try store.features().values.allSatisfy { $0.values.isPlausible })
      await world.service.stop()
    }
  }
}

/// A simulated Spotify with 120 liked songs and two playlists, and somebody whose access tokens never hold long.
struct HostileWorld {
  static let count = 120
  static let playlist = String(repeating: "P", count: 22)

  let service: SimulatedSpotify
  private let base: WebAddress
  private let http: HTTPClient
  private let file: TokenFile

  init(folder: String) async throws {
    let catalogue = (0..<Self.count).map { number in
      let track = Samples.track(number)
      return SimulatedTrack(
        id: track.id ?? "", title: track.title, artists: track.artists.map(\.name), album: "Album",
        durationMilliseconds: 200_000, isrc: track.isrc, releaseDate: "2020", genre: "",
        features: [
          "danceability": 0.5, "energy": 0.5, "key": 1, "loudness": -7, "mode": 1, "speechiness": 0.1,
          "acousticness": 0.1, "instrumentalness": 0, "liveness": 0.1, "valence": 0.5, "tempo": 120,
        ])
    }
    let liked = catalogue.enumerated().reversed().map { number, track in
      SimulatedAccount.Entry(
        .track(id: track.id),
        addedAt: Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 60).formatted(.iso8601))
    }
    let playlists = [
      SimulatedAccount.Playlist(
        id: Self.playlist, name: "Own", ownerID: "demo-listener", entries: Array(liked.prefix(70))),
      SimulatedAccount.Playlist(
        id: String(repeating: "Q", count: 22), name: "Short", ownerID: "demo-listener",
        entries: Array(liked.prefix(3))),
    ]
    var terms = SimulatedTerms()
    terms.accessLifetime = 50
    service = SimulatedSpotify(
      account: SimulatedAccount(liked: liked, playlists: playlists), catalogue: catalogue, terms: terms)
    base = try await service.start()
    var retry = RetryPolicy()
    retry.sleep = { _ in }
    http = HTTPClient(transport: SessionTransport(), retry: retry)
    file = TokenFile(path: folder + "/token.json")
    let login = try await SpotifyLogin(
      clientID: String(repeating: "a", count: 32), accounts: AccountsService(address: base, client: http),
      file: file)
    var request = HTTPRequest(.get, login.address)
    request.redirects = 1
    _ = try await http.send(request)
    _ = try await login.wait(seconds: 10)
  }

  /// A client as a new process would have it.
  func client() throws -> SpotifyClient {
    let accounts = AccountsService(address: base, client: http)
    return SpotifyClient(
      address: try base.appending("v1"), client: http, tokens: TokenKeeper(file: file, accounts: accounts))
  }

  /// Looks for features; a source that fails costs features and nothing else.
  func features(of store: LibraryStore) async throws -> FeatureResolver.Summary {
    let source = ReccoBeats(address: try base.appending("reccobeats/v1"), client: http)
    do {
      return try await FeatureResolver(store: store, sources: [source]).run()
    } catch is ServiceError {
      return FeatureResolver.Summary(status: try store.featureStatus(), refused: 0)
    }
  }
}
