/// What a column of numbers looks like: range, quartiles, mean, spread and a histogram.
public struct NumberSummary: Sendable {
  /// The number of values.
  public let count: Int
  /// The number of rows without a value.
  public let missing: Int
  /// The smallest value.
  public let minimum: Float
  /// The value below which a quarter of the values lies.
  public let lowerQuartile: Float
  /// The value below which half of the values lies.
  public let median: Float
  /// The value below which three quarters of the values lie.
  public let upperQuartile: Float
  /// The largest value.
  public let maximum: Float
  /// The arithmetic mean, added up in double precision.
  public let mean: Double
  /// The standard deviation of the values, with n − 1 in the denominator; 0 for a single one.
  public let deviation: Double
  /// The number of values in each of equal bins from `minimum` to `maximum`.
  public let bins: [Int]

  /// `nil` if there is no value at all.
  public init?(_ values: [Float], binCount: Int = 20) {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    count = sorted.count
    missing = values.count - sorted.count
    minimum = first
    maximum = last
    lowerQuartile = Self.quantile(0.25, of: sorted)
    median = Self.quantile(0.5, of: sorted)
    upperQuartile = Self.quantile(0.75, of: sorted)
    let moments = Moments(sorted.lazy.map(Double.init))
    mean = moments.mean
    deviation = moments.deviation ?? 0
    bins = Self.bins(sorted, count: binCount, from: first, to: last)
  }

  /// How many of the values fall into each of `count` equal bins between two bounds; those outside are not counted.
  public static func bins(_ values: [Float], count: Int, from low: Float, to high: Float) -> [Int] {
    var bins = [Int](repeating: 0, count: max(count, 1))
    let width = high - low
    for value in values where value >= low && value <= high {
      let bin = width > 0 ? Int((value - low) / width * Float(bins.count)) : 0
      bins[min(bin, bins.count - 1)] += 1
    }
    return bins
  }

  /// The value below which a share of the sorted values lies, interpolated between neighbours (type 7 of Hyndman
  /// and Fan, The American Statistician 50, 1996).
  static func quantile(_ share: Double, of sorted: [Float]) -> Float {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    let weight = Float(place - Double(below))
    return sorted[below] + (sorted[below + 1] - sorted[below]) * weight
  }
}

/// What a column of texts or names looks like: how many different values, and the most frequent.
public struct TextSummary: Sendable {
  /// The number of rows with a value.
  public let count: Int
  /// The number of rows without one.
  public let missing: Int
  /// The number of different values.
  public let distinct: Int
  /// The most frequent values with their number of rows, the most frequent first, equal ones by name.
  public let frequent: [(value: String, count: Int)]

  /// Counts the values of a column and lists the most frequent ones; for numbers as they would be printed.
  public init(_ column: Column, listed: Int = 3) {
    let missing = column.missingCount
    self.missing = missing
    count = column.count - missing
    guard case .text(let texts) = column else {
      var tally: [String: Int] = [:]
      if case .category(let names) = column {
        tally = Dictionary(zip(names.names, names.counts)) { first, _ in first }
      } else {
        for row in 0..<column.count { if let value = column.text(at: row) { tally[value, default: 0] += 1 } }
      }
      distinct = tally.count
      frequent = Self.top(tally, listed)
      return
    }
    // Rows are counted by digest, so that a String is made only of the few that are listed.
    let keys = RowKeys.texts(texts)
    var table = FirstRows(capacity: keys.count)
    var counts: [Int: Int] = [:]
    for (row, key) in keys.enumerated() where key != RowKeys.none {
      counts[table.firstRow(of: key, at: row), default: 0] += 1
    }
    distinct = counts.count
    let order = counts.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }
    frequent = order.prefix(listed).map { (value: texts[$0.key] ?? "", count: $0.value) }
  }

  private static func top(_ tally: [String: Int], _ listed: Int) -> [(value: String, count: Int)] {
    let order = tally.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return order.prefix(listed).map { (value: $0.key, count: $0.value) }
  }
}

extension Dataset {
  /// The summaries of some columns of numbers, made on all cores; a column that has no value is left out.
  public func summaries(_ names: [ColumnName], binCount: Int = 20) -> [(
    name: ColumnName, summary: NumberSummary
  )] {
    let made = concurrentMap(names.count) { index -> NumberSummary? in
      numericValues(names[index]).flatMap { NumberSummary($0, binCount: binCount) }
    }
    return zip(names, made).compactMap { name, summary in summary.map { (name: name, summary: $0) } }
  }

  /// The summary of a column within each genre, in the order of the genres; those without a value are left out.
  public func summaries(of name: ColumnName, binCount: Int = 20) -> [(genre: String, summary: NumberSummary)]
  {
    guard let genres = genreColumn, let values = numericValues(name) else { return [] }
    var byGenre = [[Float]](repeating: [], count: genres.names.count)
    for (row, code) in genres.codes.enumerated() where code >= 0 { byGenre[Int(code)].append(values[row]) }
    let groups = byGenre
    let made = concurrentMap(groups.count) { NumberSummary(groups[$0], binCount: binCount) }
    return zip(genres.names, made).compactMap { genre, summary in summary.map { (genre: genre, summary: $0) }
    }
  }
}
