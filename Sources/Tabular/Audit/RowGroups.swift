/// Rows that belong together: the same id, recording or artist.
struct RowGroups: Sendable {
  /// The group of each row, groups numbered in the order of their first row; -1 for a row that belongs to none.
  let ofRow: [Int32]
  /// The number of groups.
  let count: Int

  /// Groups that are known.
  init(ofRow: [Int32], count: Int) {
    self.ofRow = ofRow
    self.count = count
  }

  /// Groups rows of equal digests; a row whose digest is `RowKeys.none` belongs to no group.
  init(keys: [UInt64]) {
    var table = FirstRows(capacity: keys.count)
    var groups = [Int32](repeating: -1, count: keys.count)
    var count: Int32 = 0
    for (row, key) in keys.enumerated() where key != RowKeys.none {
      let first = table.firstRow(of: key, at: row)
      if first == row {
        groups[row] = count
        count += 1
      } else {
        groups[row] = groups[first]
      }
    }
    self.init(ofRow: groups, count: Int(count))
  }

  /// Number of rows of each group.
  var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for group in ofRow where group >= 0 { sizes[Int(group)] += 1 }
    return sizes
  }

  /// For each group how many different values its rows have; rows whose value is negative are left out.
  func distinctCounts(of values: [Int32]) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for (group, _) in distinctPairs(with: values) { counts[group] += 1 }
    return counts
  }

  /// Every pair of a group and a value that occurs, ordered by group, then by value.
  func distinctPairs(with values: [Int32]) -> [(group: Int, value: Int32)] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(ofRow.count)
    for (group, value) in zip(ofRow, values) where group >= 0 && value >= 0 {
      pairs.append(UInt64(group) << 32 | UInt64(value))
    }
    pairs.sort()
    var result: [(group: Int, value: Int32)] = []
    var last: UInt64?
    for pair in pairs where pair != last {
      result.append((Int(pair >> 32), Int32(truncatingIfNeeded: pair & 0xffff_ffff)))
      last = pair
    }
    return result
  }

  /// The largest share of rows that anyone who gives one answer per group can have right.
  func bestAccuracy(labels: [Int32]) -> Double {
    var keys: [UInt64] = []
    keys.reserveCapacity(ofRow.count)
    var alone = 0
    for (group, label) in zip(ofRow, labels) where label >= 0 {
      if group >= 0 { keys.append(UInt64(group) << 32 | UInt64(label)) } else { alone += 1 }
    }
    keys.sort()
    var right = alone
    var index = 0
    var best = 0
    while index < keys.count {
      let key = keys[index]
      var end = index
      while end < keys.count, keys[end] == key { end += 1 }
      best = max(best, end - index)
      if end == keys.count || keys[end] >> 32 != key >> 32 {
        right += best
        best = 0
      }
      index = end
    }
    return Double(right) / Double(max(1, keys.count + alone))
  }

  /// The share of test rows whose group is also trained on when rows are split at random with this share of training.
  func sharedShare(trainingShare: Double) -> Double {
    let sizes = self.sizes
    guard !ofRow.isEmpty else { return 0 }
    var sum = 0.0
    for size in sizes {
      // A test row has a companion in training unless all its companions are tested too.
      var allTested = 1.0
      for _ in 1..<max(1, min(size, 64)) { allTested *= 1 - trainingShare }
      sum += Double(size) * (size > 1 ? 1 - allTested : 0)
    }
    return sum / Double(ofRow.count)
  }
}
