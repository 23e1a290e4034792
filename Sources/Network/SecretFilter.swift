/// Finds the tokens and codes of a login in texts from outside and takes them out, whole or in part: whatever a service
/// sends back must not carry them into an output, a file or a log.
public struct SecretFilter: Sendable {
  /// So many characters of a secret in a row give it away; nothing else repeats so many by chance.
  private static let length = 16

  /// Every stretch of that length that a secret holds, in lower case.
  private var stretches: Set<SIMD2<UInt64>> = []

  /// A filter for some secrets.
  public init(_ secrets: [Secret] = []) { for secret in secrets { add(secret) } }

  /// Looks for one more secret from now on.
  public mutating func add(_ secret: Secret) {
    Self.stretches(of: Array(secret.reveal().utf8)[...]) { stretch in
      stretches.insert(stretch)
      return false
    }
  }

  /// The text with `(secret)` in place of every word that holds a part of a secret.
  public func cleaned(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard !stretches.isEmpty, bytes.count >= Self.length else { return text }
    var kept: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex { !Self.belongsToWord($0) } ?? bytes.count
      let word = bytes[position..<end]
      kept += Self.stretches(of: word, contains: stretches.contains) ? ArraySlice("(secret)".utf8) : word
      if end < bytes.count { kept.append(bytes[end]) }
      position = end + 1
    }
    return kept == bytes ? text : String(decoding: kept, as: UTF8.self)
  }

  /// The characters of a token (RFC 6750 section 2.1).
  private static func belongsToWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// Goes through every stretch of a word, in lower case, until `body` says that it has found what it looks for.
  @discardableResult
  private static func stretches(
    of word: ArraySlice<UInt8>, contains body: (SIMD2<UInt64>) -> Bool
  ) -> Bool {
    guard word.count >= length else { return false }
    var (early, late): (UInt64, UInt64) = (0, 0)
    var count = 0
    for byte in word {
      early = early << 8 | late >> 56
      late = late << 8 | UInt64(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
      count += 1
      if count >= length, body(SIMD2(early, late)) { return true }
    }
    return false
  }
}
