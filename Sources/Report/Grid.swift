/// Counts of what was there against what was said: a confusion matrix, drawn as a heat map.
public struct Grid: Sendable, Hashable {
  /// What the grid is about.
  public var title: Text?
  /// What a row stands for, such as `in the table`.
  public var rowMeaning: String
  /// What a column stands for, such as `predicted`.
  public var columnMeaning: String
  /// The names of the rows.
  public var rowLabels: [String]
  /// The names of the columns.
  public var columnLabels: [String]
  /// Counts, `rowLabels.count` rows of `columnLabels.count`.
  public var counts: [[Int]]
  /// Of a square grid, the rows in an order in which neighbours are alike; how a large one is drawn. Empty if unknown.
  public var order: [Int]
  /// Whether cells tell the percentage of their row instead of the count.
  public var isNormalised: Bool

  /// A grid of counts.
  public init(
    _ title: Text? = nil, rowMeaning: String, columnMeaning: String, rowLabels: [String],
    columnLabels: [String], counts: [[Int]], order: [Int] = [], isNormalised: Bool = false
  ) {
    self.title = title
    self.rowMeaning = rowMeaning
    self.columnMeaning = columnMeaning
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.counts = counts
    self.order = order
    self.isNormalised = isNormalised
  }
}
