import Learning
import Report

/// Pictures of what a model's confidence is worth.
enum TrustPlots {
  /// The fewest tracks that a bin of a reliability diagram needs to tell anything.
  private static let leastTracks = 5

  /// How often the answers are right (height) that are given with about the same confidence (position).
  static func reliability(_ series: [(name: String, reliability: Reliability)]) -> Plot {
    Plot(
      "reliability: how often it is right when it is this confident",
      x: Plot.Axis("confidence", range: 0...1, isShare: true),
      y: Plot.Axis("accuracy", range: 0...1, isShare: true),
      series: series.map { name, reliability in
        let bins = reliability.bins.filter { $0.count >= leastTracks }
        return Plot.Series(name, .points, x: bins.map(\.confidence), y: bins.map(\.accuracy))
      }, showsDiagonal: true)
  }

  /// The accuracy if only the most confident answers are kept.
  static func coverage(_ selective: SelectiveAccuracy) -> Plot {
    let curve = selective.curve()
    return Plot(
      "accuracy if only the most confident answers are kept",
      x: Plot.Axis("coverage", range: 0...1, isShare: true), y: Plot.Axis("accuracy", isShare: true),
      series: [Plot.Series("accuracy", .line, x: curve.map(\.coverage), y: curve.map(\.accuracy))])
  }

  /// How many answers are given with which confidence.
  ///
  /// - Parameters:
  ///   - groups: the confidences to be counted, by name.
  ///   - threshold: the confidence below which answers are not used, if there is one.
  static func confidence(_ groups: [(name: String, confidences: [Double])], threshold: Double? = nil) -> Plot
  {
    let counts = groups.map { group in
      let hits = group.confidences.map { _ in true }
      return (group.name, Reliability(confidences: group.confidences, hits: hits, bins: 20).bins)
    }
    return Plot(
      "how confident it is", x: Plot.Axis("confidence", range: 0...1, isShare: true), y: Plot.Axis("tracks"),
      series: counts.map { name, bins in
        Plot.Series(
          name, .bars, x: bins.map { ($0.range.lowerBound + $0.range.upperBound) / 2 },
          y: bins.map { Double($0.count) })
      }, marks: threshold.map { [$0] } ?? [])
  }
}
