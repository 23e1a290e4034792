/// A whole number of any width, as Arrow keeps decimals.
struct ArrowDecimal {
  /// From the lowest to the highest.
  private let words: [UInt32]
  private let isNegative: Bool

  /// - Parameter words: 32 bits each, the lowest first; negative numbers as their two's complement.
  init(words: [UInt32], isSigned: Bool) {
    isNegative = isSigned && words.last.map { $0 >> 31 == 1 } == true
    guard isNegative else {
      self.words = words
      return
    }
    var carry = true
    self.words = words.map { word in
      let sum = (~word).addingReportingOverflow(carry ? 1 : 0)
      carry = sum.overflow
      return sum.partialValue
    }
  }

  /// Its digits without a sign.
  private var digits: String {
    var words = words
    var digits = ""
    while !words.isEmpty {
      // The last nine digits, and what is left.
      var rest: UInt64 = 0
      for place in words.indices.reversed() {
        let value = rest << 32 | UInt64(words[place])
        words[place] = UInt32(value / 1_000_000_000)
        rest = value % 1_000_000_000
      }
      while words.last == 0 { words.removeLast() }
      let part = String(rest)
      digits = (words.isEmpty ? "" : String(repeating: "0", count: 9 - part.count)) + part + digits
    }
    return digits
  }

  /// As it is written with so many of its digits behind the point; a negative scale adds noughts.
  func text(scale: Int) -> String {
    let (sign, digits) = (isNegative ? "-" : "", digits)
    guard scale > 0 else { return sign + digits + String(repeating: "0", count: digits == "0" ? 0 : -scale) }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
