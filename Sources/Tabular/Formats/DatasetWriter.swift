import Work

/// Writes a table in the form that the ending of the file asks for, under the canonical column names. What it writes, a
/// reader takes for the same table.
public struct DatasetWriter: Sendable {
  /// A writer; it keeps nothing between two files.
  public init() {}

  /// Writes the table to a file, which appears only when it is complete. A file without an ending that is known is CSV.
  ///
  /// - Returns: the number of bytes written.
  /// - Throws: `FileWriteError`, or `CancellationError` if the person asked to stop.
  @discardableResult
  public func write(_ dataset: Dataset, to path: String, watch: Watch = Watch()) throws -> Int {
    var table = WrittenTable(dataset, watch: watch)
    let output = TableOutput(file: path) ?? .csv
    if let form = output.form {
      return try MadeFile.write(path) { try output.make(form, &table, at: $0, watch: watch) }
    }
    var file = try AtomicFile(path)
    var writer = RowWriter(output.rows, columns: table.columns.map(\.name))
    writer.header()
    var byteCount = 0
    func append() throws {
      guard !writer.bytes.isEmpty else { return }
      // Members of a gzip file may follow each other, so that each block is one.
      let bytes = output.isCompressed ? try GzipMember(writer.bytes).bytes : writer.bytes
      try file.append(bytes)
      byteCount += bytes.count
      writer.bytes.removeAll(keepingCapacity: true)
    }
    while let block = try table.next() {
      for row in block.rows { writer.row(row, of: block, table.columns) }
      try append()
    }
    try append()
    try file.commit()
    return byteCount
  }
}
