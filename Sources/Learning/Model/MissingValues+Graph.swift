import Tabular

extension MissingValues {
  /// Adds tracks with the answers to them to a calculation: incomplete ones are filled from their donors, all go through
  /// `answer` at once, and the answers to the fillings of a track are averaged.
  ///
  /// Distances are summed in the order of the features in 32 bits, as here, so that other engines find the same donors.
  ///
  /// - Parameters:
  ///   - blank: The answer to a track of which nothing is known.
  func answers(
    to tracks: GraphTracks, blank: [Float], in graph: inout ComputationGraph,
    _ answer: (_ tracks: GraphTracks, _ graph: inout ComputationGraph) throws -> ComputationGraph.Value
  ) throws -> ComputationGraph.Value {
    let (width, count) = (donors.columns, min(Self.donorCount, donors.rows))
    let known = graph.cast(tracks.isKnown, to: .float32)
    let knownCounts = graph.sum(known, over: 1)
    let isIncomplete = graph.apply("Less", knownCounts, graph.number(Float(width) - 0.5))
    let places = graph.apply("Squeeze", graph.apply("NonZero", isIncomplete), graph.constant([0]))
    let filled = filled(
      graph.rows(places, of: tracks.filled), graph.rows(places, of: tracks.isKnown), count, in: &graph)

    // All as one batch: the tracks as they are, then the fillings.
    let all = graph.apply("Concat", tracks.values, filled, with: ["axis": .integer(0)])
    let answers = try answer(GraphTracks(all, in: &graph), &graph)
    let shape = graph.apply("Shape", tracks.values)
    let batch = graph.apply("Gather", shape, graph.constant([0]), with: ["axis": .integer(0)])
    let (zero, axis) = (graph.constant([0]), graph.constant([0]))
    let own = graph.apply("Slice", answers, zero, batch, axis)
    let several = graph.apply("Slice", answers, batch, graph.constant([Int(Int32.max)]), axis)
    let parts = graph.apply("Reshape", several, graph.constant([-1, count, blank.count]))
    let means = graph.mean(parts, over: 1)
    let isBlank = graph.apply(
      "Less", graph.apply("Unsqueeze", graph.rows(places, of: knownCounts), graph.constant([1])),
      graph.number(0.5))
    let final = graph.choose(graph.constant(blank, [1, blank.count]), where: isBlank, else: means)
    return graph.apply("ScatterND", own, graph.apply("Unsqueeze", places, graph.constant([1])), final)
  }

  /// Each row filled from each of its nearest donors, row after row.
  private func filled(
    _ rows: ComputationGraph.Value, _ isKnown: ComputationGraph.Value, _ count: Int,
    in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let width = donors.columns
    let shifted = graph.minus(rows, graph.constant(standardiser.means, [1, width]))
    // In 64 bits, rounded to 32: an engine that multiplies by the inverse instead comes to the same quotient. Donors whose
    // keys lie a step above and a step below differ in the last bit alone.
    let deviations = graph.constant(doubles: standardiser.deviations.map(Double.init), [1, width])
    let scaled = graph.cast(graph.over(graph.cast(shifted, to: .float64), deviations), to: .float32)
    let known = graph.cast(isKnown, to: .float32)
    var distances: ComputationGraph.Value?
    for column in 0..<width {
      let values = graph.constant((0..<donors.rows).map { donors[$0, column] }, [1, donors.rows])
      let difference = graph.minus(values, graph.columns([column], of: scaled))
      let square = graph.times(graph.times(difference, difference), graph.columns([column], of: known))
      distances = distances.map { graph.plus($0, square) } ?? square
    }
    guard let distances else { return rows }
    let nearest = graph.smallest(count, of: distances).places
    let values = graph.rows(nearest, of: graph.constant(rawDonors))
    let filled = graph.choose(
      graph.apply("Unsqueeze", rows, graph.constant([1])),
      where: graph.apply("Unsqueeze", isKnown, graph.constant([1])), else: values)
    return graph.apply("Reshape", filled, graph.constant([-1, width]))
  }
}
