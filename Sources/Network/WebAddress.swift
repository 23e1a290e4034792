#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An address that a request may go to: https anywhere, or plain http on this machine.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address with its scheme and host.
  public let url: URL
  /// Lower-case name or literal of the host.
  public let host: String

  /// Reads an address; a trailing slash is dropped. Throws `HTTPError.invalidAddress` or `.insecureAddress`.
  public init(_ text: String) throws(HTTPError) {
    var trimmed = Substring(text)
    while trimmed.last == "/" { trimmed.removeLast() }
    guard let url = URL(string: String(trimmed)) else { throw .invalidAddress(text) }
    try self.init(url, text)
  }

  /// Checks an address that was made from `text`.
  init(_ url: URL, _ text: String? = nil) throws(HTTPError) {
    guard let scheme = url.scheme?.lowercased(), let host = url.host()?.lowercased(), !host.isEmpty,
      url.user() == nil, url.password() == nil
    else { throw .invalidAddress(text ?? url.absoluteString) }
    guard scheme == "https" || (scheme == "http" && Self.isLoopback(host)) else {
      throw .insecureAddress(text ?? url.absoluteString)
    }
    self.url = url
    self.host = host
  }

  /// The address one or more path components below this one, with query items percent-encoded.
  public func appending(_ path: String, query: [(name: String, value: String)] = []) throws(HTTPError)
    -> WebAddress
  {
    var text =
      url.absoluteString + "/" + path.split(separator: "/").map { Self.encoded($0) }.joined(separator: "/")
    if !query.isEmpty { text += "?" + Self.form(query) }
    guard let url = URL(string: text) else { throw .invalidAddress(text) }
    return try WebAddress(url)
  }

  /// Whether the address stays on this machine.
  public var isLoopback: Bool { Self.isLoopback(host) }

  /// The whole address, query included.
  public var description: String { url.absoluteString }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// `name=value&…` with everything but unreserved characters (RFC 3986) percent-encoded; also a form's body.
  public static func form(_ items: [(name: String, value: String)]) -> String {
    items.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
  }

  static func encoded(_ text: some StringProtocol) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }
}
