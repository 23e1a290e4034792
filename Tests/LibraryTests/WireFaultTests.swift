import Foundation
import GRDB
import Music
import Network
import Spotify
import SpotifySimulator
import Synchronization
import Tabular
import TestSupport
import Testing

@testable import Library

/// The same lives over real HTTP: the client, the login and the library against the simulated Spotify, in both shapes
/// of its interface, with faults on the wire and a process that is killed before or after a request.
@Suite("Faults on the wire")
struct WireFaultTests {
  private static let catalogue = (0..<260).map { number in
    let track = Samples.track(number)
    return SimulatedTrack(
      id: track.id ?? "", title: track.title, artists: track.artists.map(\.name), album: "Album",
      durationMilliseconds: 200_000, isrc: track.isrc, releaseDate: "2020", genre: "", features: nil)
  }

  /// A service that dies with its process at one of its requests.
  private struct Mortal: MusicService {
    /// Thrown where the process ends.
    struct Killed: Error {}

    let inner: SpotifyClient
    let fate: WireFate

    private func live<Answer>(_ request: () async throws -> Answer) async throws -> Answer {
      let end = fate.step()
      if end == .before { throw Killed() }
      let answer = try await request()
      if end == .after {
        try fate.leaveImage()
        throw Killed()
      }
      return answer
    }

    func profile() async throws -> ServiceProfile { try await live { try await inner.profile() } }
    func likedPage(offset: Int, limit: Int) async throws -> Page<SavedTrack> {
      try await live { try await inner.likedPage(offset: offset, limit: limit) }
    }
    func playlistsPage(offset: Int, limit: Int) async throws -> Page<PlaylistSummary> {
      try await live { try await inner.playlistsPage(offset: offset, limit: limit) }
    }
    func playlistItemsPage(of id: String, offset: Int, limit: Int) async throws -> Page<SavedTrack> {
      try await live { try await inner.playlistItemsPage(of: id, offset: offset, limit: limit) }
    }
    func playlist(_ id: String) async throws -> PlaylistSummary {
      try await live { try await inner.playlist(id) }
    }
    func createPlaylist(name: String, description: String, isPublic: Bool) async throws -> PlaylistSummary {
      try await live {
        try await inner.createPlaylist(name: name, description: description, isPublic: isPublic)
      }
    }
    func addItems(_ uris: [String], to id: String, at position: Int?) async throws -> String {
      try await live { try await inner.addItems(uris, to: id, at: position) }
    }
    func replaceItems(of id: String, with uris: [String]) async throws -> String {
      try await live { try await inner.replaceItems(of: id, with: uris) }
    }
    func removeItems(_ uris: [String], from id: String) async throws -> String {
      try await live { try await inner.removeItems(uris, from: id) }
    }
    func updateDetails(of id: String, name: String?, description: String?, isPublic: Bool?) async throws {
      try await live {
        try await inner.updateDetails(of: id, name: name, description: description, isPublic: isPublic)
      }
    }
    func unfollowPlaylist(_ id: String) async throws {
      try await live { try await inner.unfollowPlaylist(id) }
    }
  }

  @Test(arguments: 0..<6)
  func `60 lives: the library and the simulated account agree at the end`(group: Int) async throws {
    for seed in group * 10..<group * 10 + 10 {
      try await TemporaryFolder.with { folder in try await life(seed: UInt64(seed), folder: folder) }
    }
  }

  private func life(seed: UInt64, folder: String) async throws {
    var generator = SeededGenerator(seed: seed, stream: "life on the wire")
    let count = 30 + generator.integer(below: 100)
    // Every third library is looked at again next month.
    let goesOn = seed % 3 == 0
    let fate = WireFate(seed: seed, folder: folder, requests: goesOn ? 45 : 20)
    let service = SimulatedSpotify(account: Self.account(count), catalogue: Self.catalogue, terms: fate.terms)
    let base = try await service.start()
    await service.misbehave { kind, _ in fate.fault(kind) }

    try await untilDone(fate, base) { _ = try await LibrarySync(store: $0, service: $1).run() }
    let store = try LibraryStore(path: fate.path)
    #expect(try store.likedEntries().count == count + 2, "seed \(seed)")
    try store.setPredictions(Samples.predictions(0..<count))
    _ = try store.makePlan(PlanRequest())
    try store.close()
    try await untilDone(fate, base) { store, spotify in
      let applier = Applier(store: store, service: spotify)
      _ = try await applier.apply(applier.prepare())
    }
    await expectLists(of: service, seed: seed) { genre in
      (0..<count).filter { Samples.genres[$0 % 4] == genre }
    }

    if goesOn {
      try await nextMonth(count, seed: seed, fate, base, service, without: generator.integer(below: count))
    }
    await service.misbehave { _, _ in nil }
    await service.resetCounts()
    try await untilDone(WireFate(immortalAt: fate.path, folder: folder), base) { store, spotify in
      let applier = Applier(store: store, service: spotify)
      _ = try await applier.apply(applier.prepare())
    }
    #expect(await service.writes == 0, "seed \(seed)")
    await service.stop()
  }

