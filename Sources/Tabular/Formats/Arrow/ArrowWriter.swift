/// Makes the parts of a file of Arrow IPC (https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format).
struct ArrowWriter {
  private let columns: [WrittenTable.Field]
  /// The place of each batch in the file, the length of its description and of its body.
  private var blocks: [(place: Int, description: Int, body: Int)] = []
  private var written = 0

  /// Metadata of version 5.
  private static let version = FlatBuilder.Field.number16(4)

  init(_ columns: [WrittenTable.Field]) { self.columns = columns }

  private func schema(in builder: inout FlatBuilder) -> FlatBuilder.Reference {
    var fields: [FlatBuilder.Reference] = []
    for column in columns {
      let name = builder.text(column.name)
      let children = builder.list([])
      let (number, type): (UInt8, FlatBuilder.Reference) =
        switch column.kind {
        case .text: (20, builder.table([]))
        case .number: (3, builder.table([.number16(2)]))
        case .integer: (2, builder.table([.number32(64), .number8(1)]))
        case .flag: (6, builder.table([]))
        }
      fields.append(
        builder.table([
          .reference(name), .number8(1), .number8(number), .reference(type), .absent, .reference(children),
        ]))
    }
    let list = builder.list(fields)
    return builder.table([.number16(0), .reference(list)])
  }

  /// What a file begins with.
  mutating func beginning() -> [UInt8] {
    var builder = FlatBuilder()
    let schema = schema(in: &builder)
    let message = builder.table([Self.version, .number8(1), .reference(schema), .number64(0)])
    let bytes = ArrowFormat.mark + [0, 0] + Self.prefixed(builder.finished(message))
    written = bytes.count
    return bytes
  }

  /// A description behind the mark of a message and its length.
  private static func prefixed(_ description: [UInt8]) -> [UInt8] {
    [0xff, 0xff, 0xff, 0xff] + little(Int32(description.count)) + description
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// Some rows: the description of the batch, then its buffers.
  mutating func batch(_ block: WrittenTable.Block) throws -> [[UInt8]] {
    var body: [UInt8] = []
    var nodes: [Int64] = []
    var places: [Int64] = []
    func add(_ buffer: [UInt8]) {
      places += [Int64(body.count), Int64(buffer.count)]
      body += buffer
      body += [UInt8](repeating: 0, count: (8 - body.count % 8) % 8)
    }
    for (field, column) in zip(columns, block.columns) {
      let values = Values(column, field.kind, rows: block.rows)
      nodes += [Int64(block.rows.count), Int64(values.missing)]
      add(values.missing == 0 ? [] : values.validity)
      for buffer in values.buffers { add(buffer) }
    }
    var builder = FlatBuilder()
    let buffers = builder.list(numbers: places, each: 2)
    let lengths = builder.list(numbers: nodes, each: 2)
    let batch = builder.table([
      .number64(Int64(block.rows.count)), .reference(lengths), .reference(buffers),
    ])
    let message = builder.table([Self.version, .number8(3), .reference(batch), .number64(Int64(body.count))])
    let description = Self.prefixed(builder.finished(message))
    blocks.append((written, description.count, body.count))
    written += description.count + body.count
    return [description, body]
  }

  /// What a file ends with: the mark of the end, where the batches are, and the mark of the file.
  func ending() -> [UInt8] {
    var builder = FlatBuilder()
    // Places and bodies have 64 bits, descriptions 32 and as many that are free.
    let batches = builder.list(
      numbers: blocks.flatMap { [Int64($0.place), Int64($0.description), Int64($0.body)] }, each: 3)
    let dictionaries = builder.list(numbers: [], each: 3)
    let schema = schema(in: &builder)
    let footer = builder.table([
      Self.version, .reference(schema), .reference(dictionaries), .reference(batches),
    ])
    let bytes = builder.finished(footer)
    return [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0] + bytes + Self.little(Int32(bytes.count)) + ArrowFormat.mark
  }

  /// The buffers of a column.
  private struct Values {
    private(set) var validity: [UInt8]
    private(set) var missing = 0
    private(set) var buffers: [[UInt8]] = []

    init(_ column: Column, _ kind: WrittenTable.Field.Kind, rows: Range<Int>) {
      validity = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
      switch kind {
      case .text: addTexts(column, rows)
      case .number: add(rows) { column.number(at: $0)?.bitPattern }
      case .integer: add(rows) { column.integer(at: $0).map { UInt64(bitPattern: Int64($0)) } }
      case .flag:
        var bits = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
        for (place, row) in rows.enumerated() {
          let value: Bool? = if case .flag(let flags) = column { flags[row] } else { nil }
          note(place, isMissing: value == nil)
          if value == true { bits[place / 8] |= 1 << UInt8(place % 8) }
        }
        buffers = [bits]
      }
    }

    private mutating func note(_ place: Int, isMissing: Bool) {
      if isMissing { missing += 1 } else { validity[place / 8] |= 1 << UInt8(place % 8) }
    }

    private mutating func add(_ rows: Range<Int>, _ value: (Int) -> UInt64?) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(8 * rows.count)
      for (place, row) in rows.enumerated() {
        let number = value(row)
        note(place, isMissing: number == nil)
        withUnsafeBytes(of: (number ?? 0).littleEndian) { bytes.append(contentsOf: $0) }
      }
      buffers = [bytes]
    }

    private mutating func addTexts(_ column: Column, _ rows: Range<Int>) {
      var texts: [UInt8] = []
      var offsets = ArrowWriter.little(Int64(0))
      offsets.reserveCapacity(8 * rows.count + 8)
      for (place, row) in rows.enumerated() {
        let text = column.text(at: row)
        note(place, isMissing: text == nil)
        if let text { texts += text.utf8 }
        withUnsafeBytes(of: Int64(texts.count).littleEndian) { offsets.append(contentsOf: $0) }
      }
      buffers = [offsets, texts]
    }
  }
}
