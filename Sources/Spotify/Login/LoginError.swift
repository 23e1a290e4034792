import Network

/// Why a login did not come about.
public enum LoginError: Error, Sendable, Equatable {
  /// A client id is 32 hexadecimal digits.
  case badClientID(String)
  /// The person said no.
  case denied
  /// The accounts service refused the request, with its own short code (`invalid_client`, `server_error`, …).
  case refused(code: String)
  /// What came back belongs to the login that waits at another port of this machine, if it says which.
  case stateMismatch(port: Int?, expected: Int)
  /// The pasted text is not the address that the browser ended at.
  case unreadableAddress
  /// The pasted text is the beginning of that address.
  case incompleteAddress
  /// Less was granted than timbre needs.
  case lackingScopes([Scope])
  /// Nobody came back in time.
  case timedOut(seconds: Int)
  case network(HTTPError)
  case unreadableAnswer
  /// The token file could not be written.
  case file(path: String)
  case cancelled

  /// A code by which the accounts service says no, as it may be shown: short and in small letters (RFC 6749 section
  /// 5.2), so that no token or code can pass for one; nil for any other text.
  static func code(_ text: String) -> String? {
    let isCode =
      (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "_") }
    return isCode ? text : nil
  }
}
