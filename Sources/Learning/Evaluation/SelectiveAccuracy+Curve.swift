extension SelectiveAccuracy {
  /// Accuracy at equal steps of coverage, from the first step to everything: the coverage–accuracy curve.
  ///
  /// - Parameter steps: at how many coverages, at least 1.
  /// - Returns: Coverages, 1/`steps` to 1, with the accuracy on that most confident part; NaN without tracks.
  public func curve(steps: Int = 50) -> [(coverage: Double, accuracy: Double)] {
    (1...max(steps, 1)).map { step in
      let coverage = Double(step) / Double(max(steps, 1))
      return (coverage, accuracy(atCoverage: coverage))
    }
  }
}
