/// Measures between −1 and 1 for pairs of things, such as correlations: a heat map of two hues.
public struct SignedGrid: Sendable, Hashable {
  /// What the grid is about.
  public var title: Text?
  /// The names of the rows.
  public var rowLabels: [String]
  /// The names of the columns.
  public var columnLabels: [String]
  /// `rowLabels.count` rows of `columnLabels.count` measures from −1 to 1; NaN where there is none.
  public var values: [[Double]]

  /// A grid of measures; a row that is too short is filled with NaN, one that is too long is cut.
  public init(_ title: Text? = nil, rowLabels: [String], columnLabels: [String], values: [[Double]]) {
    self.title = title
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.values = rowLabels.indices.map { row in
      columnLabels.indices.map { row < values.count && $0 < values[row].count ? values[row][$0] : .nan }
    }
  }
}
