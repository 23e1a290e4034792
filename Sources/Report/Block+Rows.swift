/// What a table, a matrix or a picture holds, as rows of values under names: what a file can hold of it.
public struct DataRows: Sendable, Hashable {
  /// The names of the columns, each of them once and none empty.
  public let columns: [String]
  /// The rows, as wide as there are names.
  public let rows: [[Value]]

  init(_ names: [String], _ rows: [[Value]]) {
    var seen: Set<String> = []
    columns = names.enumerated().map { place, name in
      let name = name.isEmpty ? "column \(place + 1)" : name
      var free = name
      var number = 2
      while !seen.insert(free).inserted {
        free = "\(name) \(number)"
        number += 1
      }
      return free
    }
    self.rows = rows
  }
}

extension Output.Block {
  /// All that the block holds, also what a window has no room for; `nil` for words.
  public var rows: DataRows? {
    switch self {
    case .table(let table): table.dataRows
    case .grid(let grid):
      DataRows(
        [grid.rowMeaning] + grid.columnLabels,
        zip(grid.rowLabels, grid.counts).map { label, counts in
          [.text(label)] + grid.columnLabels.indices.map { $0 < counts.count ? .count(counts[$0]) : .missing }
        })
    case .signedGrid(let grid):
      DataRows(
        ["name"] + grid.columnLabels,
        zip(grid.rowLabels, grid.values).map { [.text($0)] + $1.map { .number($0, digits: 6) } })
    case .plot(let plot): plot.dataRows
    case .ridges(let ridges): ridges.dataRows
    case .dendrogram(let tree): DataRows(["first", "second", tree.measure], tree.root.joins)
    default: nil
    }
  }
}

extension Table {
  /// An interval is three columns, as it is three numbers.
  fileprivate var dataRows: DataRows {
    let isInterval = columns.indices.map { column in
      rows.contains { if case .interval = $0[column] { true } else { false } }
    }
    let names = zip(columns, isInterval).flatMap { column, isInterval in
      isInterval ? [column.title, column.title + " low", column.title + " high"] : [column.title]
    }
    return DataRows(
      names,
      rows.map { row in
        zip(row, isInterval).flatMap { value, isInterval -> [Value] in
          if case .interval(let estimate, let low, let high) = value {
            return [.share(estimate), .share(low), .share(high)]
          }
          return isInterval ? [value, .missing, .missing] : [value]
        }
      })
  }
}

extension Plot {
  /// Every point.
  fileprivate var dataRows: DataRows {
    let hasLabels = series.contains { !$0.labels.isEmpty }
    return DataRows(
      ["series"] + (hasLabels ? ["name"] : []) + [x.title, y.title],
      series.flatMap { series in
        series.x.indices.map { place -> [Value] in
          [.text(series.name)]
            + (hasLabels ? [series.labels.isEmpty ? .missing : .text(series.labels[place])] : [])
            + [.number(series.x[place], digits: 6), .number(series.y[place], digits: 6)]
        }
      })
  }
}

extension Ridges {
  /// The quartiles of each group, and its heights at equal distances.
  fileprivate var dataRows: DataRows {
    let count = rows.map(\.heights.count).max() ?? 0
    return DataRows(
      ["name", "25 %", "median", "75 %"] + (0..<count).map { "height \($0 + 1)" },
      rows.map { row -> [Value] in
        let heights = (0..<count).map { $0 < row.heights.count ? row.heights[$0] : .nan }
        return [.text(row.name)]
          + ([row.lowerQuartile, row.median, row.upperQuartile] + heights).map { .number($0, digits: 6) }
      })
  }
}

extension Dendrogram.Node {
  /// Every join, the parts of each before it.
  fileprivate var joins: [[Value]] {
    switch self {
    case .leaf: []
    case .join(let upper, let lower, let height):
      upper.joins + lower.joins + [
        [
          .text(upper.leaves.joined(separator: " ")), .text(lower.leaves.joined(separator: " ")),
          .number(height, digits: 6),
        ]
      ]
    }
  }
}
