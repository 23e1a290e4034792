import Report
import Shell
import Tabular

/// `show`: the tracks of the current table, row by row.
struct ShowTracks: Command {
  var count = 10
  var start = 1
  var order: String?
  var isDescending = false
  var columns: [String] = []
  var isExpanded = false

  static let about = About(
    "show", .data, "Show tracks of the table.",
    details: [
      "by=COLUMN orders them; without it they stand as in the table.",
      "expanded shows every column of a track, one below the other, however narrow the window is.",
    ],
    terms: [
      "head", "print", "rows", "look", "sort", "top", "tail", "first", "limit", "order", "order by",
      "sort by", "select",
    ], setting: ["load demo"],
    examples: [
      "show": "the first ten", "show 5 by=tempo descending": "the five fastest",
      "show 3 columns=track_name,energy,valence": "some columns",
      "show 2 expanded": "all that the table says of two tracks",
    ], facts: [Facts.rows])
  static let parameters: [Parameter<ShowTracks>] = [
    .positional("count", \.count, in: 1...1_000, required: false, "how many tracks"),
    .option("from", \.start, in: 1...Double(Int32.max), "which track comes first, counted from 1"),
    .option("by", \.order, "the column that orders them", completer: DataCompletions.columns),
    .keyword("descending", \.isDescending, "the largest first"),
    .option("columns", \.columns, "the columns to show", completer: DataCompletions.columns),
    .keyword("expanded", \.isExpanded, "a line for each column, all of them unless some are named"),
  ]

  /// The columns that are shown if none are asked for, each with the importance that decides which go first.
  private static let standardColumns: [(name: ColumnName, importance: Int)] = [
    (.trackName, 0), (.artists, 0), (.trackGenre, 0), (.albumName, 3), (.tempo, 1), (.energy, 1),
    (.danceability, 2), (.valence, 2), (.acousticness, 3), (.durationMs, 2), (.popularity, 3),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    var shown = Self.standardColumns.filter { dataset[$0.name] != nil }
    let order = try order.map { try ColumnChoice.find($0, in: dataset, for: "by") }
    if !columns.isEmpty {
      shown = try columns.map { (try ColumnChoice.find($0, in: dataset, for: "columns"), 0) }
    } else if shown.isEmpty {
      shown = dataset.columnNames.enumerated().map { ($0.element, min($0.offset / 3, 3)) }
    }
    if let order {
      shown.removeAll { $0.name == order }
      shown.insert((order, 0), at: min(shown.count, 2))
    }
    let ordered =
      order.map { dataset.rows(orderedBy: $0, descending: isDescending, count: start - 1 + count) }
      ?? Array(0..<min(start - 1 + count, dataset.rowCount))
    let rows = Array(ordered.dropFirst(start - 1))
    guard !rows.isEmpty else {
      throw Diagnostic(
        "no-such-row", "the table has \(dataset.rowCount) tracks", kind: .usage, at: .parameter("from"))
    }
    if isExpanded {
      let names = columns.isEmpty ? dataset.columnNames : shown.map(\.name)
      let blocks = rows.flatMap { row -> [Output.Block] in
        [
          .heading("row \(row + 1)"),
          .fields(
            names.map { Output.Field($0.text, Text([.init(ColumnChoice.value(row, $0, of: dataset))])) }),
        ]
      }
      return Output(blocks + ColumnChoice.syntheticNote(dataset), facts: [.integer(Facts.rows, rows.count)])
    }
    let table = Table(
      columns: [.number("row", importance: 2)]
        + shown.map { Self.column($0.name, $0.importance, in: dataset) },
      rows: rows.map { row in
        [.count(row + 1)] + shown.map { ColumnChoice.value(row, $0.name, of: dataset) }
      }, totalRows: dataset.rowCount)
    return Output(
      [.table(table)] + ColumnChoice.syntheticNote(dataset), facts: [.integer(Facts.rows, rows.count)])
  }

  private static func column(_ name: ColumnName, _ importance: Int, in dataset: Dataset) -> Table.Column {
    let title = ColumnChoice.shownNames[name] ?? name.text
    return dataset[name]?.kind == .number
      ? .number(title, importance: importance) : .text(title, importance: importance)
  }
}
