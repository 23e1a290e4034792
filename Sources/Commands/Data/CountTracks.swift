import Report
import Shell
import Tabular

/// `count`: how many tracks there are, or of each value of a column.
struct CountTracks: Command {
  var listed = 20
  var keys: [String] = []

  static let about = About(
    "count", .data, "Count the tracks: all, or those of each artist, year, or value of a column.",
    details: [
      "by=artist counts by the first artist, by=year by the year of release, by=family by the broad family of the genre; any column will do, and several with commas between them."
    ],
    terms: [
      "number", "frequency", "tally", "group", "unique", "distinct", "values", "value-counts", "groupby",
      "group by",
    ], setting: ["load demo"],
    examples: [
      "count": "how many tracks there are", "count 5 by=artist": "the five artists with most tracks",
      "count by=genre,explicit": "pairs of values",
    ], facts: [Facts.rows, Facts.groups, Facts.missing])
  static let parameters: [Parameter<CountTracks>] = [
    .positional("count", \.listed, in: 1...1_000, required: false, "how many values are listed"),
    .option("by", \.keys, "genre, family, artist, year, or columns", completer: GroupingChoice.completer),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let rows = Fact.integer(Facts.rows, dataset.rowCount)
    guard !keys.isEmpty else {
      return Output(
        [
          .paragraph("\(counted: dataset.rowCount, "track", .strong)"),
          .suggestion("next: \(.code("count by=artist")), \(.code("genres"))"),
        ], facts: [rows])
    }
    let environment = context.host.environment
    let grouping = RowGrouping(
      dataset,
      by: try keys.map { try GroupingChoice.key($0, in: dataset, for: "by", environment) })
    let largest = grouping.groups.first?.rows.count ?? 0
    var output = Output(
      [
        .table(
          Table(
            columns: keys.map { .text($0) } + [
              .text("tracks", flexible: false), .number("share", importance: 1),
            ],
            rows: grouping.groups.prefix(listed).map { group in
              group.values.map { .text($0) } + [
                .countBar(group.rows.count, of: largest), .share(group.rows.count, of: dataset.rowCount),
              ]
            }, totalRows: grouping.groups.count))
      ],
      facts: [
        rows, .integer(Facts.groups, grouping.groups.count), .integer(Facts.missing, grouping.missing.count),
      ])
    if !grouping.missing.isEmpty {
      output.append(.note("\(counted: grouping.missing.count, "track") without a value"))
    }
    return output
  }
}
