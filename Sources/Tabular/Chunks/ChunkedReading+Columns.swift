extension ChunkedReading {
  /// A column as it came out of the file.
  struct Entry: Sendable {
    let header: String
    let name: ColumnName
    var column: Column
    let isRecognised: Bool
    /// The rows whose cells name their own unit, so that the unit of the column is not theirs.
    let unitRows: [Int]
  }

  /// The columns of all stretches in order, made column by column on all cores.
  func columns(of results: [ChunkResult]) -> [Entry] {
    // The pieces of text of all workers become one pool.
    var pieces: [TextPiece] = []
    var firstPiece: [Int] = []
    for worker in workers {
      firstPiece.append(pieces.count)
      pieces += worker.columns.texts.pieces
    }
    let pool = TextPool(pieces)
    let firstPieces = firstPiece
    let rowCount = results.reduce(0) { $0 + $1.rowCount }
    let entries = concurrentMap(plan.fields.count, threads: workers.count) { index -> Entry? in
      let field = plan.fields[index]
      guard let column = column(index, of: results, rowCount: rowCount, pool: pool, firstPiece: firstPieces)
      else {
        return nil
      }
      return Entry(
        header: field.header, name: field.name, column: column, isRecognised: field.isRecognised,
        unitRows: unitRows(of: index, in: results))
    }
    return entries.compactMap(\.self)
  }

  /// The rows of the table whose cells in a column name their own unit.
  private func unitRows(of field: Int, in results: [ChunkResult]) -> [Int] {
    var rows: [Int] = []
    var before = 0
    for result in results {
      for row in result.unitRows[field] ?? [] { rows.append(row - result.firstRow + before) }
      before += result.rowCount
    }
    return rows
  }

  private func column(
    _ index: Int, of results: [ChunkResult], rowCount: Int, pool: TextPool, firstPiece: [Int]
  ) -> Column? {
    switch plan.fields[index].action.storage {
    case .none:
      return nil
    case .number:
      return .number(
        NumberColumn(finite: gathered(index, of: results, rowCount: rowCount) { value, _ in value }))
    case .flag:
      let flags: [FlagColumn.Value] = gathered(index, of: results, rowCount: rowCount) { value, _ in value }
      return .flag(FlagColumn(flags))
    case .text:
      let slices: [TextSlice] = gathered(index, of: results, rowCount: rowCount) {
        (slice: TextSlice, worker) in
        slice == .missing ? slice : TextSlice(bits: slice.bits &+ UInt64(firstPiece[worker]) << 45)
      }
      return .text(TextColumn(pool: pool, slices: slices))
    case .code:
      let namesByWorker = workers.map { $0.columns.names[index].names }
      let names = Set(namesByWorker.joined()).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      var codeOf: [String: Int32] = [:]
      for (code, name) in names.enumerated() { codeOf[name] = Int32(code) }
      let maps = namesByWorker.map { $0.map { codeOf[$0] ?? -1 } }
      let codes: [Int32] = gathered(index, of: results, rowCount: rowCount) { (code: Int32, worker) in
        code < 0 ? -1 : maps[worker][Int(code)]
      }
      return .category(CategoryColumn(names: names, codes: codes))
    }
  }

  /// The values of a column, stretch after stretch, each passed through `convert` with the number of its worker.
  private func gathered<Value>(
    _ index: Int, of results: [ChunkResult], rowCount: Int, _ convert: (Value, Int) -> Value
  ) -> [Value] {
    Array(unsafeUninitializedCapacity: rowCount) { target, count in
      for result in results {
        let rows = result.firstRow..<result.firstRow + result.rowCount
        workers[result.worker].columns.forEachStretch(of: index, rows: rows) { bytes in
          for value in bytes.assumingMemoryBound(to: Value.self) {
            guard count < rowCount else { return }
            target.initializeElement(at: count, to: convert(value, result.worker))
            count &+= 1
          }
        }
      }
    }
  }
}
