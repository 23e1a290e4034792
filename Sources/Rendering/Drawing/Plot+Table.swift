import Report

/// The data of a plot as a table, for those who cannot see it.
extension Plot {
  /// Every point while they can be read one by one; of more, where each series lies.
  var data: Table {
    let count = series.reduce(0) { $0 + $1.x.count }
    return count <= 150 ? everyPoint : extents
  }

  private var everyPoint: Table {
    let hasLabels = series.contains { !$0.labels.isEmpty }
    var columns: [Table.Column] = series.count > 1 ? [.text("series")] : []
    if hasLabels { columns.append(.text("name")) }
    columns += [.number(x.title.isEmpty ? "x" : x.title), .number(y.title.isEmpty ? "y" : y.title)]
    let rows = series.flatMap { series -> [[Value]] in
      series.x.indices.map { place in
        var row: [Value] = self.series.count > 1 ? [.text(series.name)] : []
        if hasLabels { row.append(series.labels.isEmpty ? .missing : .text(series.labels[place])) }
        return row + [Self.value(series.x[place], on: x), Self.value(series.y[place], on: y)]
      }
    }
    return Table(columns: columns, rows: rows)
  }

  private var extents: Table {
    Table(
      columns: [
        .text("series"), .number("points"), .number("\(x.title) from"), .number("\(x.title) to"),
        .number("\(y.title) from"), .number("\(y.title) to"),
      ],
      rows: series.map { series in
        let xs = series.x.filter(\.isFinite)
        let ys = series.y.filter(\.isFinite)
        return [
          .text(series.name), .count(series.x.count), Self.value(xs.min() ?? .nan, on: x),
          Self.value(xs.max() ?? .nan, on: x), Self.value(ys.min() ?? .nan, on: y),
          Self.value(ys.max() ?? .nan, on: y),
        ]
      })
  }

  private static func value(_ number: Double, on axis: Axis) -> Value {
    guard number.isFinite else { return .missing }
    if axis.isShare { return .share(number) }
    if axis.isYear, number == number.rounded(), number.magnitude < 1e9 { return .text("\(Int(number))") }
    if number == number.rounded(), number.magnitude < 1e15 { return .number(number, digits: 0) }
    return .number(number, digits: number.magnitude < 10 ? 3 : 1)
  }
}
