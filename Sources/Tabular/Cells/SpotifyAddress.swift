/// What a Spotify address names: the one place where ids and addresses are read.
///
/// Understood are `spotify:track:ID` and `https://open.spotify.com/intl-de/track/ID?si=…`.
public struct SpotifyAddress: Sendable, Hashable {
  /// `track`, `episode`, `album`, `artist`, `playlist`, `local` and so on, as the address says it.
  public let kind: String
  /// What follows it: 22 letters and digits, but for local files.
  public let id: String

  /// - Returns: `nil` for a text that is no such address, a bare id included.
  public init?(_ text: some StringProtocol) {
    var text = String(text.trimmingSpaces)
    let parts = text.withUTF8 { bytes in
      Self.parts(of: bytes).map { kind, id in
        (String(decoding: bytes[kind], as: UTF8.self), String(decoding: bytes[id], as: UTF8.self))
      }
    }
    guard let parts else { return nil }
    (kind, id) = parts
  }

  /// `spotify:track:ID` for whatever names a track: an address of either form, or a bare id.
  public static func trackURI(in text: String) -> String? {
    if isID(text) { return "spotify:track:" + text }
    guard let address = SpotifyAddress(text), address.kind == "track", !address.id.isEmpty else { return nil }
    return "spotify:track:" + address.id
  }

  /// Whether a text is 22 letters and digits, as Spotify's ids are.
  public static func isID(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 22
      && text.utf8.allSatisfy { ($0 | 32) >= 97 && ($0 | 32) <= 122 || $0 >= 48 && $0 <= 57 }
  }

  /// Where kind and id lie in an address.
  static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> (kind: Range<Int>, id: Range<Int>)? {
    let isURI = starts(bytes, at: 0, with: scheme)
    let separator = isURI ? UInt8(ascii: ":") : UInt8(ascii: "/")
    var start = scheme.count
    if !isURI {
      guard let path = firstPlace(of: host, in: bytes) else { return nil }
      start = path + host.count
    }
    func end(from place: Int, at stops: [UInt8]) -> Int {
      var end = place
      while end < bytes.count && !stops.contains(bytes[end]) { end += 1 }
      return end
    }
    let stops = [separator, UInt8(ascii: "?"), UInt8(ascii: "#")]
    while start < bytes.count {
      let kind = start..<end(from: start, at: stops)
      guard kind.upperBound < bytes.count, bytes[kind.upperBound] == separator else { return nil }
      let next = kind.upperBound + 1
      // `intl-de/` and `embed/` stand before the kind, `user/NAME/` before a playlist.
      if starts(bytes, at: start, with: Array("intl-".utf8)) || bytes[kind].elementsEqual("embed".utf8) {
        start = next
      } else if bytes[kind].elementsEqual("user".utf8) {
        start = end(from: next, at: stops) + 1
      } else {
        let isLocal = bytes[kind].elementsEqual("local".utf8)
        return (kind, next..<(isLocal ? bytes.count : end(from: next, at: stops)))
      }
    }
    return nil
  }

  private static let scheme = Array("spotify:".utf8)
  private static let host = Array("spotify.com/".utf8)

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, with text: [UInt8]) -> Bool {
    guard place + text.count <= bytes.count else { return false }
    for index in text.indices where bytes[place + index] != text[index] { return false }
    return true
  }

  /// Addresses begin with the name of their host, so that a long text is not searched to its end.
  private static func firstPlace(of text: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for place in 0..<min(32, bytes.count) where starts(bytes, at: place, with: text) { return place }
    return nil
  }
}
