extension SIMD16 where Scalar == Float {
  /// e to the power of each lane, within 2 units in the last place; 0 below −87.3, capped above 88.3.
  ///
  /// Range reduction by powers of two and the polynomial of Cephes `expf` (Moshier 1989).
  @inline(__always)
  var exponential: Lanes {
    let bottom = Lanes(repeating: -87.336)
    let top = Lanes(repeating: 88.3)
    let vanishes = bottom.above(self)
    let x = replaced(by: top, where: above(top)).larger(bottom)
    // Adding 1.5 · 2²³ leaves the nearest integer in the low bits.
    let shift = Lanes(repeating: 12_582_912)
    let shifted = x * Lanes(repeating: 1.442_695_04) + shift
    let power = shifted - shift
    var rest = power * Lanes(repeating: -0.693_359_375) + x
    rest = power * Lanes(repeating: 2.121_944_4e-4) + rest
    var sum = Lanes(repeating: 1.987_569_15e-4)
    sum = sum * rest + Lanes(repeating: 1.398_199_95e-3)
    sum = sum * rest + Lanes(repeating: 8.333_451_9e-3)
    sum = sum * rest + Lanes(repeating: 4.166_579_6e-2)
    sum = sum * rest + Lanes(repeating: 1.666_666_55e-1)
    sum = sum * rest + Lanes(repeating: 0.5)
    let value = sum * rest * rest + rest + Lanes(repeating: 1)
    let exponent = (shifted.bits &- shift.bits) &+ SIMD16<UInt32>(repeating: 127)
    let scaled = value * Lanes(bits: exponent &* SIMD16<UInt32>(repeating: 1 << 23))
    return scaled.cleared(where: vanishes)
  }

  /// The natural logarithm of each lane, which has to be a positive normal number; the same bits as that of `Float`.
  @inline(__always)
  var naturalLogarithm: Lanes {
    let offset = SIMD16<UInt32>(repeating: 0x3f35_04f3)
    let moved = bits &- offset
    // A whole number as a float: added to the bits of 1.5 · 2²³, whose last bits then count.
    let steps = unsafeBitCast(moved, to: SIMD16<Int32>.self) &>> SIMD16<Int32>(repeating: 23)
    let shift = Lanes(repeating: 12_582_912)
    let exponent = Lanes(bits: shift.bits &+ unsafeBitCast(steps, to: SIMD16<UInt32>.self)) - shift
    // The last 23 bits; see `replaced` for why by shifts.
    let nine = SIMD16<UInt32>(repeating: 9)
    let mantissa = Lanes(bits: ((moved &<< nine) &>> nine) &+ offset)
    let x = mantissa - Lanes(repeating: 1)
    let square = x * x
    var sum = Lanes(repeating: 7.037_683_6e-2)
    sum = sum * x - Lanes(repeating: 1.151_461e-1)
    sum = sum * x + Lanes(repeating: 1.167_699_9e-1)
    sum = sum * x - Lanes(repeating: 1.242_014_1e-1)
    sum = sum * x + Lanes(repeating: 1.424_932_3e-1)
    sum = sum * x - Lanes(repeating: 1.666_805_8e-1)
    sum = sum * x + Lanes(repeating: 2.000_071_5e-1)
    sum = sum * x - Lanes(repeating: 2.499_999_4e-1)
    sum = sum * x + Lanes(repeating: 3.333_333_1e-1)
    sum = sum * x * square - Lanes(repeating: 2.121_944_4e-4) * exponent - Lanes(repeating: 0.5) * square
    return exponent * Lanes(repeating: 0.693_359_375) + (x + sum)
  }

  /// 1 / √x of each lane, which has to be zero or a positive normal number; finite at zero.
  ///
  /// The bit trick known from Quake III with three Newton steps; `squareRoot()` compiles to sixteen scalar ones.
  @inline(__always)
  var reciprocalSquareRoot: Lanes {
    let half = self * Lanes(repeating: 0.5)
    let threeHalves = Lanes(repeating: 1.5)
    var y = Lanes(bits: SIMD16<UInt32>(repeating: 0x5f37_5a86) &- (bits &>> SIMD16<UInt32>(repeating: 1)))
    y *= threeHalves - half * y * y
    y *= threeHalves - half * y * y
    y *= threeHalves - half * y * y
    return y
  }
}

extension Float {
  /// The natural logarithm of a positive normal number; Cephes `logf` (Moshier 1989).
  @inline(__always)
  var naturalLogarithm: Float {
    // A mantissa in [√½, √2) keeps the polynomial near 1.
    let moved = bitPattern &- 0x3f35_04f3
    let exponent = Float(Int32(bitPattern: moved) >> 23)
    let x = Float(bitPattern: (moved & 0x007f_ffff) &+ 0x3f35_04f3) - 1
    let square = x * x
    var sum: Float = 7.037_683_6e-2
    sum = sum * x - 1.151_461e-1
    sum = sum * x + 1.167_699_9e-1
    sum = sum * x - 1.242_014_1e-1
    sum = sum * x + 1.424_932_3e-1
    sum = sum * x - 1.666_805_8e-1
    sum = sum * x + 2.000_071_5e-1
    sum = sum * x - 2.499_999_4e-1
    sum = sum * x + 3.333_333_1e-1
    sum = sum * x * square - 2.121_944_4e-4 * exponent - 0.5 * square
    return exponent * 0.693_359_375 + (x + sum)
  }
}
