/// Decimal numbers as bytes: the fast path for those with at most 19 digits and a small exponent.
enum NumberText {
  /// 10⁰ to 10²², the powers of ten that a `Double` holds exactly.
  static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20,
    1e21, 1e22,
  ]

  /// Reads the number at `start`; `next` is where it stopped, and `start` if there is no number that this way
  /// reads exactly. A byte that is no part of a number must follow somewhere.
  ///
  /// An integer below 2⁵³ divided by or multiplied with an exact power of ten is rounded once (Clinger, "How to
  /// read floating point numbers accurately", 1990).
  @inline(__always)
  static func read(
    _ bytes: UnsafePointer<UInt8>, at start: Int, powers: UnsafePointer<Double>
  ) -> (value: Float, next: Int) {
    var place = start
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place &+= 1 }
    var mantissa: UInt64 = 0
    let firstDigit = place
    var digit = bytes[place] &- 48
    while digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place &+= 1
      digit = bytes[place] &- 48
    }
    var digits = place &- firstDigit
    var exponent = 0
    if bytes[place] == UInt8(ascii: ".") {
      place &+= 1
      let firstDecimal = place
      digit = bytes[place] &- 48
      while digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        place &+= 1
        digit = bytes[place] &- 48
      }
      exponent = firstDecimal &- place
      digits &-= exponent
    }
    guard digits > 0 && digits <= 19 else { return (0, start) }
    if bytes[place] | 32 == UInt8(ascii: "e") {
      place &+= 1
      let isSmall = bytes[place] == UInt8(ascii: "-")
      if isSmall || bytes[place] == UInt8(ascii: "+") { place &+= 1 }
      var power = 0
      let firstPower = place
      digit = bytes[place] &- 48
      while digit < 10 && place &- firstPower < 4 {
        power = power &* 10 &+ Int(digit)
        place &+= 1
        digit = bytes[place] &- 48
      }
      guard place > firstPower else { return (0, start) }
      exponent &+= isSmall ? 0 &- power : power
    }
    guard mantissa < 1 << 53 && exponent >= -22 && exponent <= 22 else { return (0, start) }
    var value = Double(mantissa)
    if exponent < 0 { value /= powers[0 &- exponent] } else { value *= powers[exponent] }
    return (Float(isNegative ? -value : value), place)
  }
}
