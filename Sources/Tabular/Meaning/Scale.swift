/// What the numbers of a column have to be multiplied with to be in the unit of the schema, and what they can be then.
struct Scale: Sendable, Equatable {
  /// 1 for a column that is in its unit.
  var factor = 1
  /// 100 for percent.
  var divisor = 1
  /// Whether the decimals of minutes are seconds, so that 2.56 is 2:56.
  var isClock = false
  /// What times that name their unit are divided by: 60 where a spreadsheet took minutes for hours.
  var unitDivisor: Float = 1
  /// What lies outside counts as missing; `nil` if everything stays.
  var range: ClosedRange<Float>?

  /// Whether every number stays as it is.
  var isPlain: Bool { factor == 1 && divisor == 1 && unitDivisor == 1 && range == nil }

  /// A number of the column in its unit, as if its decimal text had been written in it.
  func applied(to value: Float) -> Float {
    if factor == 1 && divisor == 1 { return value }
    if !isClock, value == value.rounded(), abs(value) < 16_777_216 {
      return value * Float(factor) / Float(divisor)
    }
    // Through the decimal text, so that 12.3 percent becomes the number nearest to 0.123.
    let exact = Double(value.description) ?? Double(value)
    let scaled = exact * Double(factor) / Double(divisor)
    if isClock {
      let minutes = exact.rounded(.down)
      let seconds = ((exact - minutes) * 100 * 1_000).rounded() / 1_000
      // No time has sixty seconds beside its minutes: it counts as outside.
      return seconds < 60 ? Float(minutes * 60_000 + seconds * 1_000) : .infinity
    }
    // Minutes and days have few digits: a time is a whole number of milliseconds.
    return Float(factor >= 60_000 ? scaled.rounded() : scaled)
  }

  /// The numbers of a column in its unit, and how many lay outside its range.
  func applied(to values: [Float], unitRows: [Int]) -> (values: [Float], outside: Int) {
    var scaled = values.map { applied(to: $0) }
    for row in unitRows { scaled[row] = values[row] / unitDivisor }
    guard let range else { return (scaled, 0) }
    var outside = 0
    for row in scaled.indices where !scaled[row].isNaN && !range.contains(scaled[row]) {
      scaled[row] = .nan
      outside += 1
    }
    return (scaled, outside)
  }
}
