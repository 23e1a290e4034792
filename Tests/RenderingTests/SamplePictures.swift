import Report

/// One picture of each kind, small enough to be read in a golden file.
enum SamplePictures {
  static let ridges = Ridges(
    "\(.name("energy"), .strong) by genre", axis: Plot.Axis("energy", range: 0...1, isShare: true),
    rows: [
      Ridges.Row(
        "metal", heights: [0, 0, 0, 1, 2, 5, 9, 8], lowerQuartile: 0.7, median: 0.85, upperQuartile: 0.9),
      Ridges.Row(
        "drum-and-bass", heights: [0, 1, 0, 1, 3, 7, 7, 6], lowerQuartile: 0.6, median: 0.75,
        upperQuartile: 0.9),
      Ridges.Row(
        "classical", heights: [9, 7, 3, 2, 1, 1, 0, 0], lowerQuartile: 0.05, median: 0.1, upperQuartile: 0.3),
    ])

  static let correlations = SignedGrid(
    "correlation of the features", rowLabels: ["energy", "loudness", "acousticness"],
    columnLabels: ["energy", "loudness", "acousticness"],
    values: [[1, 0.76, -0.73], [0.76, 1, -0.59], [-0.73, -0.59, .nan]])

  static let tree = Dendrogram(
    "genres that are confused", measure: "distance",
    root: .join(
      .join(.leaf("pop"), .join(.leaf("edm"), .leaf("house"), height: 0.25), height: 0.5), .leaf("classical"),
      height: 1))

  static let map = Plot(
    "map", x: Plot.Axis("first"), y: Plot.Axis("second"),
    series: [
      Plot.Series("tracks", .points, x: (0..<40).map { Double($0) }, y: (0..<40).map { Double($0 * 7 % 40) }),
      Plot.Series("centres", .points, x: [5, 39], y: [5, 30], labels: ["pop", "classical"]),
    ])

  /// Centres that lie close together, as those of many genres do.
  static let crowdedMap = Plot(
    "crowded", x: Plot.Axis("first"), y: Plot.Axis("second"),
    series: [
      Plot.Series(
        "centres", .points, x: [0, 10, 10.5, 11, 12, 9, 20], y: [0, 5, 5, 5, 5, 5, 10],
        labels: ["opera", "acoustic", "ambient", "blues", "comedy", "country", "edm"])
    ])

  static let bars = Table(
    "what each feature says", columns: [.text("feature"), .text("effect", flexible: false)],
    rows: [
      [.name("energy"), .signedBar(1)], [.name("tempo"), .signedBar(0.25)], [.name("key"), .signedBar(0)],
      [.name("mode"), .signedBar(-0.5)],
    ])

  static let confusion = SampleOutputs.grid(["pop", "rock", "metal"])

  /// As `curve` draws it: two lines, and the epoch that was kept.
  static let curves: Plot = {
    let epochs = (1...12).map { Double($0) }
    return Plot(
      "loss", x: Plot.Axis("epoch"), y: Plot.Axis("loss"),
      series: [
        Plot.Series("training", .line, x: epochs, y: epochs.map { 2 / $0 }),
        Plot.Series("validation", .line, x: epochs, y: epochs.map { 2 / $0 + $0 / 20 }),
      ], marks: [6])
  }()

  /// As `evaluate` draws it: confidence against accuracy, and the line on which they are equal.
  static let reliability = Plot(
    "reliability", x: Plot.Axis("confidence", range: 0...1, isShare: true),
    y: Plot.Axis("accuracy", range: 0...1, isShare: true),
    series: [
      Plot.Series("bins", .points, x: [0.3, 0.5, 0.7, 0.9], y: [0.35, 0.5, 0.6, 0.95])
    ], showsDiagonal: true)

  /// As `plot tempo` draws it: one series of bars.
  static let histogram = Plot(
    "tempo", x: Plot.Axis("tempo"), y: Plot.Axis("tracks"),
    series: [
      Plot.Series("tracks", .bars, x: [70, 90, 110, 130, 150], y: [3, 40, 90, 120, 12])
    ])

  /// As `plot energy by=genre` draws it: bars of several series.
  static let groups = Plot(
    "energy by genre", x: Plot.Axis("energy", range: 0...1), y: Plot.Axis("tracks"),
    series: ["pop", "rock", "metal", "jazz", "folk", "house", "opera"].enumerated().map { place, name in
      let middles = [0.1, 0.3, 0.5, 0.7, 0.9]
      return Plot.Series(
        name, .bars, x: middles, y: middles.indices.map { Double(($0 * 7 + place * 5) % 11) })
    })

  /// More genres than columns have room for: every cell stands for several.
  static let blocks = SampleOutputs.grid(SampleOutputs.genres(24))

  static let statistics = Table(
    "columns",
    columns: [.text("column"), .text("distribution", flexible: false), .text("tracks", flexible: false)],
    rows: [
      [.name("energy"), .spark([1, 4, 9, 2]), .countBar(30, of: 40)],
      [.name("tempo"), .spark([9, 0, 1, .nan]), .countBar(7, of: 40)],
    ])

  static let all = Output([
    .ridges(ridges), .signedGrid(correlations), .dendrogram(tree), .plot(map), .table(bars), .grid(confusion),
    .plot(curves), .plot(reliability), .plot(histogram), .plot(groups), .table(statistics), .grid(blocks),
  ])
}
