/// One measure in each genre: smoothed histograms over one range, with quartiles.
public struct GroupDistributions: Sendable {
  /// The distribution in one genre.
  public struct Group: Sendable {
    /// The genre.
    public let name: String
    /// Smoothed shares of the genre's tracks at equal distances over `range`; they sum to about 1.
    public let heights: [Double]
    /// Minimum, quartiles and the like.
    public let summary: NumberSummary
  }

  /// From the least to the most value of all groups.
  public let range: ClosedRange<Double>
  /// The groups with any value, the one with the largest median first.
  public let groups: [Group]

  /// The distributions of a column; nil if the table has no genres or the column no values.
  ///
  /// - Parameters:
  ///   - genres: which genres; all if empty.
  ///   - places: at how many places heights are given. Each is the mean of a bin and its neighbours, weighted 1 : 2 : 1.
  public init?(of name: ColumnName, in dataset: Dataset, genres: [String] = [], places: Int = 60) {
    guard let column = dataset.genreColumn, let values = dataset.numericValues(name) else { return nil }
    let wanted = genres.isEmpty ? dataset.genreCounts.map(\.genre) : genres
    let members = wanted.map { genre -> (String, [Float]) in
      let code = column.code(of: genre)
      return (genre, zip(values, column.codes).filter { $0.1 == code && !$0.0.isNaN }.map(\.0))
    }
    guard let whole = NumberSummary(members.flatMap(\.1)) else { return nil }
    range = Double(whole.minimum)...Double(whole.maximum)
    groups = members.compactMap { genre, own -> Group? in
      guard let summary = NumberSummary(own) else { return nil }
      let bins = NumberSummary.bins(own, count: max(places, 2), from: whole.minimum, to: whole.maximum)
      return Group(name: genre, heights: Self.smoothed(bins, of: own.count), summary: summary)
    }.sorted { ($0.summary.median, $1.name) > ($1.summary.median, $0.name) }
  }

  private static func smoothed(_ bins: [Int], of count: Int) -> [Double] {
    bins.indices.map { place in
      let left = bins[max(place - 1, 0)]
      let right = bins[min(place + 1, bins.count - 1)]
      return Double(left + 2 * bins[place] + right) / Double(4 * max(count, 1))
    }
  }
}
