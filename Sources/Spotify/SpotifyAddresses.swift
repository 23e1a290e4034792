import Network

/// Where Spotify is asked.
public struct SpotifyAddresses: Sendable, Equatable {
  /// The Web API, and the service that logs people in.
  public var api, accounts: WebAddress

  /// The addresses of a service of Spotify's interface.
  public init(api: WebAddress, accounts: WebAddress) {
    self.api = api
    self.accounts = accounts
  }

  /// The names under which the addresses can be set in the environment.
  public enum Variable: String, Sendable, CaseIterable {
    case api = "TIMBRE_SPOTIFY_API"
    case accounts = "TIMBRE_SPOTIFY_ACCOUNTS"

    /// Where the public service is.
    public var standard: String {
      switch self {
      case .api: "https://api.spotify.com/v1"
      case .accounts: "https://accounts.spotify.com"
      }
    }
  }

  /// The addresses that `chosen` names, and the public ones for the rest.
  ///
  /// - Throws: `HTTPError.insecureAddress` for anything but https and this machine.
  public init(choosing chosen: (Variable) -> String?) throws(HTTPError) {
    func address(_ variable: Variable) throws(HTTPError) -> WebAddress {
      let text = chosen(variable)
      return try WebAddress(text.flatMap { $0.isEmpty ? nil : $0 } ?? variable.standard)
    }
    api = try address(.api)
    accounts = try address(.accounts)
  }
}
