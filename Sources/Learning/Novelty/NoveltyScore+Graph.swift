import Tabular

extension NoveltyScore {
  /// Adds the standardised logarithm of distances of 64 bits to a calculation.
  func far(
    _ distances: ComputationGraph.Value, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let offset = graph.constant(doubles: [Self.offset], [])
    return distance.standardised(graph.apply("Log", graph.plus(distances, offset)), in: &graph)
  }

  /// Adds the score of tracks by distance, probability of other genres and likeliest own genre to a calculation, in 64
  /// bits.
  func value(
    far: ComputationGraph.Value, probability: ComputationGraph.Value, nearest: ComputationGraph.Value,
    in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    guard let odds else { return far }
    func number(_ value: Double, _ graph: inout ComputationGraph) -> ComputationGraph.Value {
      graph.constant(doubles: [value], [])
    }
    let atLeast = graph.apply("Max", probability, number(Self.leastProbability, &graph))
    let clamped = graph.apply("Min", atLeast, number(1 - Self.leastProbability, &graph))
    let ratio = graph.over(clamped, graph.minus(number(1, &graph), clamped))
    let own = odds.standardised(graph.apply("Log", ratio), in: &graph)
    var sum = graph.plus(own, graph.times(far, number(Self.distanceWeight, &graph)))
    if let outlierShares {
      let terms = outlierShares.map(Self.shareTerm)
      sum = graph.plus(sum, graph.rows(nearest, of: graph.constant(doubles: terms)))
    }
    return sum
  }
}

extension NoveltyScore.Spread {
  fileprivate func standardised(
    _ value: ComputationGraph.Value, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let shifted = graph.minus(value, graph.constant(doubles: [mean], []))
    return graph.over(shifted, graph.constant(doubles: [deviation], []))
  }
}
