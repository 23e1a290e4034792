import Report
import Shell
import Tabular

/// `plot distributions`: how features are distributed in every genre at once.
struct PlotDistributions: Command {
  var columns: [String] = []
  var genres: [String] = []

  static let about = About(
    "plot distributions", .data, "Draw how features are distributed in every genre, one line for each genre.",
    details: ["Each line is relative to its own peak; the genre with the largest median stands at the top."],
    terms: ["ridges", "violin", "histogram", "density", "kde", "box", "boxplot", "genres", "compare"],
    setting: ["load demo"],
    examples: [
      "plot distributions": "every audio feature", "plot distributions energy,tempo": "two of them",
      "plot distributions valence genres=classical,edm": "some of the genres",
    ], facts: [Facts.rows, Facts.features])
  static let parameters: [Parameter<PlotDistributions>] = [
    .list(
      "columns", \.columns, required: false, "what to draw; every audio feature if nothing is named",
      completer: DataCompletions.numberColumns),
    .option(
      "genres", \.genres, "which genres to draw; all if none is named", completer: DataCompletions.genres),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    guard dataset.genreColumn != nil else { throw GenreError.noGenreColumn }
    let unknown = genres.filter { dataset.genre($0) == nil }
    guard unknown.isEmpty else { throw GenreError.unknown(unknown, known: dataset.genres) }
    let named = try columns.map { try ColumnChoice.findNumbers($0, in: dataset, for: "columns") }
    let wanted = named.isEmpty ? FeatureColumns.continuous(in: dataset) : named
    let drawn = wanted.compactMap { name in
      GroupDistributions(of: name, in: dataset, genres: genres.compactMap { dataset.genre($0) }).map {
        (name, $0)
      }
    }
    guard !drawn.isEmpty else {
      throw Diagnostic("nothing-to-draw", "none of these columns has a value", at: .parameter("columns"))
    }
    return Output(
      drawn.map { .ridges(Self.ridges($0, $1)) } + ColumnChoice.syntheticNote(dataset),
      facts: [.integer(Facts.rows, dataset.rowCount), .integer(Facts.features, drawn.count)])
  }

  /// The distributions of a column as a picture.
  static func ridges(_ name: ColumnName, _ distributions: GroupDistributions) -> Ridges {
    Ridges(
      "\(.name(name.text), .strong) by genre", axis: Plot.Axis(name, range: distributions.range),
      rows: distributions.groups.map { group in
        Ridges.Row(
          group.name, heights: group.heights, lowerQuartile: Double(group.summary.lowerQuartile),
          median: Double(group.summary.median), upperQuartile: Double(group.summary.upperQuartile))
      })
  }
}
