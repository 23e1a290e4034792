/// How sets of genres fared on tracks whose genre is known.
public struct SetScores: Sendable, Equatable {
  /// The share of tracks whose genre was in its set; NaN without tracks.
  public let coverage: Double
  /// The same for each genre; NaN for a genre without tracks.
  public let coverageByGenre: [Double]
  /// The mean number of genres in a set; NaN without tracks.
  public let meanSize: Double
  /// The share of sets with a single genre; NaN without tracks.
  public let singleShare: Double

  /// Counts, for every row, whether the set of its probabilities holds its label.
  public init(_ sets: ConformalSets, on predictions: Predictions) {
    var covered = [Int](repeating: 0, count: predictions.classCount)
    var tracks = covered
    var size = 0
    var single = 0
    for (row, label) in predictions.labels.enumerated() {
      let set = sets.set(for: predictions.probabilities.row(row))
      tracks[label] += 1
      covered[label] += set.contains(label) ? 1 : 0
      size += set.count
      single += set.count == 1 ? 1 : 0
    }
    let count = Double(predictions.count)
    coverage = Double(covered.reduce(0, +)) / count
    coverageByGenre = zip(covered, tracks).map { Double($0) / Double($1) }
    meanSize = Double(size) / count
    singleShare = Double(single) / count
  }
}
