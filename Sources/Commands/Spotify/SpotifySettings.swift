import FeatureSources
import Music
import Network
import Shell
import Spotify

/// Where the services of an account are asked; a source without an address is not asked at all.
struct ServiceAddresses: Sendable {
  var spotify: SpotifyAddresses
  var sources: [SourceID: WebAddress]
}

/// The settings that say where Spotify and the sources of features and tags are asked.
enum SpotifySettings {
  static let api = setting(
    "spotify.api", SpotifyAddresses.Variable.api.rawValue, SpotifyAddresses.Variable.api.standard,
    "where Spotify's Web API is asked")
  static let accounts = setting(
    "spotify.accounts", SpotifyAddresses.Variable.accounts.rawValue,
    SpotifyAddresses.Variable.accounts.standard, "where logins to Spotify are made")
  /// One for each provider of features and of tags.
  static let sources = identities.map(source)

  private static let identities: [SourceIdentity] =
    FeatureProviders.all.map { $0.identity } + TagProviders.all.map { $0.identity }

  static let all: [SettingDescription] =
    [api.description, accounts.description] + sources.map(\.description)

  /// The addresses in force: a setting of the session, else the environment, else the public services.
  static func addresses(in context: RunContext) throws(HTTPError) -> ServiceAddresses {
    func chosen(_ setting: Setting<ServiceAddress>, _ variable: String) -> String? {
      context.session.settingText(setting.name)
        ?? context.host.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
    let spotify = try SpotifyAddresses { variable in
      chosen(variable == .api ? api : accounts, variable.rawValue)
    }
    var addresses = ServiceAddresses(spotify: spotify, sources: [:])
    for identity in identities {
      let text = chosen(source(identity), variable(of: identity)) ?? identity.address
      addresses.sources[identity.id] = try WebAddress(text)
    }
    return addresses
  }

  /// The name in the environment that sets where a source is asked.
  private static func variable(of source: SourceIdentity) -> String {
    "TIMBRE_\(source.id.rawValue.uppercased())_API"
  }

  private static func source(_ identity: SourceIdentity) -> Setting<ServiceAddress> {
    let isOfTags = TagProviders.provider(of: identity.id) != nil
    return setting(
      "\(identity.id.rawValue).api", variable(of: identity), identity.address,
      "where \(identity.name) is asked for \(isOfTags ? "tags" : "features")")
  }

  private static func setting(
    _ name: String, _ variable: String, _ standard: String, _ help: String
  ) -> Setting<ServiceAddress> {
    Setting(name, ServiceAddress(canonicalText: standard), "\(help); \(variable) sets it too")
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
