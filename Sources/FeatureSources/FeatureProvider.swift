import Music
import Network

/// A feature source that is asked over the network.
///
/// A new provider is one file with a type of this kind, and one line in `FeatureProviders.all`: its address can then be
/// set, `spotify sync` asks it, and `features status` shows what it asks to be shown.
public protocol FeatureProvider: FeatureSource {
  /// A provider that is asked at an address; `identity.address` is the public one.
  init(address: WebAddress, client: HTTPClient)
}

/// The providers that timbre knows.
public enum FeatureProviders {
  /// Asked in this order, each only for what those before it do not know.
  public static let all: [any FeatureProvider.Type] = [
    ReccoBeats.self
  ]

  /// The identity of a source that the library names; nil for one that timbre does not know any more.
  public static func identity(of id: SourceID) -> SourceIdentity? {
    all.map { $0.identity }.first { $0.id == id }
  }
}
