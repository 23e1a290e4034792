/// Which activations a training step drops: a function of a counter, so that no thread's pace can change it.
struct Dropout {
  /// 1 / (1 − share): what the kept activations are multiplied by.
  let scale: Float
  private let threshold: SIMD16<UInt32>

  /// `share` is the probability, below 1, with which an activation is dropped.
  init(share: Float) {
    scale = 1 / (1 - share)
    threshold = SIMD16(repeating: UInt32(Double(share) * 4_294_967_296))
  }

  /// The activations of sixteen neighbours, scaled or dropped; `counter` is the place of the first.
  ///
  /// The hash is "lowbias32" of Wellons' hash prospector (2018), keyed at both ends.
  @inline(__always)
  func callAsFunction(_ activations: Lanes, key: DropoutKey, counter: Int) -> Lanes {
    var hash = SIMD16<UInt32>(repeating: UInt32(truncatingIfNeeded: counter)) &+ Dropout.steps
    hash = hash ^ SIMD16(repeating: key.first)
    hash = (hash ^ (hash &>> SIMD16(repeating: 16))) &* SIMD16(repeating: 0x7feb_352d)
    hash = (hash ^ (hash &>> SIMD16(repeating: 15))) &* SIMD16(repeating: 0x846c_a68b)
    hash = (hash ^ (hash &>> SIMD16(repeating: 16))) &+ SIMD16(repeating: key.second)
    hash = (hash ^ (hash &>> SIMD16(repeating: 15))) &* SIMD16(repeating: 0x846c_a68b)
    let isDropped = unsafeBitCast(hash .< threshold, to: LaneMask.self)
    return (activations * Lanes(repeating: scale)).cleared(where: isDropped)
  }

  @inline(__always)
  private static var steps: SIMD16<UInt32> { SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }
}

/// The key of one layer in one training step.
struct DropoutKey {
  let first: UInt32
  let second: UInt32

  /// Mixes seed, step and layer with the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  init(seed: UInt64, step: Int, layer: Int) {
    var bits = seed &+ UInt64(truncatingIfNeeded: step) &* 0x9e37_79b9_7f4a_7c15
    bits = DropoutKey.mixed(bits) &+ UInt64(truncatingIfNeeded: layer) &* 0xd1b5_4a32_d192_ed03
    bits = DropoutKey.mixed(bits)
    first = UInt32(truncatingIfNeeded: bits)
    second = UInt32(truncatingIfNeeded: bits >> 32)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
