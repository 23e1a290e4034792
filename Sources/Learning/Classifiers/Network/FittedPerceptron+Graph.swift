import Kernels

extension FittedPerceptron {
  /// Adds the softmax of the scores to a calculation, `tracks × classes`.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    graph.softmax(logits(of: tracks, keeping: card.classes.count, in: &graph))
  }

  /// Adds the scores of the first `count` classes to a calculation.
  func logits(
    of tracks: GraphTracks, keeping count: Int, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    var values = encoding.seen(tracks, scaledBy: standardiser, in: &graph)
    var inputs = encoding.width
    for (index, layer) in parameters.layers.enumerated() {
      let isLast = index == parameters.layers.count - 1
      let plain = layer.withoutNormalisation
      let kept = isLast ? min(count, plain.outputs) : plain.outputs
      let weight = (0..<inputs).flatMap { input in
        plain.weight[input * plain.outputs..<input * plain.outputs + kept]
      }
      values = graph.apply(
        "Gemm", values, graph.constant(weight, [inputs, kept]),
        graph.constant(Array(plain.bias.prefix(kept)), [kept]))
      if !isLast { values = graph.apply("Relu", values) }
      inputs = kept
    }
    return values
  }
}
