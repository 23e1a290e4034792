import Work

/// JSON: an array of objects, or objects one after the other, as JSON lines are; each object is a row, and its keys name
/// the columns.
enum JSONFormat: TableFormat {
  static let name = "JSON"
  static let endings = ["json", "jsonl", "ndjson"]

  static func recognises(_ head: [UInt8]) -> Bool {
    let start = head.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0
    let text = head[start...].lazy.filter { $0 > Byte.space }.prefix(2)
    let (first, second) = (text.first, text.dropFirst().first)
    // What Python prints in single quotes is told to be no JSON.
    if first == UInt8(ascii: "{") {
      return second == Byte.quote || second == Byte.apostrophe || second == UInt8(ascii: "}")
    }
    return first == UInt8(ascii: "[") && (second == UInt8(ascii: "{") || second == UInt8(ascii: "]"))
  }

  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    var reader = JSONReader(source: opened.source, path: path, watch: watch)
    return opened.holding(try reader.rows())
  }

  static func write(_ table: inout WrittenTable, to path: String, watch: Watch) throws {
    var file = try AtomicFile(path)
    var rows = RowWriter(.jsonl, columns: table.columns.map(\.name))
    var isFirst = true
    while let block = try table.next() {
      try watch.check()
      for row in block.rows {
        rows.bytes += isFirst ? "[\n".utf8 : ",\n".utf8
        isFirst = false
        rows.row(row, of: block, table.columns)
        // The comma behind an object stands in its line.
        rows.bytes.removeLast()
      }
      try file.append(rows.bytes)
      rows.bytes.removeAll(keepingCapacity: true)
    }
    try file.append(Array((isFirst ? "[]\n" : "\n]\n").utf8))
    try file.commit()
  }
}
