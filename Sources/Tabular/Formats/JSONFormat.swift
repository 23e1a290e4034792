import Work

/// JSON: an array of objects, or objects one after the other, as JSON lines are; each object is a row, and its keys name
/// the columns. Files of one table in other forms are turned into that; see `JSONTurned`.
enum JSONFormat: TableFormat {
  static let name = "JSON"
  static let endings = ["json", "jsonl", "ndjson"]
  static let isText = true

  static func recognises(_ head: [UInt8]) -> Bool {
    let start = head.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0
    let text = head[start...].lazy.filter { $0 > Byte.space }.prefix(2)
    let (first, second) = (text.first, text.dropFirst().first)
    // What Python prints in single quotes is told to be no JSON.
    if first == UInt8(ascii: "{") {
      return second == Byte.quote || second == Byte.apostrophe || second == UInt8(ascii: "}")
    }
    return first == UInt8(ascii: "[") && "{[]".utf8.contains(second ?? 0)
  }

  static func rows(
    of opened: ByteSource.Opened, path: String, schema: ColumnSchema, watch: Watch
  ) throws -> ByteSource.Opened {
    func isSound(_ name: String) -> Bool { schema.isSound(name) }
    var reader = JSONReader(source: opened.source, path: path, watch: watch, isSound: isSound)
    do { return opened.holding(try reader.rows()) } catch let error as CSVError {
      switch error {
      case .notRecords, .brokenJSON: break
      default: throw error
      }
      let count = opened.source.count
      guard count <= JSONTurned.limit else { throw error }
      let turned = JSONTurned(try opened.source.bytes(at: 0, count: count)) {
        schema.canonicalName(of: $0) != nil
      }
      guard let records = turned.records() else { throw error }
      var again = JSONReader(source: .memory(records), path: path, watch: watch, isSound: isSound)
      return opened.holding(try again.rows())
    }
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
