import Report
import Shell
import Tabular

/// What `describe` lays out: all tracks together, or each genre by itself.
enum DescribeGrouping: String, ChoiceValue {
  case all, genre

  var meaning: String {
    switch self {
    case .all: "all tracks together"
    case .genre: "each genre by itself"
    }
  }
}

/// `describe`: what the columns hold, as ranges and distributions.
struct Describe: Command {
  var columns: [String] = []
  var by = DescribeGrouping.all

  static let about = About(
    "describe", .data, "Describe the columns: range, middle, spread, and what is missing.",
    details: [
      "by=genre sets the genres side by side: medians of several columns, or the whole spread of one."
    ],
    terms: ["summary", "statistics", "mean", "median", "distribution", "columns"], setting: ["load demo"],
    examples: [
      "describe": "every column", "describe by=genre": "medians of each genre",
      "describe energy by=genre": "one column, genre by genre",
    ], facts: [Facts.rows, Facts.features, Facts.missing])
  static let parameters: [Parameter<Describe>] = [
    .list(
      "columns", \.columns, required: false, "columns; all if none is named",
      completer: DataCompletions.columns),
    .option("by", \.by, "all tracks together, or genre by genre"),
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
    let blocks = by == .genre ? try byGenre(dataset, named) : together(dataset, named)
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

  private func byGenre(_ dataset: Dataset, _ named: [ColumnName]) throws -> [Output.Block] {
    guard !dataset.genres.isEmpty else { throw GenreError.noGenreColumn }
    for name in named where !dataset.isNumeric(name) {
      _ = try ColumnChoice.findNumbers(name.text, in: dataset, for: "columns")
    }
    if named.count == 1 { return [spread(of: named[0], dataset)] }
    let columns = named.isEmpty ? Self.telling.filter { dataset.isNumeric($0) } : named
    let medians = columns.map { name in
      Dictionary(dataset.summaries(of: name).map { ($0.genre, $0.summary.median) }) { first, _ in first }
    }
    let table = Table(
      "medians",
      columns: [.text("genre", flexible: false), .number("tracks", importance: 1)]
        + columns.enumerated().map {
          .number($0.element.text, importance: named.isEmpty ? min($0.offset / 2, 3) : 0)
        },
      rows: dataset.genreCounts.map { genre, count in
        [.genre(genre), .count(count)]
          + zip(columns, medians).map { name, byGenre in
            byGenre[genre].map { ColumnChoice.value(Double($0), of: name) } ?? .missing
          }
      })
    return [.table(table)]
  }

  /// One column in each genre, the genres in the order of their medians and their spreads over the same range.
  private func spread(of name: ColumnName, _ dataset: Dataset) -> Output.Block {
    let genres = dataset.genres
    let histograms = Histograms(of: name, in: dataset, groups: genres.map(dataset.rows(of:)), bins: 16)
    let counts = Dictionary(zip(genres, histograms?.counts ?? []), uniquingKeysWith: { first, _ in first })
    func bins(_ genre: String) -> [Double] { (counts[genre] ?? []).map(Double.init) }
    let summaries = dataset.summaries(of: name).sorted {
      ($0.summary.median, $1.genre) > ($1.summary.median, $0.genre)
    }
    return .table(
      Table(
        "\(.name(name.text), .strong), genre by genre",
        columns: [
          .text("genre", flexible: false), .number("median"),
          .text("distribution", importance: 1, flexible: false),
          .number("25 %", importance: 2, group: "quartiles"),
          .number("75 %", importance: 2, group: "quartiles"),
          .number("mean", importance: 3), .number("missing", importance: 3),
        ],
        rows: summaries.map { genre, summary in
          func value(_ number: Double) -> Value { ColumnChoice.value(number, of: name) }
          return [
            .genre(genre), value(Double(summary.median)), .spark(bins(genre)),
            value(Double(summary.lowerQuartile)),
            value(Double(summary.upperQuartile)), value(summary.mean), .count(summary.missing),
          ]
        }))
  }
}
