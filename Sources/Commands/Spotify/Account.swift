import FeatureSources
import Library
import Music
import Network
import Report
import Shell
import Spotify

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The account that the Spotify commands work on: whom to ask for tracks and features, and where the library stands.
struct Account: Sendable {
  let files: AccountFiles
  let addresses: SpotifyAddresses
  let tokens: TokenKeeper
  let service: any MusicService
  /// The sources of features, in the order in which they are asked.
  let features: [any FeatureSource]

  private let client: HTTPClient
  private let sources: [SourceID: WebAddress]

  /// The account that was logged in to last. Nothing is asked yet: whoever asks without a login gets
  /// `ServiceError.needsLogin`.
  static func chosen(in context: RunContext) async throws -> Account {
    try await Account(AccountFiles.chosen(in: context.host.environment), in: context)
  }

  init(_ files: AccountFiles, in context: RunContext) async throws {
    let addresses: ServiceAddresses
    switch files.kind {
    case .spotify: addresses = try SpotifySettings.addresses(in: context)
    case .demo: addresses = try await context.session.connections.demo.addresses(of: files)
    }
    var client = HTTPClient(transport: context.session.connections.transport)
    let host = context.host
    client.retry.sleep = { try await host.pause($0) }
    self.client = client
    self.files = files
    self.addresses = addresses.spotify
    sources = addresses.sources
    tokens = TokenKeeper(
      file: files.tokens, accounts: AccountsService(address: addresses.spotify.accounts, client: client))
    service = SpotifyClient(address: addresses.spotify.api, client: client, tokens: tokens)
    features = FeatureProviders.all.compactMap { provider in
      addresses.sources[provider.identity.id].map { provider.init(address: $0, client: client) }
    }
  }

  /// The source of tags of an id, with the key of the person's own if it wants one; nil where the account has no such
  /// source.
  func tags(from provider: any TagProvider.Type, key: Secret?) -> (any TagSource)? {
    sources[provider.identity.id].map { provider.init(address: $0, client: client, key: key) }
  }

  /// Opens the library of the account, or makes an empty one. Throws `LibraryError`.
  func library() throws -> LibraryStore { try LibraryStore(path: files.library) }

  /// The warning that the login ends within two weeks; nil while it is far from that.
  var endWarning: Diagnostic? {
    get async {
      let now = Date()
      guard files.kind == .spotify, let login = await tokens.current(), login.endsSoon(at: now) else {
        return nil
      }
      return Diagnostic(
        "login-ends", "the login to Spotify ends in \(max(0, login.daysLeft(at: now))) days",
        severity: .warning,
        help: "\(.code("spotify login")) renews it for six months")
    }
  }

  /// Begins a login to the account's service.
  func login(clientID: String) async throws -> SpotifyLogin {
    let accounts = AccountsService(address: addresses.accounts, client: client)
    return try await SpotifyLogin(clientID: clientID, accounts: accounts, file: files.tokens)
  }

  /// Opens an address as a browser would that consents to everything, which only the simulator puts up with.
  func consent(to login: SpotifyLogin) async throws {
    var request = HTTPRequest(.get, login.address)
    request.redirects = 2
    _ = try await client.send(request)
  }
}
