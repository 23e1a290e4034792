extension Dataset {
  /// `count` rows at random, in the order of the table; all of them if there are fewer.
  ///
  /// - Parameter stratified: whether each genre keeps its share of the rows.
  public func sampled(_ count: Int, seed: UInt64, stratified: Bool = true) -> Dataset {
    guard count < rowCount else { return self }
    var generator = SeededGenerator(seed: seed, stream: "sample")
    guard stratified, let genres = genreColumn, count >= genres.names.count else {
      return selecting(rows: generator.sample(count, below: rowCount).sorted())
    }
    // Rows without a genre are a stratum of their own.
    var members = [[Int]](repeating: [], count: genres.names.count + 1)
    for (row, code) in genres.codes.enumerated() {
      members[code < 0 ? genres.names.count : Int(code)].append(row)
    }
    let shares = members.map { Double($0.count) }
    let places = Groups.places(count, shares: shares)
    var rows: [Int] = []
    for (stratum, members) in members.enumerated() {
      rows += generator.sample(places[stratum], below: members.count).map { members[$0] }
    }
    return selecting(rows: rows.sorted())
  }

  /// The first `count` rows in the order of a column, rows without a value last.
  public func rows(orderedBy name: ColumnName, descending: Bool, count: Int) -> [Int] {
    guard let column = self[name] else { return Array(0..<min(count, rowCount)) }
    let precedes: (Int, Int) -> Bool
    switch column {
    case .number(let numbers):
      precedes = { numbers.values[$0] < numbers.values[$1] }
    case .flag(let flags):
      precedes = { flags.values[$0].rawValue < flags.values[$1].rawValue }
    case .category(let names):
      precedes = { names.codes[$0] < names.codes[$1] }
    case .text(let texts):
      let keys = (0..<rowCount).map { FoldedText(texts[$0] ?? "").bytes }
      precedes = { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    }
    let present = (0..<rowCount).filter { !column.isMissing($0) }
    let missing = (0..<rowCount).filter { column.isMissing($0) }
    // Equal values stay in the order of the table.
    let sorted = present.sorted { left, right in
      let (first, second) = descending ? (right, left) : (left, right)
      if precedes(first, second) { return true }
      return precedes(second, first) ? false : left < right
    }
    return Array((sorted + missing).prefix(count))
  }
}
