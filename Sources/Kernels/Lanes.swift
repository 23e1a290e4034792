/// Sixteen floats that move together: one AVX-512 register, two of AVX2, four of NEON.
typealias Lanes = SIMD16<Float>

/// `addend + left × right`, rounded once where the machine can; for products of matrices and for distances.
///
/// The library spells `addingProduct` lane by lane, and only in loops as plain as theirs does the compiler make one
/// instruction of it again; everything else here multiplies and adds. A portable x86 build has no fused
/// instruction, and its emulation would cost fifty times as much.
@inline(__always)
func multiplyAdd(_ left: Lanes, _ right: Lanes, _ addend: Lanes) -> Lanes {
  #if TIMBRE_UNFUSED && arch(x86_64)
    return addend + left * right
  #else
    return addend.addingProduct(left, right)
  #endif
}

/// What a comparison of lanes says: all bits set where it holds.
typealias LaneMask = SIMD16<UInt32>

extension SIMD16 where Scalar == Float {
  /// The larger of each pair of lanes; `other` where this lane is NaN.
  @inline(__always)
  func larger(_ other: Lanes) -> Lanes {
    other.replaced(by: self, where: above(other))
  }

  /// Where this lane is above the other.
  @inline(__always)
  func above(_ other: Lanes) -> LaneMask { unsafeBitCast(self .> other, to: LaneMask.self) }

  /// `other` where the mask is set.
  ///
  /// By integer arithmetic, which the library maps onto whole vectors; its `replacing(with:where:)`, `&` and `|` go
  /// lane by lane and are not put together again.
  @inline(__always)
  func replaced(by other: Lanes, where mask: LaneMask) -> Lanes {
    Lanes(bits: bits &- (other.bits &- bits) &* mask)
  }

  /// 0 where the mask is set.
  @inline(__always)
  func cleared(where mask: LaneMask) -> Lanes {
    Lanes(bits: bits &+ bits &* mask)
  }

  /// The sum of the lanes, by halves, so that its rounding never depends on the machine.
  @inline(__always)
  var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// The largest lane.
  @inline(__always)
  var largest: Float {
    let eight = pairwiseLarger(lowHalf, highHalf)
    let four = pairwiseLarger(eight.lowHalf, eight.highHalf)
    let two = four.lowHalf.x > four.highHalf.x ? four.lowHalf.x : four.highHalf.x
    let other = four.lowHalf.y > four.highHalf.y ? four.lowHalf.y : four.highHalf.y
    return two > other ? two : other
  }

  /// The bits of the lanes.
  @inline(__always)
  var bits: SIMD16<UInt32> { unsafeBitCast(self, to: SIMD16<UInt32>.self) }

  /// Lanes from their bits.
  @inline(__always)
  init(bits: SIMD16<UInt32>) { self = unsafeBitCast(bits, to: Lanes.self) }
}

@inline(__always)
private func pairwiseLarger(_ left: SIMD8<Float>, _ right: SIMD8<Float>) -> SIMD8<Float> {
  let mask = unsafeBitCast(left .> right, to: SIMD8<UInt32>.self)
  let bits = unsafeBitCast(right, to: SIMD8<UInt32>.self)
  let other = unsafeBitCast(left, to: SIMD8<UInt32>.self)
  return unsafeBitCast(bits &- (other &- bits) &* mask, to: SIMD8<Float>.self)
}

@inline(__always)
private func pairwiseLarger(_ left: SIMD4<Float>, _ right: SIMD4<Float>) -> SIMD4<Float> {
  let mask = unsafeBitCast(left .> right, to: SIMD4<UInt32>.self)
  let bits = unsafeBitCast(right, to: SIMD4<UInt32>.self)
  let other = unsafeBitCast(left, to: SIMD4<UInt32>.self)
  return unsafeBitCast(bits &- (other &- bits) &* mask, to: SIMD4<Float>.self)
}
