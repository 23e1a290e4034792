/// Two models on the same tracks: by how much the first is better, and whether that can be told from chance.
public struct ModelComparison: Sendable, Equatable {
  /// Accuracy of the first less accuracy of the second, with its interval over artists.
  public let accuracy: ScoreInterval
  /// Macro-F1 of the first less macro-F1 of the second, with its interval over artists.
  public let macroF1: ScoreInterval
  /// The test on the tracks that only one of them got right.
  public let mcNemar: McNemar

  /// Whether this test set shows a difference in accuracy: the interval leaves out zero.
  public var showsDifference: Bool { !accuracy.includesZero }

  /// Compares answers to the same rows; throws `LearningError.shape` if the labels are not the same.
  public init(
    _ first: Predictions, _ second: Predictions, over bootstrap: ArtistBootstrap
  ) throws(LearningError) {
    guard first.labels == second.labels else {
      throw .shape(expected: first.count, found: second.count)
    }
    let differences = zip(first.hits, second.hits).map { Double($0 ? 1 : 0) - Double($1 ? 1 : 0) }
    accuracy = bootstrap.interval(ofMean: differences)
    macroF1 = bootstrap.interval { rows in first.macroF1(over: rows) - second.macroF1(over: rows) }
    mcNemar = McNemar(first: first.hits, second: second.hits)
  }
}
