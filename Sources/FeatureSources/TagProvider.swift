import Music
import Network

/// A source of genre tags that is asked over the network.
///
/// A new provider is one file with a type of this kind, and one line in `TagProviders.all`: its address can then be set,
/// `tags fetch` asks it, and `tags status` shows what it asks to be shown.
public protocol TagProvider: TagSource {
  /// The key that a person has to bring; nil if the source asks for none.
  static var key: SourceKey? { get }

  /// A provider that is asked at an address; `identity.address` is the public one.
  ///
  /// - Parameter key: the person's own, for a provider that wants one.
  init(address: WebAddress, client: HTTPClient, key: Secret?)
}

/// A key of the person's own that a source wants.
public struct SourceKey: Sendable {
  /// Where a person gets one.
  public var page: String
  /// What one looks like, for the message when another text was given.
  public var shape: String
  /// Whether a text may be one.
  public var accepts: @Sendable (String) -> Bool
}

/// The providers of tags that timbre knows.
public enum TagProviders {
  /// In the order in which they are asked unless the person names them: without a key first.
  public static let all: [any TagProvider.Type] = [
    MusicBrainz.self,
    LastFM.self,
    Deezer.self,
  ]

  /// The provider of an id; nil for one that timbre does not know.
  public static func provider(of id: SourceID) -> (any TagProvider.Type)? {
    all.first { $0.identity.id == id }
  }
}

extension TagQuestion {
  /// The code of the recording that is asked for, twelve letters and digits (ISO 3901); nil if there is none.
  var recordingCode: String? {
    guard case .recording(_, _, let code?) = self, code.utf8.count == 12,
      code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
    else { return nil }
    return code
  }
}
