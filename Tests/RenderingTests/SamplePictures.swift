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

  static let bars = Table(
    "what each feature says", columns: [.text("feature"), .text("effect", flexible: false)],
    rows: [
      [.name("energy"), .signedBar(1)], [.name("tempo"), .signedBar(0.25)], [.name("key"), .signedBar(0)],
      [.name("mode"), .signedBar(-0.5)],
    ])

  static let confusion = SampleOutputs.grid(["pop", "rock", "metal"])

  static let all = Output([
    .ridges(ridges), .signedGrid(correlations), .dendrogram(tree), .plot(map), .table(bars), .grid(confusion),
  ])
}
