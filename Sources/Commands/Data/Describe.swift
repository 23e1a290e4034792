import Report
import Shell
import Tabular

/// `describe`: what the columns hold, as ranges and distributions.
struct Describe: Command {
  var columns: [String] = []
  var by = "all"
  var statistic: GroupStatistic?
  var listed = 20

  static let about = About(
    "describe", .data, "Describe the columns: range, middle, spread, and what is missing.",
    details: [
      "by=genre sets the genres side by side: medians of several columns, or the whole spread of one.",
      "by=artist, family, year or any column sets those side by side, the largest first: means with standard deviations, unless statistic=median asks for medians.",
    ],
    terms: [
      "summary", "statistics", "mean", "median", "distribution", "columns", "info", "dtypes", "schema",
      "shape", "avg", "average", "group by",
    ], setting: ["load demo"],
    examples: [
      "describe": "every column", "describe by=genre": "medians of each genre",
      "describe energy by=genre": "one column, genre by genre",
      "describe energy tempo by=artist": "mean and standard deviation of each artist",
    ], facts: [Facts.rows, Facts.features, Facts.missing])
  static let parameters: [Parameter<Describe>] = [
    .list(
      "columns", \.columns, required: false, "columns; all if none is named",
      completer: DataCompletions.columns),
    .option(
      "by", \.by, "all tracks together, or genre, family, artist, year or a column side by side",
      completer: .values { request in
        [Completion("all", "all tracks together")]
          + GroupingChoice.completer.candidates(for: request, choices: []).listed
      }),
    .option("statistic", \.statistic, "which middle is shown of several columns"),
    .option("most", \.listed, in: 1...1_000, "how many groups are shown that are no genres or families"),
  ]

  /// What tells genres apart best comes first, and goes last when the window is narrow.
  private static let telling: [ColumnName] = [
    .energy, .acousticness, .danceability, .valence, .tempo, .loudness, .instrumentalness, .speechiness,
    .durationMs,
    .liveness, .popularity,
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let named = try columns.map { try ColumnChoice.find($0, in: dataset, for: "columns") }
    let blocks =
      by == "all" ? together(dataset, named) : try grouped(dataset, named, context.host.environment)
    let missing = dataset.columnNames.reduce(0) { $0 + (dataset[$1]?.missingCount ?? 0) }
    return Output(
      blocks + ColumnChoice.syntheticNote(dataset),
      facts: [
        .integer(Facts.rows, dataset.rowCount),
        .integer(Facts.features, FeatureChoice.candidates(in: dataset).count),
        .integer(Facts.missing, missing),
      ])
  }

  private func together(_ dataset: Dataset, _ named: [ColumnName]) -> [Output.Block] {
    let wanted = named.isEmpty ? dataset.columnNames : named
    let numbers = wanted.filter { dataset[$0]?.kind == .number }
    let others = wanted.filter { dataset[$0].map { $0.kind != .number } ?? false }
    var blocks: [Output.Block] = [.paragraph("\(.name(dataset.title), .strong): " + dataset.summary)]
    let summaries = dataset.summaries(numbers)
    if !summaries.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .text("column", flexible: false), .number("median"),
              .text("distribution", importance: 1, flexible: false),
              .number("25 %", importance: 2, group: "quartiles"),
              .number("75 %", importance: 2, group: "quartiles"),
              .number("min", importance: 1, group: "range"), .number("max", importance: 1, group: "range"),
              .number("mean", importance: 3),
              .number("s.d.", importance: 3), .number("missing"),
            ], rows: summaries.map { Self.row($0.name, $0.summary) })))
    }
    if !others.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .text("column", flexible: false), .number("distinct"), .text("most frequent", importance: 1),
              .number("missing"),
            ], rows: others.compactMap { name in dataset[name].map { Self.row(name, TextSummary($0)) } })))
    }
    return blocks
  }

  private static func row(_ name: ColumnName, _ summary: NumberSummary) -> [Value] {
    func value(_ number: Double) -> Value { ColumnChoice.value(number, of: name) }
    return [
      .name(name.text), value(Double(summary.median)), .spark(summary.bins.map(Double.init)),
      value(Double(summary.lowerQuartile)), value(Double(summary.upperQuartile)),
      value(Double(summary.minimum)),
      value(Double(summary.maximum)), value(summary.mean), value(summary.deviation), .count(summary.missing),
    ]
  }

  private static func row(_ name: ColumnName, _ summary: TextSummary) -> [Value] {
    let frequent = summary.frequent.map { "\($0.value) (\(NumberText.count($0.count)))" }
    return [
      .name(name.text), .count(summary.distinct), .text(frequent.joined(separator: ", ")),
      .count(summary.missing),
    ]
  }

  private func grouped(_ dataset: Dataset, _ named: [ColumnName], _ environment: HostEnvironment) throws
    -> [Output.Block]
  {
    let key = try GroupingChoice.key(by, in: dataset, for: "by", environment)
    for name in named where !dataset.isNumeric(name) {
      _ = try ColumnChoice.findNumbers(name.text, in: dataset, for: "columns")
    }
    let isByGenre = ["genre", "family"].contains(by)
    let groups = DescribeGroups(
      dataset: dataset, title: by, grouping: RowGrouping(dataset, by: [key]), listed: isByGenre ? nil : listed
    )
    if named.count == 1 { return [groups.spread(of: named[0])] }
    let columns = named.isEmpty ? Self.telling.filter { dataset.isNumeric($0) } : named
    return [
      groups.table(columns, statistic ?? (isByGenre ? .median : .mean), isChosen: !named.isEmpty)
    ]
  }
}
