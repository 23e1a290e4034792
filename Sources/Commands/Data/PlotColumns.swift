import Report
import Shell
import Tabular

/// What `plot` draws: all tracks together, or each genre by itself.
enum PlotGrouping: String, ChoiceValue {
  case all, genre

  var meaning: String {
    switch self {
    case .all: "all tracks together"
    case .genre: "each genre by itself"
    }
  }
}

/// `plot`: a histogram of one column, or two columns against each other.
struct PlotColumns: Command {
  var first = ""
  var second: String?
  var by = PlotGrouping.all
  var bins = 30
  var genres: [String] = []

  static let about = About(
    "plot", .data, "Draw a histogram of a column, or two columns against each other.",
    details: [
      "by=genre draws a column in every genre, one line for each; of two columns the six largest genres, or those that genres= names."
    ],
    terms: ["histogram", "hist", "scatter", "chart", "graph", "draw"], setting: ["load demo"],
    examples: [
      "plot energy": "how energy is distributed",
      "plot energy by=genre genres=classical,edm": "two genres compared",
      "plot energy acousticness": "one column against another",
    ], facts: [Facts.rows])
  static let parameters: [Parameter<PlotColumns>] = [
    .positional("column", \.first, "what to draw", completer: DataCompletions.numberColumns),
    .positional(
      "against", \.second, "a second column, for the height", completer: DataCompletions.numberColumns),
    .option("by", \.by, "all tracks together, or genre by genre"),
    .option("bins", \.bins, in: 2...200, "how many bars a histogram has"),
    .option("genres", \.genres, "which genres to draw", completer: DataCompletions.genres),
  ]

  /// More genres than this cannot be told apart in one picture, nor more points than this in a window.
  private static let mostSeries = 6
  private static let mostPoints = 2_000

  /// A name for the picture's legend, and the rows that belong to it.
  private typealias Part = (name: String, rows: [Int])

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let x = try ColumnChoice.findNumbers(first, in: dataset, for: "column")
    let y = try second.map { try ColumnChoice.findNumbers($0, in: dataset, for: "against") }
    if y == nil, by == .genre || !genres.isEmpty { return try ridges(x, dataset) }
    let parts = try parts(of: dataset)
    let plot =
      try y.map { scatter(x, $0, parts, dataset, seed: context.session.seed) } ?? histogram(x, parts, dataset)
    var blocks: [Output.Block] = [.plot(plot)]
    let missing = [x, y].compactMap { $0 }.reduce(0) { $0 + (dataset[$1]?.missingCount ?? 0) }
    if missing > 0 { blocks.append(.note("\(counted: missing, "value") missing")) }
    if let left = leftOut(of: dataset, drawn: parts.count) { blocks.append(left) }
    let rows = parts.reduce(0) { $0 + $1.rows.count }
    return Output(blocks + ColumnChoice.syntheticNote(dataset), facts: [.integer(Facts.rows, rows)])
  }

  /// A column in every genre, or in those that were named.
  private func ridges(_ name: ColumnName, _ dataset: Dataset) throws -> Output {
    _ = try parts(of: dataset)
    let named = genres.compactMap { dataset.genre($0) }
    guard let distributions = GroupDistributions(of: name, in: dataset, genres: named) else {
      throw Diagnostic(
        "nothing-to-draw", "\(.name(name.text), .strong) has no value in any of these tracks",
        at: .parameter("column"))
    }
    return Output(
      [.ridges(PlotDistributions.ridges(name, distributions))] + ColumnChoice.syntheticNote(dataset),
      facts: [.integer(Facts.rows, distributions.groups.reduce(0) { $0 + $1.summary.count })])
  }

  /// Which genres are not drawn, so that nobody takes the picture for the whole.
  private func leftOut(of dataset: Dataset, drawn: Int) -> Output.Block? {
    let wanted = genres.isEmpty ? dataset.genreCounts.filter { $0.count > 0 }.count : genres.count
    guard by == .genre || !genres.isEmpty, wanted > drawn else { return nil }
    return .note("drawn: the \(drawn) largest of \(wanted) genres; \(.code("genres=")) chooses others")
  }

  private func parts(of dataset: Dataset) throws -> [Part] {
    guard by == .genre || !genres.isEmpty else { return [("tracks", Array(0..<dataset.rowCount))] }
    guard dataset.genreColumn != nil else { throw GenreError.noGenreColumn }
    let largest = dataset.genresBySize.map(\.genre)
    let unknown = genres.filter { dataset.genre($0) == nil }
    guard unknown.isEmpty else { throw GenreError.unknown(unknown, known: dataset.genres) }
    let chosen = genres.isEmpty ? largest : genres.compactMap { dataset.genre($0) }
    return chosen.prefix(Self.mostSeries).map { ($0, dataset.rows(of: $0)) }
  }

  /// Counts for all tracks; shares for genres, which may differ in size.
  private func histogram(_ name: ColumnName, _ parts: [Part], _ dataset: Dataset) throws -> Plot {
    guard let histograms = Histograms(of: name, in: dataset, groups: parts.map(\.rows), bins: bins) else {
      throw Diagnostic(
        "nothing-to-draw", "\(.name(name.text), .strong) has no value in any of these tracks",
        at: .parameter("column"))
    }
    let isAlone = parts.count == 1
    let series = parts.enumerated().map { place, part -> Plot.Series in
      let heights = isAlone ? histograms.counts[place].map(Double.init) : histograms.shares(of: place)
      return Plot.Series(part.name, isAlone ? .bars : .line, x: histograms.centres, y: heights)
    }
    return Plot(
      nil, x: Plot.Axis(name), y: Plot.Axis(isAlone ? "tracks" : "share of tracks", isShare: !isAlone),
      series: series)
  }

  private func scatter(
    _ x: ColumnName, _ y: ColumnName, _ parts: [Part], _ dataset: Dataset, seed: UInt64
  ) -> Plot {
    let sample = ScatterSample(
      x, y, in: dataset, groups: parts.map(\.rows), most: Self.mostPoints, seed: seed)
    let series = zip(parts, sample.groups).map { Plot.Series($0.name, .points, x: $1.x, y: $1.y) }
    return Plot(nil, x: Plot.Axis(x), y: Plot.Axis(y), series: series)
  }
}
