/// What the numbers of one column tell together of their unit. Cells that name their own unit are counted apart.
struct NumberEvidence: Sendable {
  /// The numbers without a unit of their own.
  private(set) var present = 0
  private(set) var nonzero = 0
  private(set) var negative = 0
  private(set) var aboveOne = 0
  private(set) var aboveTen = 0
  private(set) var aboveHundred = 0
  private(set) var fractional = 0
  /// Those outside the range that the schema names.
  private(set) var outside = 0
  /// The positive ones by size, four steps an octave.
  private(set) var sizes = [Int](repeating: 0, count: bins)
  /// The times that name their unit, how many are whole minutes, and their sizes.
  private(set) var timesWithUnit = 0
  private(set) var wholeMinutes = 0
  private(set) var sizesWithUnit = [Int](repeating: 0, count: bins)

  private static let bins = 256

  init() {}

  /// - Parameters:
  ///   - values: the numbers of a column; NaN where there is none.
  ///   - unitRows: the rows that name their own unit, in order.
  init(_ values: [Float], unitRows: [Int], kind: ColumnSchema.ValueKind, range: ClosedRange<Float>?) {
    var plain = values
    if !unitRows.isEmpty { for row in unitRows { plain[row] = .nan } }
    if kind == .milliseconds {
      for value in plain where value > 0 { sizes[Self.bin(value)] += 1 }
      for row in unitRows where values[row] > 0 {
        timesWithUnit += 1
        sizesWithUnit[Self.bin(values[row])] += 1
        if values[row].truncatingRemainder(dividingBy: 60_000) == 0 { wholeMinutes += 1 }
      }
    }
    count(plain, range: range ?? -.infinity ... .infinity)
  }

  /// Counts block by block: one condition after the other, over values that stay near the processor meanwhile.
  private mutating func count(_ values: [Float], range: ClosedRange<Float>) {
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: Self.blockLength) {
        let end = min(start + Self.blockLength, values.count)
        count(UnsafeBufferPointer(rebasing: values[start..<end]), range: range)
      }
    }
  }

  private static let blockLength = 1 << 11

  private mutating func count(_ values: UnsafeBufferPointer<Float>, range: ClosedRange<Float>) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let known = Self.count(values) { $0 == $0 }
    let large = Self.count(values) { $0 > 1 }
    present += known
    nonzero += known - Self.count(values) { $0 == 0 }
    negative += Self.count(values) { $0 < 0 }
    aboveOne += large
    aboveTen += large == 0 ? 0 : Self.count(values) { $0 > 10 }
    aboveHundred += large == 0 ? 0 : Self.count(values) { $0 > 100 }
    // Adding and taking away 1.5 · 2²³ leaves the nearest whole number, without a call for each value.
    fractional += Self.count(values) { value in
      abs(value) < 4_194_304 && value != (value + 12_582_912) - 12_582_912
    }
    outside += Self.count(values) { $0 < low } + Self.count(values) { $0 > high }
  }

  /// How many values meet a condition: counted as wide as a value and one condition at a time, so that the compiler
  /// takes whole vectors; a block has fewer than 2³² values.
  @inline(__always)
  private static func count(_ values: UnsafeBufferPointer<Float>, _ condition: (Float) -> Bool) -> Int {
    var count: UInt32 = 0
    for value in values { count &+= condition(value) ? 1 : 0 }
    return Int(count)
  }

  /// Adds what another batch of the same column tells.
  mutating func add(_ other: NumberEvidence) {
    present += other.present
    nonzero += other.nonzero
    negative += other.negative
    aboveOne += other.aboveOne
    aboveTen += other.aboveTen
    aboveHundred += other.aboveHundred
    fractional += other.fractional
    outside += other.outside
    timesWithUnit += other.timesWithUnit
    wholeMinutes += other.wholeMinutes
    for bin in sizes.indices {
      sizes[bin] += other.sizes[bin]
      sizesWithUnit[bin] += other.sizesWithUnit[bin]
    }
  }

  /// The step of a positive number: exponent and the first two bits behind the point are the head of its bits. What
  /// is beyond all steps, infinity too, belongs to the first or the last.
  private static func bin(_ value: Float) -> Int {
    min(max(Int(value.bitPattern >> 21) - 4 * 127 + 64, 0), bins - 1)
  }

  /// The median of the positive numbers to a quarter of an octave; `nil` if there are none.
  var median: Float? { Self.median(of: sizes) }

  /// The same of the times that name their unit.
  var medianWithUnit: Float? { Self.median(of: sizesWithUnit) }

  private static func median(of sizes: [Int]) -> Float? {
    let total = sizes.reduce(0, +)
    guard total > 0 else { return nil }
    var before = 0
    for (bin, count) in sizes.enumerated() {
      before += count
      guard before * 2 >= total else { continue }
      let (exponent, quarter) = ((bin - 64) >> 2, (bin - 64) & 3)
      return Float(sign: .plus, exponent: exponent, significand: 1 + (Float(quarter) + 0.5) / 4)
    }
    return nil
  }
}
