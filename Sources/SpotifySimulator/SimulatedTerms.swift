import Foundation
import Network

/// How the simulated service treats an app: which shape of the interface it shows, and what it grants.
public struct SimulatedTerms: Sendable {
  /// The two shapes of the Web API.
  public enum Shape: String, Sendable, CaseIterable {
    /// What apps without a contract have since March 2026.
    case development
    /// What large apps keep.
    case extended
  }

  /// Which of the two shapes the service shows.
  public var shape: Shape = .development
  /// Seconds that an access token holds.
  public var accessLifetime: Double = 3600
  /// Whether each refresh brings a new refresh token and ends the old one, as before July 2026.
  public var rotatesRefreshTokens = false
  /// What the person refuses to grant.
  public var withheldScopes: Set<String> = []
  /// Whether the person says no on the consent page.
  public var deniesLogin = false
  /// Whether `public:false` is taken without effect, as seen in September 2026.
  public var ignoresPrivate = true
  /// Whether removing a playlist from the library needs all three permissions that the specification lists.
  public var unfollowNeedsLibraryScopes = false
  /// The clock that tokens end by.
  public var now: @Sendable () -> Date = { Date() }

  /// The terms of an app without a contract, as in autumn 2026.
  public init() {}
}

/// What kind of request came; the bars of timbre are counted in these.
public enum SimulatedRequest: String, Sendable, Hashable, CaseIterable {
  case authorize, token
  case profile, liked, playlists, playlist, items
  case create, details, add, replace, reorder, remove, unfollow
  case features
  case artistTags, recordingTags
  case other

  /// Whether the request changes the account.
  public var isWrite: Bool {
    switch self {
    case .create, .details, .add, .replace, .reorder, .remove, .unfollow: true
    default: false
    }
  }
}

/// Something that goes wrong with one request.
public enum SimulatedFault: Sendable {
  /// 429 with `Retry-After`, or without.
  case rateLimit(seconds: Int?)
  /// 429 with `QUOTA_EXCEEDED`.
  case quota(seconds: Int?)
  /// A status of the 500s with a page of text, before anything is done.
  case server(status: Int)
  /// A status of the 500s although the request was carried out.
  case serverAfter(status: Int)
  /// The connection breaks off before anything is done.
  case cut
  /// The request is carried out, and the answer breaks off.
  case cutAfter
  /// The answer comes in small pieces.
  case slow(piece: Int, pause: Duration)
  /// A success whose body is not what was promised.
  case garbage
  /// The answer is turned into another one, made of the request and the honest answer.
  case lie(@Sendable (LoopbackRequest, LoopbackResponse) -> LoopbackResponse)
  /// The access token ends at once; the refresh token still holds.
  case accessEnded
  /// The person withdraws the login, or its six months are over.
  case loginEnded
  /// 403, in the words for each cause.
  case forbidden(Cause)
  /// Somebody changes the account just before the request is answered.
  case edit(@Sendable (inout SimulatedAccount) -> Void)

  /// Causes of 403 that Spotify tells apart only by wording.
  public enum Cause: Sendable {
    case notAllowListed, noPremium, lackingScope, closedEndpoint
  }
}
