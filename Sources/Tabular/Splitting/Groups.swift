/// The rows that have to stay together, and the genres of each group.
struct Groups {
  /// The group of each row.
  let numbers: [Int32]
  let count: Int
  let sizes: [Int32]
  /// The genre by which each group is spread over the sides, -1 for none: its most frequent one, one of several at
  /// random.
  let strata: [Int32]
  /// Per genre the number of groups that hold it.
  let groupsPerGenre: [Int]

  init(of dataset: Dataset, by grouping: SplitGrouping, generator: inout SeededGenerator) throws(SplitError) {
    (numbers, count) = try Self.numbers(of: dataset, by: grouping)
    var sizes = [Int32](repeating: 0, count: count)
    for number in numbers { sizes[Int(number)] += 1 }
    self.sizes = sizes
    guard let genres = dataset.genreColumn else {
      strata = Array(repeating: -1, count: count)
      groupsPerGenre = []
      return
    }
    if grouping == .row {
      strata = genres.codes
      groupsPerGenre = genres.counts
      return
    }
    (strata, groupsPerGenre) = Self.strata(numbers, sizes: sizes, genres: genres, generator: &generator)
  }

  /// Which rows belong together.
  private static func numbers(
    of dataset: Dataset, by grouping: SplitGrouping
  ) throws(SplitError) -> (numbers: [Int32], count: Int) {
    switch grouping {
    case .row:
      return ((0..<dataset.rowCount).map { Int32(truncatingIfNeeded: $0) }, dataset.rowCount)
    case .recording:
      return (dataset.recordings.numbers, dataset.recordings.count)
    case .track:
      guard let ids = dataset.texts(.trackID) else { throw .missingColumn(.trackID, by: grouping) }
      var sets = DisjointSets(count: dataset.rowCount)
      sets.unite(rowsWithEqual: RowKeys.texts(ids))
      return sets.numbered()
    case .artist:
      guard let keys = RowKeys.leadArtists(of: dataset) else { throw .missingColumn(.artists, by: grouping) }
      // A recording may stand under two lead artists: then these stay together.
      var sets = DisjointSets(count: dataset.rowCount)
      sets.unite(rowsWithEqual: keys)
      sets.unite(rowsWithEqual: dataset.recordings.numbers.map { UInt64($0) + 1 })
      return sets.numbered()
    }
  }

  /// The most frequent genre of each group, and the number of groups of each genre.
  private static func strata(
    _ numbers: [Int32], sizes: [Int32], genres: CategoryColumn, generator: inout SeededGenerator
  ) -> (strata: [Int32], groupsPerGenre: [Int]) {
    // The rows in the order of their groups.
    var ends = [Int](repeating: 0, count: sizes.count)
    var total = 0
    for (group, size) in sizes.enumerated() {
      ends[group] = total
      total += Int(size)
    }
    var codes = [Int32](repeating: -1, count: numbers.count)
    for (row, number) in numbers.enumerated() {
      codes[ends[Int(number)]] = genres.codes[row]
      ends[Int(number)] += 1
    }
    var strata = [Int32](repeating: -1, count: sizes.count)
    var groupsPerGenre = [Int](repeating: 0, count: genres.names.count)
    var tally = [Int32](repeating: 0, count: genres.names.count)
    for (group, size) in sizes.enumerated() {
      let members = codes[ends[group] - Int(size)..<ends[group]]
      var best: [Int32] = []
      for code in members where code >= 0 {
        if tally[Int(code)] == 0 { groupsPerGenre[Int(code)] += 1 }
        tally[Int(code)] += 1
      }
      for code in members where code >= 0 && tally[Int(code)] > 0 {
        if let known = best.first, tally[Int(known)] > tally[Int(code)] { continue }
        if let known = best.first, tally[Int(known)] < tally[Int(code)] { best.removeAll() }
        if !best.contains(code) { best.append(code) }
      }
      for code in members where code >= 0 { tally[Int(code)] = 0 }
      strata[group] = best.count > 1 ? best.sorted()[generator.integer(below: best.count)] : best.first ?? -1
    }
    return (strata, groupsPerGenre)
  }
}
