import Tabular

extension Evaluation {
  /// How many of the judged rows are by lead artists of whom no row is on the sides of a split of the table that were
  /// learned from, and the share of those that is answered rightly; `nil` if all are, or none.
  public func unknownArtists(
    of split: Split, learned sides: [SplitSide] = [.train]
  ) -> (count: Int, accuracy: Double)? {
    guard split.sides.count == dataset.rowCount else { return nil }
    let trained = Set(dataset.artistNumbers(of: sides.flatMap { split.rows(on: $0) }))
    var (count, hits) = (0, 0)
    for (artist, isHit) in zip(artists, predictions.hits) where !trained.contains(artist) {
      count += 1
      hits += isHit ? 1 : 0
    }
    guard count > 0, count < rows.count else { return nil }
    return (count, Double(hits) / Double(count))
  }
}
