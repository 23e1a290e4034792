extension FittedBest {
  /// Adds the product of the members' probabilities to a calculation. Throws what its members throw.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    var opinions: [ComputationGraph.Value] = []
    var weights: [Double] = []
    // What has no weight is not asked.
    for (member, weight) in zip(members, pool.weights) where weight > 0 {
      opinions.append(try member.probabilities(of: tracks, in: &graph))
      weights.append(weight)
    }
    return try LogLinearPool(weights: weights).pooled(opinions, in: &graph)
  }
}
