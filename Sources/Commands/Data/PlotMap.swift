import Learning
import Report
import Shell
import Tabular

/// `plot map`: tracks and the centres of genres in the plane in which they differ most.
struct PlotMap: Command {
  var genres: [String] = []

  static let about = About(
    "plot map", .data,
    "Draw tracks and the centres of their genres in the plane in which features differ most.",
    details: [
      "The two axes are the first principal components of the standardised audio features; the note tells what they are made of and how much of the variance they hold."
    ],
    terms: ["pca", "principal components", "embedding", "similar genres", "scatter"], setting: ["load demo"],
    examples: ["plot map": "all genres", "plot map genres=classical,edm,metal": "some of them"],
    facts: [Facts.rows, Facts.variance])
  static let parameters: [Parameter<PlotMap>] = [
    .option(
      "genres", \.genres, "which genres to draw; all if none is named", completer: DataCompletions.genres)
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    guard let column = dataset.genreColumn else { throw GenreError.noGenreColumn }
    let unknown = genres.filter { dataset.genre($0) == nil }
    guard unknown.isEmpty else { throw GenreError.unknown(unknown, known: dataset.genres) }
    let names = FeatureColumns.continuous(in: dataset)
    let chosen = genres.isEmpty ? dataset.genreCounts.map(\.genre) : genres.compactMap { dataset.genre($0) }
    let map = try GenreMap(
      dataset, features: names, genres: chosen, column: column, seed: context.session.seed)
    var blocks: [Output.Block] = [
      .plot(
        Plot(
          "tracks and the centres of their genres", x: Plot.Axis("first component"),
          y: Plot.Axis("second component"),
          series: [
            Plot.Series("tracks", .points, x: map.tracks.map(\.x), y: map.tracks.map(\.y)),
            Plot.Series(
              "centres of genres", .points, x: map.centres.map(\.x), y: map.centres.map(\.y),
              labels: map.centres.map(\.name)),
          ]))
    ]
    for (place, title) in ["to the right", "upwards"].enumerated() where place < map.components.axes.count {
      blocks.append(
        .note(
          "\(title): \(Self.words(map.components.axes[place], names)); \(.share(map.components.shares[place])) of the variance"
        ))
    }
    if map.drawnCount < map.trackCount {
      blocks.append(.note("\(map.drawnCount) of \(map.trackCount) tracks were chosen at random"))
    }
    if map.farOutCount > 0 {
      blocks.append(
        .note(
          "\(counted: map.farOutCount, "track") not drawn: so far out that the others would be a speck"
        ))
    }
    return Output(
      blocks + ColumnChoice.syntheticNote(dataset),
      facts: [
        .integer(Facts.rows, map.trackCount),
        .number(Facts.variance, map.components.share(ofFirst: 2)),
      ])
  }

  /// The features that an axis is made of, the strongest first.
  private static func words(_ axis: [Double], _ names: [ColumnName]) -> String {
    PrincipalComponents.strongest(4, of: axis).map { "\(axis[$0] < 0 ? "less" : "more") \(names[$0].text)" }
      .joined(separator: ", ")
  }
}