  /// Other predictions, a song gone and two new ones.
  private func nextMonth(
    _ count: Int, seed: UInt64, _ fate: WireFate, _ base: WebAddress, _ service: SimulatedSpotify,
    without gone: Int
  ) async throws {
    await service.edit { account in
      account.liked.removeAll { $0.uri == Samples.uri(gone) }
      account.liked.insert(contentsOf: (count...count + 1).map(Self.entry), at: 0)
    }
    try await untilDone(fate, base) { _ = try await LibrarySync(store: $0, service: $1).run() }
    let store = try LibraryStore(path: fate.path)
    try store.setPredictions(
      (0...count + 1).map { number in
        LibraryPrediction(
          uri: Samples.uri(number), genre: Samples.genres[(number / 7) % 4], confidence: 0.9, plausible: [],
          model: "next", imputed: [])
      })
    try store.close()
    try await untilDone(fate, base) { store, spotify in
      let applier = Applier(store: store, service: spotify)
      _ = try await applier.apply(applier.prepare())
    }
    await expectLists(of: service, seed: seed) { genre in
      (0...count + 1).filter { Samples.genres[($0 / 7) % 4] == genre && $0 != gone }
    }
  }

  /// Repeats a piece of work as a person would: again after each failure, with a new process, logging in if asked to.
  private func untilDone(
    _ fate: WireFate, _ base: WebAddress, _ work: (LibraryStore, any MusicService) async throws -> Void
  ) async throws {
    var retry = RetryPolicy()
    retry.sleep = { _ in }
    let http = HTTPClient(transport: Self.transport, retry: retry)
    let accounts = AccountsService(address: base, client: http)
    let file = TokenFile(path: fate.tokens)
    for _ in 0..<300 {
      let tokens = TokenKeeper(file: file, accounts: accounts)
      let spotify = SpotifyClient(address: try base.appending("v1"), client: http, tokens: tokens)
      do {
        let store = try LibraryStore(path: fate.path)
        defer { try? store.close() }
        return try await work(store, Mortal(inner: spotify, fate: fate))
      } catch ServiceError.needsLogin {
        try? await logIn(accounts, file, http)
      } catch is ServiceError {
      } catch is Mortal.Killed {
      }
    }
    Issue.record("never came to its end")
  }

  private static let transport = SessionTransport()

  private func logIn(_ accounts: AccountsService, _ file: TokenFile, _ http: HTTPClient) async throws {
    let login = try await SpotifyLogin(
      clientID: String(repeating: "a", count: 32), accounts: accounts, file: file)
    var request = HTTPRequest(.get, login.address)
    request.redirects = 1
    _ = try await http.send(request)
    _ = try await login.wait(seconds: 1)
  }

  private static func entry(_ number: Int) -> SimulatedAccount.Entry {
    let added = Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 60).formatted(.iso8601)
    return SimulatedAccount.Entry(.track(id: Samples.track(number).id ?? ""), addedAt: added)
  }

  private static func account(_ count: Int) -> SimulatedAccount {
    let special = [
      SimulatedAccount.Entry(.null, addedAt: "2019-01-01T00:00:00Z"),
      SimulatedAccount.Entry(
        .local(artist: "Choir", album: "", title: "Encore", seconds: 9), addedAt: "2018-01-01T00:00:00Z"),
    ]
    let own = SimulatedAccount.Playlist(
      id: String(repeating: "P", count: 22), name: "Own", ownerID: "demo-listener",
      entries: (0..<60).map(entry))
    return SimulatedAccount(liked: (0..<count).reversed().map(entry) + special, playlists: [own])
  }

  /// Every playlist that timbre made holds exactly its songs, each once, and no other playlist has changed.
  private func expectLists(of service: SimulatedSpotify, seed: UInt64, wanted: (String) -> [Int]) async {
    let lists = await service.currentAccount.playlists.filter(\.followed)
    #expect(lists.count == 5, "seed \(seed)")
    for genre in Samples.genres {
      let found = lists.filter { $0.name == "\(genre) · timbre" }.flatMap(\.uris)
      let songs = wanted(genre).map(Samples.uri)
      #expect(found.count == songs.count && Set(found) == Set(songs), "seed \(seed), \(genre)")
    }
    #expect(lists.first { $0.name == "Own" }?.uris.count == 60, "seed \(seed)")
  }
}
