extension NoveltyDetector {
  /// Whether the score of each row of raw feature values is above a limit: as `scores` says it, but with the distances
  /// measured to the end only where they decide. Throws `LearningError.shape` or `CancellationError`.
  func areAbove(
    _ limit: Double, _ inputs: Matrix, names: [TrackNames]?, in context: FitContext
  ) throws -> [Bool] {
    // No score is above infinity.
    if limit == .infinity { return [Bool](repeating: false, count: inputs.rows) }
    if words != nil, names != nil {
      return try scores(for: inputs, names: names, in: context).map { $0 > limit }
    }
    let table = try networks?.probabilities(for: inputs, on: context.workers)
    let none = [Double](repeating: 0, count: inputs.rows)
    let backgrounds = Self.observations(none, table, knownCount: knownCount).map(\.background)
    let nearness = try neighbours.nearness(
      ofNearest: NoveltyScore.neighbour, to: inputs,
      limits: backgrounds.map { score.distance(at: limit, with: $0) }, in: context)
    var above = nearness.map { $0 == .far }
    let open = nearness.indices.filter { nearness[$0] == .unsure }
    if open.isEmpty { return above }
    let distances = try neighbours.distances(
      to: inputs.selecting(rows: open), neighbour: NoveltyScore.neighbour, in: context)
    for (row, distance) in zip(open, distances) {
      above[row] =
        score.value(of: NoveltyScore.Observation(distance: distance, background: backgrounds[row])) > limit
    }
    return above
  }
}
