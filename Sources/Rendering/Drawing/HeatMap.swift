import Report

/// A grid made ready to be drawn: its counts, the shares of their rows, and cells put together into blocks.
struct HeatMap {
  let rowLabels: [String]
  let columnLabels: [String]
  /// Counts, as many rows and columns as there are labels; missing ones are 0.
  let counts: [[Int]]
  /// The sum of each row.
  let totals: [Int]
  /// The rows in an order in which neighbours are alike; as they stand, if nobody said.
  private let order: [Int]
  /// Whether cells tell percentages instead of counts.
  let isNormalised: Bool
  /// Whether rows and columns name the same things, so that the diagonal is where they agree.
  let isSquare: Bool

  /// Shares below this are noise, which would hide the shape of a map of many labels.
  static let least = 0.01

  /// A grid as it stands.
  init(_ grid: Grid) {
    rowLabels = grid.rowLabels
    columnLabels = grid.columnLabels
    counts = grid.rowLabels.indices.map { row in
      let cells = row < grid.counts.count ? grid.counts[row] : []
      return grid.columnLabels.indices.map { $0 < cells.count ? max(cells[$0], 0) : 0 }
    }
    totals = counts.map { $0.reduce(0) { $0.addingReportingOverflow($1).partialValue } }
    isSquare = grid.rowLabels == grid.columnLabels
    isNormalised = grid.isNormalised
    let isOrder = grid.order.sorted() == Array(grid.rowLabels.indices)
    order = isOrder ? grid.order : Array(grid.rowLabels.indices)
  }

  private init(_ map: HeatMap, order: [Int]) {
    rowLabels = order.map { map.rowLabels[$0] }
    columnLabels = rowLabels
    counts = order.map { row in order.map { map.counts[row][$0] } }
    totals = order.map { map.totals[$0] }
    isSquare = map.isSquare
    self.order = Array(order.indices)
    isNormalised = map.isNormalised
  }

  /// The same map with what is taken for one another side by side; one that is not square stays as it is.
  var neighbored: HeatMap { isSquare ? HeatMap(self, order: order) : self }

  /// The part of a row's whole that lies in one cell, 0 to 1.
  func share(_ row: Int, _ column: Int) -> Double {
    totals[row] > 0 ? Double(counts[row][column]) / Double(totals[row]) : 0
  }

  /// The part of the rows' whole that lies in a block of cells; nil where that is next to nothing.
  func block(rows: Range<Int>, columns: Range<Int>) -> Paint.HeatCell? {
    let rows = rows.clamped(to: 0..<rowLabels.count)
    let columns = columns.clamped(to: 0..<columnLabels.count)
    guard !rows.isEmpty, !columns.isEmpty else { return nil }
    var (inside, whole) = (0.0, 0.0)
    for row in rows {
      whole += Double(totals[row])
      for column in columns { inside += Double(counts[row][column]) }
    }
    guard whole > 0, inside >= whole * Self.least else { return nil }
    return .init(share: inside / whole, isRight: isSquare && rows.overlaps(columns))
  }

  /// What a row is taken for, the most frequent first: its own name left out.
  func mistakes(of row: Int, limit: Int) -> [(label: String, count: Int)] {
    counts[row].indices.filter { counts[row][$0] > 0 && !(isSquare && $0 == row) }
      .sorted { (counts[row][$1], $0) < (counts[row][$0], $1) }
      .prefix(limit).map { (columnLabels[$0], counts[row][$0]) }
  }
}
