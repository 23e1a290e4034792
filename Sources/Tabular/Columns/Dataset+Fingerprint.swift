import Work

extension Dataset {
  /// The digest of the columns, their names and their order; not of title, origin or row numbers. It is computed
  /// once, and is the same whatever the number of threads.
  public var fingerprint: Fingerprint {
    contents.memo { () -> Fingerprint in
      // Blocks of fixed length are hashed on their own and their digests then in order.
      let blocks = max(1, (rowCount + Self.blockLength - 1) / Self.blockLength)
      let threads = rowCount > 20_000 ? ThreadBudget.threads : 1
      let digests = concurrentMap(columnNames.count * blocks, threads: threads) { index -> Fingerprint in
        let start = index % blocks * Self.blockLength
        let rows = start..<min(start + Self.blockLength, rowCount)
        return contents.columns[columnNames[index / blocks]]?.digest(of: rows) ?? Fingerprint(high: 0, low: 0)
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
}

extension Column {
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
      for row in rows {
        column.withBytes(at: row) { bytes in
          if let bytes { hasher.combine(bytes) } else { hasher.combine(UInt64.max) }
        }
      }
    }
    return hasher.fingerprint
  }
}
