extension NoveltyDetector {
  /// Adds the novelty score of tracks by their sound to a calculation, one number of 32 bits for each. Throws what its
  /// networks throw.
  func scores(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let distances = graph.cast(
      neighbours.distances(to: tracks, neighbour: NoveltyScore.neighbour, in: &graph), to: .float64)
    let far = score.far(distances, in: &graph)
    guard let networks, score.odds != nil else { return graph.cast(far, to: .float32) }
    let table = try networks.probabilities(of: tracks, in: &graph)
    let own = graph.columns(Array(0..<knownCount), of: table)
    let others = graph.columns(Array(knownCount..<classes.count), of: table)
    let probability = graph.cast(graph.sum(others, over: 1), to: .float64)
    let nearest = graph.largestPlace(in: own, keepingDimension: false)
    return graph.cast(
      score.value(far: far, probability: probability, nearest: nearest, in: &graph), to: .float32)
  }
}

extension Neighbours {
  /// How many points are measured exactly, of those that a product of matrices finds nearest.
  private static let measured = 48

  /// Adds the distance of tracks to their `neighbour`-th nearest point to a calculation.
  func distances(
    to tracks: GraphTracks, neighbour: Int, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let width = points.columns
    let queries = standardiser.standardised(tracks, in: &graph)
    let norms = (0..<count).map { row in points.row(row).reduce(0) { $0 + $1 * $1 } }
    let product = graph.apply(
      "MatMul", queries, graph.apply("Transpose", graph.constant(points), with: ["perm": .integers([1, 0])]))
    let roughly = graph.minus(graph.constant(norms, [1, count]), graph.times(product, graph.number(2)))
    let candidates = graph.smallest(min(Self.measured, count), of: roughly).places
    let differences = graph.minus(
      graph.rows(candidates, of: graph.constant(points)),
      graph.apply("Unsqueeze", queries, graph.constant([1])))
    let squares = graph.sum(graph.times(differences, differences), over: 2)
    let nearest = graph.smallest(min(neighbour, count), of: squares).values
    let last = graph.apply(
      "Gather", nearest, graph.constant([min(neighbour, count) - 1], []), with: ["axis": .integer(1)])
    return graph.apply("Sqrt", graph.times(last, graph.number(1 / Float(width))))
  }
}
