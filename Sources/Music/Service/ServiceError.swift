import Network

/// Why a music service or a feature source could not do what was asked.
public enum ServiceError: Error, Sendable, Equatable {
  /// Nobody is logged in, or the login no longer holds.
  case needsLogin(LoginLoss)
  /// The account is not on the list of users of the person's own app.
  case notAllowListed(message: String)
  /// The owner of the app has no Premium subscription.
  case premiumRequired(message: String)
  /// The login was granted less than the request needs.
  case missingScope(message: String)
  /// The service has closed this part of its interface to the app.
  case endpointClosed(path: String)
  /// Any other refusal, such as a playlist of somebody else.
  case forbidden(message: String)
  /// The playlist or track does not exist.
  case notFound(path: String)
  /// The service found the request wrong; a fault of this program or of a value it was given.
  case badRequest(status: Int, message: String)
  /// Too many requests in a short time, and the wait asked for is longer than a minute.
  case rateLimited(retryAfterSeconds: Int?)
  /// The app's budget is used up, usually for hours.
  case quotaExceeded(retryAfterSeconds: Int?)
  /// The service kept failing.
  case server(status: Int)
  /// The service could not be reached, or the answer broke off.
  case network(HTTPError)
  /// The answer made no sense; `what` names the part, never its content.
  case unreadable(what: String)
  /// A list of so many pages that it cannot be the one whose length the service named.
  case endless(what: String)
  /// The caller stopped waiting.
  case cancelled

  /// Why a login does not hold.
  public enum LoginLoss: String, Sendable, Equatable {
    /// No login was ever made, or `spotify logout` ended it.
    case absent
    /// Six months have passed since the login, or the person withdrew it.
    case ended
    /// The service refuses the token that it has just given.
    case refused
  }

  /// Whether the same request may well succeed later without anything being changed.
  public var isTemporary: Bool {
    switch self {
    case .rateLimited, .quotaExceeded, .server, .network, .cancelled: true
    default: false
    }
  }
}
