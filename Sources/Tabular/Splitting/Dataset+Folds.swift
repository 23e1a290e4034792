extension Dataset {
  /// Deals the rows into `count` folds of about equal size, genre by genre, keeping groups together.
  ///
  /// - Returns: the fold of each row, from 0.
  /// - Throws: `SplitError`.
  public func folds(_ count: Int, by grouping: SplitGrouping, seed: UInt64) throws(SplitError) -> [Int] {
    guard rowCount > 0 else { throw .noRows }
    var generator = SeededGenerator(seed: seed, stream: "folds")
    let groups = try Groups(of: self, by: grouping, generator: &generator)
    guard (2...200).contains(count), groups.count >= count else {
      throw .badFoldCount(count, groups: groups.count)
    }
    let folds = groups.assigned(shares: Array(repeating: 1, count: count), generator: &generator)
    return groups.numbers.map { Int(folds[Int($0)]) }
  }
}
