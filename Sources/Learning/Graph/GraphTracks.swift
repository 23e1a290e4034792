/// Tracks as a calculation sees them: their features, as the classifiers take them.
public struct GraphTracks: Sendable {
  /// Raw feature values, `tracks × features`; not finite where they are missing.
  let values: ComputationGraph.Value
  /// Whether each of them is known.
  let isKnown: ComputationGraph.Value
  /// The same values with 0 for what is missing.
  let filled: ComputationGraph.Value

  init(_ values: ComputationGraph.Value, in graph: inout ComputationGraph) {
    self.values = values
    isKnown = graph.isFinite(values)
    filled = graph.choose(values, where: isKnown, else: graph.number(0))
  }
}
