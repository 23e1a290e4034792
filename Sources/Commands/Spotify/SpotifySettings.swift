import Network
import Shell
import Spotify

/// The settings that say where Spotify and ReccoBeats are asked.
enum SpotifySettings {
  static let api = setting("spotify.api", .api, "where Spotify's Web API is asked")
  static let accounts = setting("spotify.accounts", .accounts, "where logins to Spotify are made")
  static let reccoBeats = setting("reccobeats.api", .reccoBeats, "where ReccoBeats is asked for features")

  static let all: [SettingDescription] = [api.description, accounts.description, reccoBeats.description]

  /// The addresses in force: a setting of the session, else the environment, else the public services.
  static func addresses(in context: RunContext) throws(HTTPError) -> SpotifyAddresses {
    try SpotifyAddresses { variable in
      let name =
        switch variable {
        case .api: api.name
        case .accounts: accounts.name
        case .reccoBeats: reccoBeats.name
        }
      return context.session.settingText(name) ?? context.host.environment[variable.rawValue]
    }
  }

  private static func setting(
    _ name: String, _ variable: SpotifyAddresses.Variable, _ help: String
  ) -> Setting<ServiceAddress> {
    Setting(name, ServiceAddress(canonicalText: variable.usual), "\(help); \(variable.rawValue) sets it too")
  }
}

/// An address that can be typed: https anywhere, plain http only on this machine.
struct ServiceAddress: ParameterValue {
  let canonicalText: String

  static let expectation = "an https address or an address of this machine"

  static func parse(_ text: String) -> ServiceAddress? {
    (try? WebAddress(text)).map { ServiceAddress(canonicalText: $0.description) }
  }
}
