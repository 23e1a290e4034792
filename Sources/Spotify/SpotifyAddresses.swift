import Network

/// Where Spotify and ReccoBeats are asked.
public struct SpotifyAddresses: Sendable, Equatable {
  public var api: WebAddress
  public var accounts: WebAddress
  public var reccoBeats: WebAddress

  public init(api: WebAddress, accounts: WebAddress, reccoBeats: WebAddress) {
    self.api = api
    self.accounts = accounts
    self.reccoBeats = reccoBeats
  }

  /// The names under which the addresses can be set in the environment.
  public enum Variable: String, Sendable, CaseIterable {
    case api = "TIMBRE_SPOTIFY_API"
    case accounts = "TIMBRE_SPOTIFY_ACCOUNTS"
    case reccoBeats = "TIMBRE_RECCOBEATS_API"

    /// Where the public service is.
    public var usual: String {
      switch self {
      case .api: "https://api.spotify.com/v1"
      case .accounts: "https://accounts.spotify.com"
      case .reccoBeats: "https://api.reccobeats.com/v1"
      }
    }
  }

  /// The addresses that `chosen` names, and the usual ones for the rest. Throws `HTTPError.insecureAddress` for
  /// anything but https and this machine.
  public init(choosing chosen: (Variable) -> String?) throws(HTTPError) {
    func address(_ variable: Variable) throws(HTTPError) -> WebAddress {
      let text = chosen(variable)
      return try WebAddress(text.flatMap { $0.isEmpty ? nil : $0 } ?? variable.usual)
    }
    api = try address(.api)
    accounts = try address(.accounts)
    reccoBeats = try address(.reccoBeats)
  }
}
