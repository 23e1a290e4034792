extension PiecewiseLinear {
  /// Adds the encoding of tracks to a calculation: `tracks × count`.
  func encoded(_ tracks: GraphTracks, in graph: inout ComputationGraph) -> ComputationGraph.Value {
    let columns = edges.enumerated().flatMap { column, own in
      repeatElement(column, count: max(0, own.count - 1))
    }
    let low = edges.flatMap { $0.dropLast() }
    let widths = edges.flatMap { own in zip(own.dropFirst(), own).map { $0 - $1 } }
    let values = graph.columns(columns, of: tracks.filled)
    let shifted = graph.minus(values, graph.constant(low, [1, low.count]))
    let shares = graph.over(shifted, graph.constant(widths, [1, low.count]))
    let within = graph.apply("Min", graph.apply("Max", shares, graph.number(0)), graph.number(1))
    let spread = graph.minus(graph.times(within, graph.number(2)), graph.number(1))
    let isKnown = graph.columns(columns, of: tracks.isKnown)
    return graph.choose(spread, where: isKnown, else: graph.number(0))
  }
}

extension Standardiser {
  /// Adds the shift and the scaling of values to a calculation.
  func scaled(
    _ values: ComputationGraph.Value, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let shifted = graph.minus(values, graph.constant(means, [1, count]))
    return graph.times(shifted, graph.constant(deviations.map { 1 / $0 }, [1, count]))
  }

  /// Adds standardised tracks to a calculation; what is missing becomes 0, the training mean.
  func standardised(
    _ tracks: GraphTracks, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let scaled = scaled(tracks.filled, in: &graph)
    return graph.choose(scaled, where: tracks.isKnown, else: graph.number(0))
  }
}

extension InputEncoding {
  /// Adds what a network sees of tracks without cues to a calculation, scaled if it scales.
  func seen(
    _ tracks: GraphTracks, scaledBy standardiser: Standardiser?, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    guard let ranges else { return standardiser?.standardised(tracks, in: &graph) ?? tracks.filled }
    let encoded = ranges.encoded(tracks, in: &graph)
    return standardiser?.scaled(encoded, in: &graph) ?? encoded
  }
}
