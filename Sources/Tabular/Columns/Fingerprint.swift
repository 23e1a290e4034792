/// A 128-bit digest of what a table holds: equal tables have equal fingerprints wherever they came from, and any
/// change of a value, a name or the order of rows gives another. It guards against mistakes, not against malice.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// The first 64 of its 128 bits.
  public let high: UInt64
  /// The last 64 of its 128 bits.
  public let low: UInt64

  /// A fingerprint from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads what `description` prints; `nil` for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// 32 hexadecimal digits.
  public var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

  /// The first 12 digits, enough to tell the tables of a session apart.
  public var short: String { String(description.prefix(12)) }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Feeds values into a fingerprint, two 64-bit lanes of multiply and fold as in Wang Yi's wyhash.
public struct ContentHasher: Sendable {
  private var first: UInt64 = 0xa076_1d64_78bd_642f
  private var second: UInt64 = 0xe703_7ed1_a0b4_28db

  /// A hasher that has seen nothing; it needs no seed, so equal values always hash alike.
  public init() {}

  /// Feeds a word of 64 bits.
  @inline(__always) public mutating func combine(_ word: UInt64) {
    let folded = (first ^ word).multipliedFullWidth(by: 0x8ebc_6af0_9c88_c6e3)
    first = folded.high ^ folded.low &+ word
    let other = (second &+ word).multipliedFullWidth(by: 0x5899_65cc_7537_4cc3)
    second = other.high ^ other.low ^ word.rotatedLeft(by: 29)
  }

  /// Feeds bytes and their number.
  @inline(__always) public mutating func combine(_ bytes: UnsafeBufferPointer<UInt8>) {
    combine(UInt64(truncatingIfNeeded: bytes.count))
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index &+ 8 <= raw.count {
      combine(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index &+= 8
    }
    guard index < raw.count else { return }
    var word: UInt64 = 0
    while index < raw.count {
      word = word << 8 | UInt64(raw[index])
      index &+= 1
    }
    combine(word)
  }

  /// Feeds the UTF-8 of a text and its length.
  public mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine($0) }
  }

  /// Feeds a fingerprint of something else.
  public mutating func combine(_ fingerprint: Fingerprint) {
    combine(fingerprint.high)
    combine(fingerprint.low)
  }

  /// The fingerprint of all that was fed so far; more may follow.
  public var fingerprint: Fingerprint {
    var final = self
    final.combine(0x9e37_79b9_7f4a_7c15)
    return Fingerprint(high: final.first, low: final.second)
  }
}
