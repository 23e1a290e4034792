/// Decimal numbers as bytes: the fast path for those with at most 19 digits and a small exponent.
enum NumberText {
  /// 10⁰ to 10²², the powers of ten that a `Double` holds exactly; behind them, from `inverses` on, the numbers
  /// nearest to 10⁰ to 10⁻⁷.
  static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
    1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7,
  ]
  private static let inverses = 23

  /// The number at `start` if it is the usual one, of at most seven digits with or without a point among them and
  /// nothing else, without a branch for each digit; `next` is `start` if it is another. Nine bytes must be readable.
  ///
  /// Eight bytes are tested at once, the point is cut out, and the digits are put together pairwise (Lemire, "Number
  /// parsing at a gigabyte per second", Software: Practice and Experience 51, 2021). A number of seven digits, and of
  /// at most seven decimals, lies no nearer than 2⁻⁴⁹ of itself to the middle between two floats, so the product with
  /// an inverse power, off by 2⁻⁵² at most, is rounded as the quotient would be.
  @inline(__always)
  static func readShort(
    _ bytes: UnsafePointer<UInt8>, at start: Int, powers: UnsafePointer<Double>
  ) -> (value: Float, next: Int) {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let first = start &+ (isNegative ? 1 : 0)
    let word = UInt64(littleEndian: UnsafeRawPointer(bytes + first).loadUnaligned(as: UInt64.self))
    let digits = word ^ 0x3030_3030_3030_3030
    // A byte above 9 carries into its top bit; what it spoils lies behind it, and behind a point nothing is spoiled.
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    let whole = others.trailingZeroBitCount & 0x78
    let hasPoint = whole < 64 && (word &>> UInt64(whole)) & 0xff == UInt64(UInt8(ascii: "."))
    let end = hasPoint ? (others & (others &- 1)).trailingZeroBitCount & 0x78 : whole
    let length = hasPoint ? end &- 8 : end
    guard end < 64, length > 0, (word &>> UInt64(end)) & 0xdf != UInt64(UInt8(ascii: "E")) else {
      return (0, start)
    }
    let before = (1 as UInt64) &<< UInt64(whole) &- 1
    let compact = hasPoint ? digits & before | (digits &>> 8) & ~before : digits
    var value = compact &<< UInt64(64 &- length)
    value = value &* 10 &+ (value &>> 8)
    let high = (value & 0x0000_00ff_0000_00ff) &* 0x000f_4240_0000_0064
    let low = ((value &>> 16) & 0x0000_00ff_0000_00ff) &* 0x0000_2710_0000_0001
    let decimals = hasPoint ? (length &- whole) / 8 : 0
    let number = Float(Double((high &+ low) &>> 32) * powers[inverses &+ decimals])
    // The sign as a bit: a branch on it would often be guessed wrong.
    let sign: UInt32 = (isNegative ? 1 : 0) << 31
    return (Float(bitPattern: number.bitPattern | sign), first &+ end / 8)
  }

  /// Reads the number at `start`; `next` is where it stopped, and `start` if there is no number that this way
  /// reads exactly. A byte that is no part of a number must follow somewhere.
  ///
  /// An integer below 2⁵³ divided by or multiplied with an exact power of ten is rounded once (Clinger, "How to
  /// read floating point numbers accurately", 1990).
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
