import Network

/// Why a login did not come about.
public enum LoginError: Error, Sendable, Equatable {
  /// A client id is 32 hexadecimal digits.
  case badClientID(String)
  /// The person said no.
  case denied
  /// The accounts service refused the request, with its own short code (`invalid_client`, `server_error`, …).
  case refused(code: String)
  /// What came back does not belong to this login.
  case stateMismatch
  /// The pasted text is not the address that the browser ended at.
  case unreadableAddress
  /// Less was granted than timbre needs.
  case lackingScopes([Scope])
  /// Nobody came back in time.
  case timedOut(seconds: Int)
  case network(HTTPError)
  case unreadableAnswer
  /// The token file could not be written.
  case file(path: String)
  case cancelled
}
