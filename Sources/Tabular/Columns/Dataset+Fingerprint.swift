import Work

extension Dataset {
  /// The digest of the columns, their names and their order; not of title, origin or row numbers. It is computed
  /// once, and is the same whatever the number of threads.
  public var fingerprint: Fingerprint {
    contents.memo { () -> Fingerprint in
      // Blocks of fixed length are hashed on their own and their digests then in order.
      let blocks = max(1, (rowCount + Self.blockLength - 1) / Self.blockLength)
      let threads = rowCount > 20_000 ? ThreadBudget.threads : 1
      let groups = Self.groups(columnNames.map { contents.columns[$0] })
      let found = concurrentMap(groups.count * blocks, threads: threads) { index -> [Fingerprint] in
        let start = index % blocks * Self.blockLength
        let rows = start..<min(start + Self.blockLength, rowCount)
        let columns = groups[index / blocks].map { contents.columns[columnNames[$0]] }
        if let numbers = Column.digests(of: columns, rows) { return numbers }
        return columns.map { $0?.digest(of: rows) ?? Fingerprint(high: 0, low: 0) }
      }
      var digests = Array(repeating: Fingerprint(high: 0, low: 0), count: columnNames.count * blocks)
      for (index, fingerprints) in found.enumerated() {
        for (column, fingerprint) in zip(groups[index / blocks], fingerprints) {
          digests[column * blocks + index % blocks] = fingerprint
        }
      }
      var hasher = ContentHasher()
      hasher.combine(UInt64(rowCount))
      for (index, name) in columnNames.enumerated() {
        hasher.combine(name.text)
        hasher.combine(contents.columns[name]?.kind.rawValue ?? "")
        if case .category(let column)? = contents.columns[name] {
          column.names.forEach { hasher.combine($0) }
        }
        for digest in digests[index * blocks..<(index + 1) * blocks] { hasher.combine(digest) }
      }
      return hasher.fingerprint
    }
  }

  private static let blockLength = 1 << 16

  /// The columns by number, those of numbers by fours, whose digests are computed at a time.
  private static func groups(_ columns: [Column?]) -> [[Int]] {
    let numbers = columns.indices.filter { columns[$0]?.kind == .number }
    let whole = numbers.count / 4 * 4
    let fours = stride(from: 0, to: whole, by: 4).map { Array(numbers[$0..<$0 + 4]) }
    let together = Set(numbers[..<whole])
    return fours + columns.indices.filter { !together.contains($0) }.map { [$0] }
  }
}

extension Column {
  /// The digests of four columns of numbers, each the same as it would be alone; `nil` for other columns.
  ///
  /// Each step of a digest waits for the one before: those of four columns wait at the same time.
  fileprivate static func digests(of columns: [Column?], _ rows: Range<Int>) -> [Fingerprint]? {
    let numbers = columns.compactMap { if case .number(let column)? = $0 { column.values } else { nil } }
    guard numbers.count == 4, numbers.allSatisfy({ rows.upperBound <= $0.count }) else { return nil }
    var (first, second, third, fourth) = (
      ContentHasher(), ContentHasher(), ContentHasher(), ContentHasher()
    )
    let (one, two, three, four) = (numbers[0], numbers[1], numbers[2], numbers[3])
    for row in rows {
      first.combine(UInt64(one[row].bitPattern))
      second.combine(UInt64(two[row].bitPattern))
      third.combine(UInt64(three[row].bitPattern))
      fourth.combine(UInt64(four[row].bitPattern))
    }
    return [first, second, third, fourth].map(\.fingerprint)
  }

  fileprivate func digest(of rows: Range<Int>) -> Fingerprint {
    var hasher = ContentHasher()
    switch self {
    case .number(let column):
      for value in column.values[rows] { hasher.combine(UInt64(value.bitPattern)) }
    case .flag(let column):
      for value in column.values[rows] { hasher.combine(UInt64(value.rawValue)) }
    case .category(let column):
      for code in column.codes[rows] { hasher.combine(UInt64(bitPattern: Int64(code))) }
    case .text(let column):
      column.forEachBytes(in: rows) { _, bytes in
        if let bytes { hasher.combine(bytes) } else { hasher.combine(UInt64.max) }
      }
    }
    return hasher.fingerprint
  }
}
