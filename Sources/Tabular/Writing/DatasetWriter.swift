import CZlib
import Work

/// Writes a table as CSV or TSV, compressed with gzip if the name ends in `.gz`, under the canonical column names.
/// What it writes, a reader takes for the same table.
public struct DatasetWriter: Sendable {
  private static let rowsPerBlock = 1 << 14

  /// A writer; it keeps nothing between two files.
  public init() {}

  /// Writes the table to a file, which appears only when it is complete.
  ///
  /// - Returns: the number of bytes written.
  /// - Throws: `FileWriteError`, or `CancellationError` if the person asked to stop.
  @discardableResult
  public func write(_ dataset: Dataset, to path: String, watch: Watch = Watch()) throws -> Int {
    let name = path.lowercased()
    let isCompressed = name.hasSuffix(".gz")
    let delimiter: Character = name.hasSuffix(".tsv") || name.hasSuffix(".tsv.gz") ? "\t" : ","
    var file = try AtomicFile(path)
    var text = CSVText.line(dataset.columnNames.map(\.text), delimiter: delimiter) + "\n"
    let columns = dataset.columnNames.compactMap { name in dataset[name].map { WrittenColumn(name, $0) } }
    var byteCount = 0
    for start in stride(from: 0, to: max(dataset.rowCount, 1), by: Self.rowsPerBlock) {
      try watch.check()
      for row in start..<min(start + Self.rowsPerBlock, dataset.rowCount) {
        for (index, column) in columns.enumerated() {
          if index > 0 { text.append(delimiter) }
          if let cell = column.cell(row) { text += CSVText.quoted(cell, delimiter: delimiter) }
        }
        // A line without anything would be no row.
        if columns.count == 1 && columns[0].cell(row) == nil { text += "\"\"" }
        text.append("\n")
      }
      // Members of a gzip file may follow each other, so that each block is one.
      do {
        let bytes = isCompressed ? try Gzip.deflated(Array(text.utf8)) : Array(text.utf8)
        try file.append(bytes)
        byteCount += bytes.count
      } catch is Gzip.Failure {
        throw FileWriteError.failed(path: path, code: Z_MEM_ERROR)
      }
      text.removeAll(keepingCapacity: true)
      let written = min(start + Self.rowsPerBlock, dataset.rowCount)
      watch.report(WorkProgress("writing", share: Double(written) / Double(max(dataset.rowCount, 1))))
    }
    try file.commit()
    return byteCount
  }
}
