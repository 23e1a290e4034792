/// How a column is distributed in one or several groups of rows: bins of equal width over the range of them all.
public struct Histograms: Sendable, Equatable {
  /// The middle of each bin, in the unit of the column.
  public let centres: [Double]
  /// For each group the number of its rows in each bin.
  public let counts: [[Int]]

  /// Counts the rows of groups; `nil` if none of them has a value in the column, or it holds no numbers.
  public init?(of name: ColumnName, in dataset: Dataset, groups: [[Int]], bins: Int) {
    guard let values = dataset.numericValues(name) else { return nil }
    let members = groups.map { rows in rows.map { values[$0] } }
    guard let whole = NumberSummary(members.flatMap(\.self)) else { return nil }
    let width = Double(whole.maximum - whole.minimum) / Double(max(bins, 1))
    centres = (0..<max(bins, 1)).map { Double(whole.minimum) + (Double($0) + 0.5) * width }
    counts = members.map { NumberSummary.bins($0, count: bins, from: whole.minimum, to: whole.maximum) }
  }

  /// The bins of a group as shares of its rows, so that groups of different sizes can be compared; 0 for an empty one.
  public func shares(of group: Int) -> [Double] {
    let all = Double(max(counts[group].reduce(0, +), 1))
    return counts[group].map { Double($0) / all }
  }
}
