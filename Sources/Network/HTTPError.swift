/// Why a request over HTTP did not bring an answer.
public enum HTTPError: Error, Sendable, Equatable {
  /// The text is no address of the web.
  case invalidAddress(String)
  /// Only https and addresses of this machine are taken.
  case insecureAddress(String)
  /// Nobody answers there: no such host, no route, refused.
  case unreachable(host: String)
  /// The certificate of the host could not be trusted.
  case untrusted(host: String)
  case timedOut(host: String)
  /// The answer broke off.
  case interrupted(host: String)
  /// The answer is longer than what the request allows, in bytes.
  case tooLarge(limit: Int)
  case tooManyRedirects(limit: Int)
  /// A download was answered with another status than success.
  case status(Int)
  /// A downloaded file is not the expected one: SHA-256 in hexadecimal.
  case checksum(expected: String, found: String)
  /// The file could not be written.
  case file(path: String)
  case cancelled
}
