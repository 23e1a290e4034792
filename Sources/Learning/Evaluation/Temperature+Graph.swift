import Kernels

extension Temperature {
  /// Adds probabilities at this temperature to a calculation.
  func tempered(
    _ probabilities: ComputationGraph.Value, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    guard value != 1 else { return probabilities }
    let logarithms = graph.logarithm(probabilities, atLeast: Tempering.leastProbability)
    return graph.softmax(graph.times(logarithms, graph.number(Float(1 / value))))
  }
}

extension ConformalSets {
  /// Adds the sets to a calculation, `tracks × classes`, true for a genre of the set.
  func sets(
    for probabilities: ComputationGraph.Value, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let reaches = graph.apply(
      "GreaterOrEqual", probabilities, graph.constant(thresholds, [1, thresholds.count]))
    let likeliest = graph.apply(
      "Equal", graph.largestPlace(in: probabilities, keepingDimension: true),
      graph.constant(Array(thresholds.indices), [1, thresholds.count]))
    return graph.apply("Or", reaches, likeliest)
  }
}
