/// Decimal numbers as bytes: the fast path for those with at most 19 digits and a small exponent.
enum NumberText {
  /// 10⁰ to 10²², the powers of ten that a `Double` holds exactly.
  static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20,
    1e21, 1e22,
  ]

  /// The digits at `start`, if they are one to seven, without a branch for each: eight bytes are tested at once and
  /// put together pairwise (Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51,
  /// 2021).
  @inline(__always)
  private static func shortRun(_ bytes: UnsafePointer<UInt8>, at start: Int) -> (value: UInt64, count: Int) {
    let word = UInt64(littleEndian: UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self))
    let digits = word ^ 0x3030_3030_3030_3030
    // A byte above 9 carries into its top bit; what it spoils lies behind it.
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount / 8
    guard count > 0 && count < 8 else { return (0, 0) }
    var value = digits &<< UInt64(64 &- 8 &* count)
    value = value &* 10 &+ (value &>> 8)
    let high = (value & 0x0000_00ff_0000_00ff) &* 0x000f_4240_0000_0064
    let low = ((value &>> 16) & 0x0000_00ff_0000_00ff) &* 0x0000_2710_0000_0001
    return ((high &+ low) &>> 32, count)
  }

  /// Reads the number at `start`; `next` is where it stopped, and `start` if there is no number that this way
  /// reads exactly. A byte that is no part of a number must follow
  /// somewhere, and eight more bytes must be readable.
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
      let (decimals, count) = shortRun(bytes, at: place)
      if count > 0 {
        mantissa = mantissa &* UInt64(powers[count]) &+ decimals
        place &+= count
      }
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
