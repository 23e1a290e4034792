extension FittedWholeTable {
  /// Adds the softmax of the scores of the model's own genres to a calculation, `tracks × classes`.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    graph.softmax(network.logits(of: tracks, keeping: card.classes.count, in: &graph))
  }
}
