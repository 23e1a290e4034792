import Report

/// What stands out in a grid of measures.
extension SignedGrid {
  /// A cell with its names.
  struct Pair: Sendable, Hashable {
    let row: String
    let column: String
    let value: Double
  }

  /// The cells farthest from 0; a symmetric grid tells each pair once and nothing of a thing with itself.
  func strongestPairs(limit: Int) -> [Pair] {
    let isSymmetric = rowLabels == columnLabels
    var pairs: [Pair] = []
    for row in rowLabels.indices {
      for column in columnLabels.indices where !isSymmetric || column > row {
        let value = values[row][column]
        if value.isFinite {
          pairs.append(Pair(row: rowLabels[row], column: columnLabels[column], value: value))
        }
      }
    }
    let order = pairs.indices.sorted { (pairs[$1].value.magnitude, $0) < (pairs[$0].value.magnitude, $1) }
    return order.prefix(limit).map { pairs[$0] }
  }

  /// Pairs as a table.
  static func table(of pairs: [Pair]) -> Table {
    Table(
      columns: [.text("one"), .text("other"), .number("measure")],
      rows: pairs.map { [.name($0.row), .name($0.column), .number($0.value, digits: 2)] })
  }
}
