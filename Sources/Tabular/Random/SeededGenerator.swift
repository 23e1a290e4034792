/// A random number generator whose draws are fixed by a seed and the name of what they are for.
///
/// Blackman and Vigna's xoshiro256++, its state filled by SplitMix64 ("Scrambled linear pseudorandom number
/// generators", ACM TOMS 47, 2021). Two streams of one seed are unrelated, so that adding a draw to one purpose
/// never changes the draws of another.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameters:
  ///   - seed: the number a person can set.
  ///   - stream: what the draws are for, such as `split` or `dropout`.
  public init(seed: UInt64, stream: String) {
    let name = FNV1a(stream.utf8).value
    var mixer = SplitMix64(state: seed ^ name.rotatedLeft(by: 32))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = (state.0 &+ state.3).rotatedLeft(by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotatedLeft(by: 45)
    return result
  }

  /// A whole number in `0..<bound`, all equally likely; `0` if `bound` is not positive.
  ///
  /// Lemire's multiply-and-reject ("Fast random integer generation in an interval", ACM TOMACS 29, 2019).
  public mutating func integer(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A number in `0..<1` in steps of 2⁻⁵³.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A draw from the standard normal distribution, by the method of Box and Muller.
  public mutating func normal() -> Double {
    let radius = (-2 * logarithm(1 - unit())).squareRoot()
    return radius * cosine(2 * Double.pi * unit())
  }
}

/// The generator that fills other generators' states.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension UInt64 {
  /// The bits moved `count` places up, those that fall out coming in again below.
  @inline(__always) func rotatedLeft(by count: UInt64) -> UInt64 { (self << count) | (self >> (64 &- count)) }
}
