import Report
import Shell
import Tabular

/// Which middle `describe by=` shows of several columns.
enum GroupStatistic: String, ChoiceValue {
  case median, mean

  var meaning: String {
    switch self {
    case .median: "the median of each column"
    case .mean: "the mean of each column with its standard deviation"
    }
  }
}

/// The tables of `describe by=`: groups of tracks set side by side.
struct DescribeGroups {
  let dataset: Dataset
  /// What the groups are called, such as `genre`.
  let title: String
  let grouping: RowGrouping
  /// How many groups are shown, the largest first; `nil` shows all, by name.
  let listed: Int?

  private var groups: [(place: Int, group: RowGrouping.Group)] {
    let all = grouping.groups.enumerated().map { (place: $0.offset, group: $0.element) }
    return listed.map { Array(all.prefix($0)) } ?? all.sorted { $0.group.name < $1.group.name }
  }

  private var heading: Table.Column { .text(title, flexible: title != "genre") }

  private func name(_ group: RowGrouping.Group) -> Value {
    title == "genre" ? .genre(group.name) : .text(group.name)
  }

  /// Several columns, one middle of each.
  ///
  /// - Parameter isChosen: whether a person named the columns, so that none may be left out.
  func table(_ columns: [ColumnName], _ statistic: GroupStatistic, isChosen: Bool) -> Output.Block {
    let summaries = columns.map { grouping.summaries(of: $0, in: dataset) }
    return .table(
      Table(
        statistic == .median ? "medians" : "means and standard deviations",
        columns: [heading, .number("tracks", importance: 1)]
          + columns.enumerated().flatMap { offset, name -> [Table.Column] in
            let importance = isChosen ? 0 : min(offset / 2, 3)
            let middle = Table.Column.number(name.text, importance: importance, group: name.text)
            guard statistic == .mean else { return [middle] }
            return [middle, .number(name.text + " s.d.", importance: importance, group: name.text)]
          },
        rows: groups.map { place, group in
          [name(group), .count(group.rows.count)]
            + zip(columns, summaries).flatMap { column, summaries -> [Value] in
              let summary = summaries[place]
              func value(_ number: Double?) -> Value {
                number.map { ColumnChoice.value($0, of: column) } ?? .missing
              }
              return statistic == .median
                ? [value(summary.map { Double($0.median) })]
                : [value(summary?.mean), value(summary?.deviation)]
            }
        }, totalRows: grouping.groups.count))
  }

  /// One column, its spreads over the same range, the groups in the order of their medians.
  func spread(of column: ColumnName) -> Output.Block {
    let summaries = grouping.summaries(of: column, in: dataset)
    let shown = groups.compactMap { place, group in summaries[place].map { (group: group, summary: $0) } }
    let histograms = Histograms(of: column, in: dataset, groups: shown.map(\.group.rows), bins: 16)
    let rows = shown.enumerated().sorted {
      ($0.element.summary.median, $1.element.group.name) > ($1.element.summary.median, $0.element.group.name)
    }
    return .table(
      Table(
        "\(.name(column.text), .strong) by \(title)",
        columns: [
          heading, .number("median"), .text("distribution", importance: 1, flexible: false),
          .number("25 %", importance: 2, group: "quartiles"),
          .number("75 %", importance: 2, group: "quartiles"),
          .number("mean", importance: 1, group: "moments"),
          .number("s.d.", importance: 1, group: "moments"), .number("tracks", importance: 2),
          .number("missing", importance: 3),
        ],
        rows: rows.map { offset, shown in
          let summary = shown.summary
          func value(_ number: Double) -> Value { ColumnChoice.value(number, of: column) }
          return [
            name(shown.group), value(Double(summary.median)),
            .spark((histograms?.counts[offset] ?? []).map(Double.init)), value(Double(summary.lowerQuartile)),
            value(Double(summary.upperQuartile)), value(summary.mean), value(summary.deviation),
            .count(shown.group.rows.count), .count(summary.missing),
          ]
        }, totalRows: grouping.groups.count))
  }
}
