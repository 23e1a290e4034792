import Report

/// How far a plot reaches from left to right.
extension Plot {
  /// The horizontal positions that must be seen: bars reach half their distance beyond the outermost.
  var horizontalExtent: [Double] {
    series.flatMap { series -> [Double] in
      let finite = series.x.filter(\.isFinite)
      guard series.mark == .bars, let low = finite.min(), let high = finite.max() else { return finite }
      return [low - series.barSpan / 2, high + series.barSpan / 2]
    }
  }
}

extension Plot.Series {
  /// The smallest distance between two bars, which is how wide each may be.
  var barSpan: Double {
    let sorted = x.filter(\.isFinite).sorted()
    return zip(sorted.dropFirst(), sorted).map { $0 - $1 }.filter { $0 > 0 }.min() ?? 1
  }
}
