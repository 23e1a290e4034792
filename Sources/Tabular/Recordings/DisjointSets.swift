/// Rows in sets that can be united (union-find with path halving: Tarjan and van Leeuwen, JACM 31, 1984).
struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<count).map { Int32(truncatingIfNeeded: $0) } }

  /// The smallest row of the set that holds `row`.
  mutating func root(of row: Int) -> Int {
    var row = row
    while Int(parents[row]) != row {
      parents[row] = parents[Int(parents[row])]
      row = Int(parents[row])
    }
    return row
  }

  mutating func unite(_ first: Int, _ second: Int) {
    let one = root(of: first)
    let other = root(of: second)
    // The smaller row stays the root, so that sets are numbered by their first row.
    if one < other { parents[other] = Int32(one) } else if other < one { parents[one] = Int32(other) }
  }

  /// Unites the rows that have the same key.
  mutating func unite(rowsWithEqual keys: [UInt64]) {
    var table = FirstRows(capacity: keys.count)
    for (row, key) in keys.enumerated() where key != RowKeys.none {
      let first = table.firstRow(of: key, at: row)
      if first != row { unite(first, row) }
    }
  }

  /// The number of each row's set, in the order in which the sets first come, and how many sets there are.
  mutating func numbered() -> (numbers: [Int32], count: Int) {
    var numbers = [Int32](repeating: 0, count: parents.count)
    var count: Int32 = 0
    for row in parents.indices {
      let root = root(of: row)
      if root == row {
        numbers[row] = count
        count += 1
      } else {
        numbers[row] = numbers[root]
      }
    }
    return (numbers, Int(count))
  }
}

/// The first row that has a key: a hash table with linear probing, its size fixed at the start.
struct FirstRows {
  private var keys: [UInt64]
  private var rows: [Int32]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity + capacity / 3 { size *= 2 }
    keys = Array(repeating: RowKeys.none, count: size)
    rows = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The row at which `key` was first met, `row` itself if this is the first time.
  mutating func firstRow(of key: UInt64, at row: Int) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & mask
    while keys[place] != RowKeys.none {
      if keys[place] == key { return Int(rows[place]) }
      place = (place + 1) & mask
    }
    keys[place] = key
    rows[place] = Int32(truncatingIfNeeded: row)
    return row
  }
}
