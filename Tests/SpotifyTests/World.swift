import Foundation
import FeatureSources
import Music
import Network
import Spotify
import SpotifySimulator
import Tabular
import TestSupport

/// A simulated service, a person's folder, and a client of each kind that talks to it over loopback.
struct World {
  let service: SimulatedSpotify
  private let home: TemporaryFolder
  var folder: String { home.path }
  let addresses: SpotifyAddresses
  /// Where the services stand.
  let base: WebAddress
  let reccoBeatsAddress: WebAddress
  let http: HTTPClient
  let keeper: TokenKeeper
  let file: TokenFile

  static let clientID = "0123456789abcdef0123456789abcdef"
  static let catalogue = (0..<400).map(Self.track)

  var spotify: SpotifyClient { SpotifyClient(address: addresses.api, client: http, tokens: keeper) }
  var reccoBeats: ReccoBeats { ReccoBeats(address: reccoBeatsAddress, client: http) }
  var accounts: AccountsService { AccountsService(address: addresses.accounts, client: http) }

  static func track(_ number: Int) -> SimulatedTrack {
    SimulatedTrack(
      id: String("track\(number)xxxxxxxxxxxxxxxxxxxxxx".prefix(22)), title: "Song \(number)",
      artists: number % 7 == 0 ? ["Band \(number % 40)", "Guest"] : ["Band \(number % 40)"],
      album: "Album \(number / 10)",
      durationMilliseconds: 180_000 + number, explicit: number % 5 == 0,
      isrc: String(format: "ZZTMB%07d", number), releaseDate: ["1999", "2004-05", "2021-07-09"][number % 3],
      genre: ["jazz", "rock", "techno"][number % 3],
      features: number % 10 == 9
        ? nil
        : [
          "danceability": Double(number) / 400, "energy": 0.5, "key": Double(number % 12), "loudness": -7.5,
          "mode": 1, "speechiness": 0.05, "acousticness": 0.25, "instrumentalness": 0, "liveness": 0.125,
          "valence": 0.75, "tempo": 120,
        ])
  }

  /// A service with an account drawn from the catalogue, and somebody logged in.
  static func make(
    liked: Int = 120, shape: SimulatedTerms.Shape = .development, seed: UInt64 = 1, loggedIn: Bool = true,
    terms change: (inout SimulatedTerms) -> Void = { _ in }, now: @escaping @Sendable () -> Date = { Date() }
  ) async throws -> World {
    var generator = SeededGenerator(seed: seed, stream: "demo account")
    var terms = SimulatedTerms()
    terms.shape = shape
    terms.now = now
    change(&terms)
    let home = try TemporaryFolder()
    let folder = home.path
    let service = SimulatedSpotify(
      account: .made(from: catalogue, liked: liked, using: &generator), catalogue: catalogue, terms: terms,
      file: folder + "/account.json")
    let base = try await service.start()
    var retry = RetryPolicy()
    retry.sleep = { _ in }
    let http = HTTPClient(transport: SessionTransport(), retry: retry)
    let addresses = SpotifyAddresses(api: try base.appending("v1"), accounts: base)
    let file = TokenFile(path: folder + "/state/token.json")
    let keeper = TokenKeeper(
      file: file, accounts: AccountsService(address: base, client: http), now: now)
    let world = World(
      service: service, home: home, addresses: addresses, base: base,
      reccoBeatsAddress: try base.appending("reccobeats/v1"), http: http, keeper: keeper, file: file)
    if loggedIn { _ = try await world.logIn(now: now) }
    return world
  }

  /// Logs in as a browser would that consents at once.
  func logIn(now: @escaping @Sendable () -> Date = { Date() }) async throws -> Tokens {
    let login = try await SpotifyLogin(clientID: Self.clientID, accounts: accounts, file: file, now: now)
    _ = try await browse(login.address)
    return try await login.wait(seconds: 10)
  }

  /// Opens an address as a browser does and answers the page.
  func browse(_ address: WebAddress) async throws -> HTTPResponse {
    var request = HTTPRequest(.get, address)
    request.redirects = 3
    return try await http.send(request)
  }

  func end() async {
    await service.stop()
  }
}
