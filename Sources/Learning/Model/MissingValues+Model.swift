extension MissingValues {
  /// The donors of a model: the training tracks that its novelty detector measures distances to.
  init?(_ detector: NoveltyDetector?) {
    guard let neighbours = detector?.neighbours, neighbours.points.rows > 0 else { return nil }
    self.init(donors: neighbours.points, standardiser: neighbours.standardiser)
  }
}
