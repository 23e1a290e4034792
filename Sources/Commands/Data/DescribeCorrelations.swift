import Report
import Shell
import Tabular

/// `describe correlations`: which features go together, and which go with which genre.
struct DescribeCorrelations: Command {
  var columns: [String] = []

  static let about = About(
    "describe correlations", .data, "Show which features go together, and which go with which genre.",
    details: [
      "Pearson's correlation over the tracks that have both values; with a genre it is correlated whether a track belongs to it (1) or not (0)."
    ],
    terms: ["correlation", "pearson", "heat map", "heatmap", "related"], setting: ["load demo"],
    examples: [
      "describe correlations": "every audio feature",
      "describe correlations energy,loudness,acousticness": "three",
    ], facts: [Facts.rows, Facts.features])
  static let parameters: [Parameter<DescribeCorrelations>] = [
    .list(
      "columns", \.columns, required: false, "columns of numbers; every audio feature if nothing is named",
      completer: DataCompletions.numberColumns)
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let named = try columns.map { try ColumnChoice.findNumbers($0, in: dataset, for: "columns") }
    let wanted = named.isEmpty ? FeatureColumns.continuous(in: dataset) : named
    let together = Correlations(of: wanted, in: dataset)
    let names = together.names.map(\.text)
    var blocks: [Output.Block] = [
      .signedGrid(
        SignedGrid(
          "correlation of the features", rowLabels: names, columnLabels: names, values: together.values))
    ]
    let genres = Correlations.withGenres(of: together.names, in: dataset)
    if genres.count > 1 {
      blocks.append(
        .signedGrid(
          SignedGrid(
            "correlation of the features with belonging to a genre", rowLabels: genres.map(\.genre),
            columnLabels: names, values: genres.map(\.values))))
    }
    return Output(
      blocks + ColumnChoice.syntheticNote(dataset),
      facts: [.integer(Facts.rows, dataset.rowCount), .integer(Facts.features, names.count)])
  }
}
