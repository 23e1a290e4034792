/// Gathers the rows that are made of a table in another form, as `MadeRows` says; many of them go to the disk.
struct MadeText: ~Copyable {
  /// What was added and is not kept yet: cells are appended here.
  var bytes: [UInt8] = []
  private var spool: Spool

  /// Bytes that are kept together.
  private static let block = 1 << 16

  /// - Parameter path: the file that the rows are made of, for messages.
  init(path: String) { spool = Spool(path: path) }

  /// Adds the row of names.
  mutating func header(_ names: [String]) throws(CSVError) {
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(Byte.unitSeparator) }
      Self.append(quoting: name, to: &bytes)
    }
    try endRow()
  }

  /// Ends a row.
  mutating func endRow() throws(CSVError) {
    bytes.append(Byte.recordSeparator)
    if bytes.count >= Self.block { try flush() }
  }

  /// Adds what stands for a row that cannot be made.
  ///
  /// - Parameters:
  ///   - column: the place of the trouble in the row, in bytes from 1.
  ///   - excerpt: how the row begins.
  mutating func fault(column: Int, excerpt: some Sequence<UInt8>) throws(CSVError) {
    bytes.append(Byte.faultMark)
    bytes += String(column).utf8
    bytes.append(Byte.faultMark)
    bytes += excerpt.lazy.prefix(80).map { $0 < Byte.space ? Byte.space : $0 }
    try endRow()
  }

  /// All rows.
  consuming func source() throws(CSVError) -> ByteSource {
    try flush()
    return spool.source()
  }

  private mutating func flush() throws(CSVError) {
    var failure: CSVError?
    bytes.withUnsafeBytes { bytes in
      do throws(CSVError) { try spool.append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends text as a cell.
  static func append(quoting text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { CSVText.append(quoting: $0, to: &bytes) }
  }
}
