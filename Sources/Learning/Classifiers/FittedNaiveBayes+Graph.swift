extension FittedNaiveBayes {
  /// Adds the softmax of the scores to a calculation, `tracks × genres`.
  ///
  /// Scores can be large, so that they are added up in the order of the columns, as here.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    let genres = logPriors.indices
    var scores = graph.constant(logPriors, [1, logPriors.count])
    for column in 0..<encoding.width {
      let own = genres.map { normals[$0 * encoding.width + column] }
      let scales = genres.map { logScales[$0 * encoding.width + column] }
      let distance = graph.minus(
        graph.columns([column], of: tracks.filled), graph.constant(own.map(\.mean), [1, own.count]))
      let half = graph.constant(own.map { 0.5 * $0.precision }, [1, own.count])
      let surprise = graph.times(graph.times(half, distance), distance)
      let least = graph.apply("Min", surprise, graph.number(Self.largestSurprise))
      let gain = graph.minus(graph.constant(scales, [1, own.count]), least)
      let isKnown = graph.columns([column], of: tracks.isKnown)
      scores = graph.plus(scores, graph.choose(gain, where: isKnown, else: graph.number(0)))
    }
    return graph.softmax(scores)
  }
}
