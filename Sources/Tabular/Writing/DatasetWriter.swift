import CZlib

/// Writes a table as CSV or TSV, compressed with gzip if the name ends in `.gz`, under the canonical column names.
/// What it writes, a reader takes for the same table.
public struct DatasetWriter: Sendable {
  private static let rowsPerBlock = 1 << 14

  public init() {}

  /// Writes the table to a file, which appears only when it is complete.
  ///
  /// - Returns: the number of bytes written.
  /// - Throws: `FileWriteError`, or `CancellationError` if interrupted.
  @discardableResult
  public func write(
    _ dataset: Dataset, to path: String, interrupted: () -> Bool = { false },
    progress: (Double) -> Void = { _ in }
  ) throws -> Int {
    let name = path.lowercased()
    let isCompressed = name.hasSuffix(".gz")
    let delimiter: Character = name.hasSuffix(".tsv") || name.hasSuffix(".tsv.gz") ? "\t" : ","
    var file = try AtomicFile(path)
    let header = dataset.columnNames.map { Self.quoted($0.text, delimiter: delimiter) }
    var text = header.joined(separator: String(delimiter)) + "\n"
    let columns = dataset.columnNames.compactMap { dataset[$0] }
    var byteCount = 0
    for start in stride(from: 0, to: max(dataset.rowCount, 1), by: Self.rowsPerBlock) {
      if interrupted() { throw CancellationError() }
      for row in start..<min(start + Self.rowsPerBlock, dataset.rowCount) {
        for (index, column) in columns.enumerated() {
          if index > 0 { text.append(delimiter) }
          if let cell = Self.cell(column, row) { text += Self.quoted(cell, delimiter: delimiter) }
        }
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
      progress(Double(min(start + Self.rowsPerBlock, dataset.rowCount)) / Double(max(dataset.rowCount, 1)))
    }
    try file.commit()
    return byteCount
  }

  private static func cell(_ column: Column, _ row: Int) -> String? {
    if case .flag(let flags) = column { return flags[row].map { $0 ? "True" : "False" } }
    return column.text(at: row)
  }

  /// A cell in quotes if it needs them.
  static func quoted(_ cell: String, delimiter: Character) -> String {
    let needsQuotes = cell.utf8.contains { byte in
      byte == Byte.quote || byte == Byte.newline || byte == Byte.carriageReturn
        || byte == delimiter.asciiValue
    }
    let isBlankAtEnd = cell.utf8.first == Byte.space || cell.utf8.last == Byte.space
    guard needsQuotes || isBlankAtEnd else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
