extension LogLinearPool {
  /// Adds the pooled probabilities to a calculation. Throws `LearningError.shape` unless there is an opinion for each
  /// weight.
  func pooled(
    _ opinions: [ComputationGraph.Value], in graph: inout ComputationGraph
  ) throws(LearningError) -> ComputationGraph.Value {
    var sum: ComputationGraph.Value?
    for (opinion, weight) in zip(opinions, weights) {
      let logarithms = graph.logarithm(opinion, atLeast: Self.leastProbability)
      let own = graph.times(logarithms, graph.number(Float(weight)))
      sum = sum.map { graph.plus($0, own) } ?? own
    }
    guard let sum, opinions.count == weights.count else {
      throw .shape(expected: weights.count, found: opinions.count)
    }
    return graph.softmax(sum)
  }
}
