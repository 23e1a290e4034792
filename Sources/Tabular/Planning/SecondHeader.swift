/// A second line of names under the first, as data frames write one for each level: `mean`, `std` under `energy`.
enum SecondHeader {
  /// Whether the first line under the header is one: it holds words for sums or names of columns where all others hold
  /// numbers.
  static func isOne(_ samples: [[String]], known: [Int: Int], schema: ColumnSchema) -> Bool {
    guard samples.count > 1 else { return false }
    let fields = known.filter { field, entry in
      schema.entries[entry].kind.columnKind == .number && field < samples[0].count
    }.keys
    guard fields.count > 1 else { return false }
    return fields.allSatisfy { field in
      let word = samples[0][field]
      return SummaryRows.isWord(word) || schema.match(ColumnHeader(word), short: false) != nil
    }
  }
}
