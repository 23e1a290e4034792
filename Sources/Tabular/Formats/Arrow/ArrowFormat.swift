import Work

/// Arrow IPC, also called Feather: files and streams are read, files are written, without compression.
enum ArrowFormat: TableFormat {
  static let name = "Arrow"
  static let endings = ["arrow", "feather", "ipc", "arrows"]
  /// What a file begins and ends with.
  static let mark = Array("ARROW1".utf8)

  static func recognises(_ head: [UInt8]) -> Bool { FileKind(head: head) == .arrow }

  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    var reader = ArrowReader(source: opened.source, path: path, watch: watch)
    return opened.holding(try reader.rows())
  }

  static func write(_ table: inout WrittenTable, to path: String, watch: Watch) throws {
    var file = try AtomicFile(path)
    var writer = ArrowWriter(table.columns)
    try file.append(writer.beginning())
    while let block = try table.next() {
      for part in try writer.batch(block) { try file.append(part) }
    }
    try file.append(writer.ending())
    try file.commit()
  }
}
