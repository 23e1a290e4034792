import Tabular

extension TrackVotes {
  /// Adds the squared distances of tracks to the points to a calculation, `tracks × points`, added up feature by feature
  /// as `NearestPoints` does.
  func squaredDistances(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let placed = GraphTracks(graph.columns(columns, of: tracks.values), in: &graph)
    let queries = standardiser.standardised(placed, in: &graph)
    var sum = graph.constant([0 as Float], [1, 1])
    for column in columns.indices {
      let values = (0..<points.rows).map { points[$0, column] }
      let difference = graph.minus(
        graph.columns([column], of: queries), graph.constant(values, [1, values.count]))
      sum = graph.plus(sum, graph.times(difference, difference))
    }
    return sum
  }

  /// Adds the genres of the points to a calculation, `points × genres`, each by what its share weighs.
  func genres(
    in graph: inout ComputationGraph, weighing weight: (Float) -> Float = { $0 }
  ) -> ComputationGraph.Value {
    var table = Matrix(rows: points.rows, columns: shares.count)
    for row in 0..<labels.rows {
      for entry in labels.offsets[row]..<labels.offsets[row + 1] {
        table[row, Int(labels.classes[entry])] += weight(labels.weights[entry])
      }
    }
    return graph.constant(table)
  }

  /// Adds the summed votes for each genre to a calculation, `tracks × genres`.
  func sums(
    _ squares: ComputationGraph.Value, _ genres: ComputationGraph.Value, bandwidth: Float,
    in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let weights = graph.apply("Exp", graph.times(squares, graph.number(-decay(bandwidth))))
    return graph.apply("MatMul", weights, genres)
  }

  /// Adds the votes as shares to a calculation, with `smoothing` votes for the genres as they are among all tracks.
  func shares(
    _ sums: ComputationGraph.Value, smoothing: Float, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let smoothed = graph.plus(sums, graph.constant(shares.map { $0 * smoothing }, [1, shares.count]))
    let totals = graph.apply("ReduceSum", smoothed, graph.constant([1]), with: ["keepdims": .integer(1)])
    return graph.over(smoothed, totals)
  }
}
