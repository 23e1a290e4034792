import Library
import Report

/// Pictures of how the songs of a library divide into families.
enum LibraryPictures {
  /// More lines than these cannot be told apart.
  private static let mostLines = 5

  /// The shares of the largest families as lines over time, and all families as percentages; nothing without a song.
  static func timeline(_ counts: FamilyCounts, by moment: String) -> [Output.Block] {
    let title = "families by \(moment)"
    guard !counts.parts.isEmpty else { return [] }
    // Decades as 1990s, months as 2024-05.
    let years = counts.parts.compactMap { Double($0.hasSuffix("s") ? String($0.dropLast()) : $0) }
    guard years.count == counts.parts.count, years.count > 1 else {
      return grid(title, counts, rows: "time")
    }
    let lines = counts.families.prefix(mostLines).enumerated().map { place, family in
      Plot.Series(family, .line, x: years, y: counts.shares(of: place))
    }
    return [
      .plot(
        Plot(
          "\(title), the largest", x: Plot.Axis("year", isYear: true), y: Plot.Axis("share", isShare: true),
          series: lines))
    ] + grid(title, counts, rows: "time")
  }

  /// Families against the parts of the library; nothing without a song.
  static func grid(_ title: String, _ counts: FamilyCounts, rows: String) -> [Output.Block] {
    guard !counts.parts.isEmpty else { return [] }
    return [
      .grid(
        Grid(
          Text(title), rowMeaning: rows, columnMeaning: "family", rowLabels: counts.parts,
          columnLabels: counts.families, counts: counts.counts, isNormalised: true))
    ]
  }
}
