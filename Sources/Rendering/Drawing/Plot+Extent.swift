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

extension Plot {
  /// The plot with bars added up in groups of equal size, where one for each leaves much of the room empty: twenty
  /// bars of one column would fill hardly more than half of 34 columns, ten of three fill nearly all.
  func addingUpBars(room: Int) -> Plot {
    guard let first = series.first?.x, let low = first.min(), let high = first.max(),
      let span = series.first?.barSpan,
      series.allSatisfy({ $0.mark == .bars && $0.x == first && $0.y.allSatisfy(\.isFinite) }),
      // All places in a row, none of them left out.
      first.count > 1, Int(((high - low) / span).rounded()) == first.count - 1
    else { return self }
    func filled(_ bars: Int) -> Int { bars * (room / bars) }
    guard first.count <= room, filled(first.count) * 3 < room * 2,
      let size = (2...4).first(where: { first.count % $0 == 0 && filled(first.count / $0) * 4 >= room * 3 })
    else { return self }
    var folded = self
    for place in series.indices {
      let starts = stride(from: 0, to: first.count, by: size)
      folded.series[place] = Series(
        series[place].name, .bars, x: starts.map { (first[$0] + first[$0 + size - 1]) / 2 },
        y: starts.map { series[place].y[$0..<$0 + size].reduce(0, +) })
    }
    return folded
  }
}
