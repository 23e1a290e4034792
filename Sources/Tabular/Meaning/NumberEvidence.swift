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
  /// The fractions of times, should they be minutes.
  private(set) var clock = ClockEvidence()

  private static let bins = 256

  init() {}

  /// - Parameters:
  ///   - values: the numbers of a column; NaN where there is none.
  ///   - unitRows: the rows that name their own unit, in order.
  init(_ values: [Float], unitRows: [Int], kind: ColumnSchema.ValueKind, range: ClosedRange<Float>?) {
    var plain = values
    if !unitRows.isEmpty { for row in unitRows { plain[row] = .nan } }
    if kind == .milliseconds {
      for value in plain where value > 0 {
        sizes[Self.bin(value)] += 1
        if value < ClockEvidence.limit { clock.add(value) }
      }
      for row in unitRows where values[row] > 0 {
        timesWithUnit += 1
        sizesWithUnit[Self.bin(values[row])] += 1
        if values[row].truncatingRemainder(dividingBy: 60_000) == 0 { wholeMinutes += 1 }
      }
    }
    let isScaled = if case .number = kind { true } else { kind == .share }
    plain.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: Self.blockLength) {
        let end = min(start + Self.blockLength, values.count)
        count(
          UnsafeBufferPointer(rebasing: values[start..<end]), range: range ?? -.infinity ... .infinity,
          isScaled: isScaled)
      }
    }
  }

  /// Values of a block stay near the processor while one condition after the other is counted.
  private static let blockLength = 1 << 11

  /// Counts the values of a block; their least and greatest tell which conditions none can meet.
  ///
  /// - Parameter isScaled: whether the unit of the column depends on how its numbers lie.
  private mutating func count(
    _ values: UnsafeBufferPointer<Float>, range: ClosedRange<Float>, isScaled: Bool
  ) {
    let block = NumberBlock(values)
    present += block.known
    nonzero += block.known - block.zeroes
    let (low, high) = (range.lowerBound, range.upperBound)
    outside += block.least < low ? block.count { $0 < low } : 0
    outside += block.greatest > high ? block.count { $0 > high } : 0
    guard isScaled else { return }
    negative += block.least < 0 ? block.count { $0 < 0 } : 0
    aboveOne += block.greatest > 1 ? block.count { $0 > 1 } : 0
    aboveTen += block.greatest > 10 ? block.count { $0 > 10 } : 0
    aboveHundred += block.greatest > 100 ? block.count { $0 > 100 } : 0
    if block.least >= 0, block.greatest <= 1 {
      fractional += block.known - block.zeroes - (block.greatest == 1 ? block.count { $0 == 1 } : 0)
    } else {
      // Adding and taking away 1.5 · 2²³ leaves the nearest whole number, without a call for each value.
      fractional += block.count { abs($0) < 4_194_304 && $0 != ($0 + 12_582_912) - 12_582_912 }
    }
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
    clock.add(other.clock)
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
