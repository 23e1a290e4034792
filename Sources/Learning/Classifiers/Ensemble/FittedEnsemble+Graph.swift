extension FittedEnsemble {
  /// Adds the mean of the networks' probabilities to a calculation. Throws `LearningError.noRows` without one.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let share = graph.number(1 / Float(members.count))
    var mean: ComputationGraph.Value?
    for member in members {
      let own = graph.times(try member.probabilities(of: tracks, in: &graph), share)
      mean = mean.map { graph.plus($0, own) } ?? own
    }
    guard let mean else { throw LearningError.noRows }
    return mean
  }
}
