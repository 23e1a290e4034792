extension RawTable {
  /// Reads the entities in its texts and names as the characters that they stand for, before anything else is told by
  /// them: their semicolons separate no artists.
  ///
  /// - Parameter evidence: tells in which columns they stand for characters.
  /// - Returns: how many cells had one.
  mutating func readEntities(_ evidence: EntityEvidence, threads: Int) -> Int {
    var count = 0
    for index in entriesWithEntities(threads: threads) where evidence.isEncoded(entries[index].name) {
      switch entries[index].column {
      case .text(let column):
        guard let (plain, cells) = column.withoutEntities() else { continue }
        entries[index].column = .text(plain)
        count += cells
      case .category(let column):
        let names = column.names.map { EntityText.plain($0) }
        guard names != column.names else { continue }
        count += zip(zip(names, column.names), column.counts).reduce(0) { $0 + ($1.0.0 == $1.0.1 ? 0 : $1.1) }
        entries[index].column = .category(CategoryColumn(names: names, codes: column.codes))
      case .number, .flag: continue
      }
    }
    return count
  }

  /// What its texts tell of how they are written. Nothing where none has an entity, as in most files.
  func entityEvidence(_ chosen: EntityReading?, threads: Int) -> EntityEvidence {
    var evidence = EntityEvidence(chosen: chosen)
    guard chosen == nil, mayHoldEntities(threads: threads) else { return evidence }
    for entry in entries { evidence.add(entry.column, named: entry.name) }
    return evidence
  }

  /// Whether one of its texts may have an entity.
  func mayHoldEntities(threads: Int) -> Bool { !entriesWithEntities(threads: threads).isEmpty }

  /// The columns whose texts may have entities.
  private func entriesWithEntities(threads: Int) -> [Int] {
    var pools: [ObjectIdentifier: Bool] = [:]
    return entries.indices.filter { index in
      switch entries[index].column {
      case .text(let column):
        // Most files have none, which is told by all texts together and not by each of them.
        let mayStand = pools[ObjectIdentifier(column.pool)] ?? column.pool.mayHoldEntities(threads: threads)
        pools[ObjectIdentifier(column.pool)] = mayStand
        return mayStand
      case .category(let column):
        return column.names.contains { name in
          var name = name
          return name.withUTF8 { EntityText.mayStand(in: $0) }
        }
      case .number, .flag: return false
      }
    }
  }
}

extension TextPool {
  fileprivate func mayHoldEntities(threads: Int) -> Bool {
    concurrentMap(pieces.count, threads: threads) { EntityText.mayStand(in: self.pieces[$0].written) }
      .contains(true)
  }
}

extension TextColumn {
  /// The column with the characters that entities stand for, and how many cells have one; `nil` if none has.
  fileprivate func withoutEntities() -> (column: TextColumn, cells: Int)? {
    var rows: [Int] = []
    forEachBytes(in: 0..<count) { row, bytes in
      if let bytes, EntityText.mayStand(in: bytes) { rows.append(row) }
    }
    guard !rows.isEmpty else { return nil }
    var builder = TextBuilder()
    var slices = self.slices
    for row in rows {
      var plain = String(EntityText.plain(self[row] ?? "").trimmingSpaces)
      guard !plain.isEmpty else {
        slices[row] = .missing
        continue
      }
      let slice = plain.withUTF8 { builder.append($0) }
      slices[row] = TextSlice(
        piece: pool.pieces.count + slice.piece, offset: slice.range.lowerBound, length: slice.range.count)
    }
    return (TextColumn(pool: TextPool(pool.pieces + builder.pieces), slices: slices), rows.count)
  }
}
