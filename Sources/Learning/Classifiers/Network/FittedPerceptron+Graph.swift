import Kernels

extension FittedPerceptron {
  /// Adds the softmax of the scores to a calculation, of several members the mean of theirs, `tracks × classes`.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    if parameters.scales.isEmpty {
      return graph.softmax(logits(of: tracks, keeping: card.classes.count, in: &graph))
    }
    let seen = encoding.seen(tracks, scaledBy: standardiser, in: &graph)
    let hidden = parameters.layers.dropLast().map { layer in
      (
        layer, graph.constant(layer.weight, [layer.inputs, layer.outputs]),
        graph.constant(layer.bias, [layer.outputs])
      )
    }
    let share = graph.number(1 / Float(parameters.members))
    var mean: ComputationGraph.Value?
    for (member, scale) in parameters.scales.enumerated() {
      var values = graph.times(seen, graph.constant(scale, [scale.count]))
      for (_, weight, bias) in hidden {
        values = graph.apply("Relu", graph.apply("Gemm", values, weight, bias))
      }
      let scores = try parameters.scores(of: member)
      values = graph.apply(
        "Gemm", values, graph.constant(scores.weight, [scores.inputs, scores.outputs]),
        graph.constant(scores.bias, [scores.outputs]))
      let own = graph.times(graph.softmax(values), share)
      mean = mean.map { graph.plus($0, own) } ?? own
    }
    guard let mean else { throw LearningError.noRows }
    return mean
  }

  /// Adds the scores of the first `count` classes of a network by itself to a calculation.
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
