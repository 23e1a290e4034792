import Report

/// One axis of a plot: from where to where it goes, and which round values are marked on it.
struct PlotScale {
  /// The value at the start of the axis.
  let low: Double
  /// The value at its end, greater than `low`.
  let high: Double
  /// Round values between the two, rising.
  let ticks: [Double]
  /// The distance between two ticks.
  let step: Double
  private let isShare, isYear: Bool

  /// A scale for an axis over the given values.
  ///
  /// - Parameters:
  ///   - values: what is drawn along it; values that are not finite are left out.
  ///   - includesZero: whether it must start at nothing, as bars want it.
  ///   - maximumTicks: how many ticks there is room for, at least 2.
  ///   - roundsOut: whether the axis is widened to its outermost ticks.
  init(
    _ axis: Plot.Axis, values: some Sequence<Double>, includesZero: Bool = false, maximumTicks: Int,
    roundsOut: Bool
  ) {
    (isShare, isYear) = (axis.isShare, axis.isYear)
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    if includesZero { (low, high) = (min(low, 0), max(high, 0)) }
    if let range = axis.range { (low, high) = (range.lowerBound, range.upperBound) }
    // Beyond this the distance between two values is no number any more.
    (low, high) = (min(max(low, -1e150), 1e150), min(max(high, -1e150), 1e150))
    if !(low <= high) { (low, high) = (0, 1) }
    if high - low <= max(abs(low), abs(high)) * 1e-12 {
      let margin = low == 0 ? 0.5 : abs(low) * 0.05
      (low, high) = (low - margin, high + margin)
    }
    let step = Self.roundStep(span: high - low, maximumTicks: max(maximumTicks, 2))
    if axis.range == nil && roundsOut {
      low = (low / step + 1e-9).rounded(.down) * step
      high = (high / step - 1e-9).rounded(.up) * step
    }
    (self.low, self.high, self.step) = (low, high, step)
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    ticks = last - first <= 100 ? stride(from: first, through: last, by: 1).map { $0 * step } : []
  }

  /// Where a value lies: 0 at the start of the axis, 1 at its end.
  func position(_ value: Double) -> Double { (value - low) / (high - low) }

  /// A tick in words, with as many digits as tell it from its neighbours.
  func label(_ value: Double) -> String {
    if isShare { return NumberText.share(value, digits: digits(step * 100), keepsDigits: true) }
    return precise(value, digits: digits(step))
  }

  /// A value between ticks in words, with one digit more.
  func words(_ value: Double) -> String {
    guard value.isFinite else { return "nothing" }
    if isShare { return NumberText.share(value, digits: max(digits(step * 100), 1)) }
    if value == value.rounded() && abs(value) < 1e15 { return precise(value, digits: 0) }
    return precise(value, digits: digits(step) + 1)
  }

  private func precise(_ value: Double, digits: Int) -> String {
    if abs(value) >= 1e15 { return "\(value)" }
    if digits > 9 { return "\(Float(value))" }
    if isYear, value == value.rounded() { return "\(Int(value))" }
    return NumberText.number(value, digits: digits)
  }

  private func digits(_ step: Double) -> Int {
    var digits = 0
    var scaled = step
    while digits < 12 && abs(scaled - scaled.rounded()) > 1e-6 * max(scaled, 1e-6) {
      scaled *= 10
      digits += 1
    }
    return digits
  }

  /// The smallest of 1, 2 and 5 times a power of ten that needs no more ticks than there is room for.
  private static func roundStep(span: Double, maximumTicks: Int) -> Double {
    let least = span / Double(maximumTicks)
    var decade = 1.0
    while decade * 10 <= least { decade *= 10 }
    while decade > least && decade > 1e-300 { decade /= 10 }
    return [1, 2, 5, 10].map { $0 * decade }.first { $0 >= least } ?? decade * 10
  }
}

extension PlotScale {
  /// The axis of a ridgeline plot: its range, or that of the quartiles if it has none.
  init(_ ridges: Ridges, maximumTicks: Int) {
    let values = ridges.rows.flatMap { [$0.lowerQuartile, $0.median, $0.upperQuartile] }
    self.init(ridges.axis, values: values, maximumTicks: maximumTicks, roundsOut: false)
  }
}
