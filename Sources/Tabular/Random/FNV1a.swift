/// The hash FNV-1a of 64 bits (https://datatracker.ietf.org/doc/draft-eastlake-fnv/): short, and fixed for all time,
/// unlike the standard library's seeded hashes. It guards against mistakes, not against malice.
public struct FNV1a: Sendable {
  /// The hash of what was combined so far.
  public private(set) var value: UInt64

  /// - Parameter start: what the hash begins with; another start makes another hash.
  public init(start: UInt64 = 0xcbf2_9ce4_8422_2325) { value = start }

  /// The hash of some bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { combine(byte) }
  }

  /// Adds a byte.
  @inline(__always) public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
