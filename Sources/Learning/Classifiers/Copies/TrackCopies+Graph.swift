import Tabular

extension TrackCopies {
  /// Adds the features with what is known of copies behind them to a calculation, `tracks × inputs`.
  func inputs(
    of features: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let squares = try tracks.squaredDistances(of: features, in: &graph)
    let isCopy = graph.apply("LessOrEqual", squares, graph.number(largestSquare))
    let genres = tracks.genres(in: &graph, weighing: Self.weight)
    var values = append(isCopy, genres, to: features.values, in: &graph)
    if let popularity {
      let others = graph.constant(popularity.values, [1, popularity.values.count])
      let difference = graph.apply(
        "Abs", graph.minus(graph.columns([popularity.column], of: features.filled), others))
      let isAsPopular = graph.apply(
        "And", graph.apply("LessOrEqual", difference, graph.number(Popularity.tolerance)),
        graph.columns([popularity.column], of: features.isKnown))
      values = append(graph.apply("And", isCopy, isAsPopular), genres, to: values, in: &graph)
    }
    return values
  }

  private func append(
    _ isCopy: ComputationGraph.Value, _ genres: ComputationGraph.Value, to values: ComputationGraph.Value,
    in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let counts = graph.apply("MatMul", graph.cast(isCopy, to: .float32), genres)
    let expected = tracks.shares.map { $0 * Self.smoothing }
    let total = graph.apply("ReduceSum", counts, graph.constant([1]), with: ["keepdims": .integer(1)])
    let shares = graph.over(
      graph.plus(counts, graph.constant(expected, [1, expected.count])),
      graph.plus(total, graph.number(Self.smoothing)))
    return [shares, total].reduce(values) {
      graph.apply("Concat", $0, $1, with: ["axis": .integer(1)])
    }
  }
}
