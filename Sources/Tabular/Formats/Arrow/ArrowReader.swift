import Work

/// Turns a file or a stream of Arrow IPC into rows: a file is a stream with a table of contents behind, which is
/// what counts: some programs do not begin it as a stream begins.
struct ArrowReader {
  let source: ByteSource
  let path: String
  let watch: Watch
  private var fields: [ArrowField] = []
  private var dictionaries: [Int: ArrowArray] = [:]
  /// The bytes of all rows so far.
  private var length = 0

  init(source: ByteSource, path: String, watch: Watch) {
    self.source = source
    self.path = path
    self.watch = watch
  }

  /// A message: what it is, and its bytes.
  private struct Message {
    let kind: UInt8
    let header: FlatTable
    let body: [UInt8]
    /// Where it ends in the file.
    let end: Int
  }

  /// The rows. Throws `CSVError`, `CancellationError`.
  mutating func rows() throws -> (ByteSource, MadeRows) {
    do {
      return try read()
    } catch is FlatTable.Damaged {
      throw damaged("its description is broken")
    } catch is ArrowArray.Damaged {
      throw damaged("its columns are broken")
    } catch let error as ArrowBody.Failure {
      switch error {
      case .damaged: throw damaged("its columns are broken")
      case .noZstandard: throw damaged("it is compressed with Zstandard, and there is no libzstd")
      }
    }
  }

  private func damaged(_ reason: String) -> CSVError {
    .damaged(path: path, kind: .arrow, reason: reason)
  }

  private mutating func read() throws -> (ByteSource, MadeRows) {
    var made = MadeText(path: path)
    let head = try source.bytes(at: 0, count: ArrowFormat.mark.count)
    if head == ArrowFormat.mark {
      for start in try contents(into: &made) {
        var place = start
        guard let message = try message(at: &place) else { throw damaged("its table of contents is broken") }
        try take(message, into: &made)
      }
    } else {
      var place = 0
      while let message = try message(at: &place) { try take(message, into: &made) }
    }
    guard !fields.isEmpty else { throw damaged("it has no description") }
    return (
      try made.source(), MadeRows(isText: fields.map(\.isText), isFlag: fields.map { $0.kind == .flag })
    )
  }

  /// Reads the table of contents at the end of a file; answers where its dictionaries and batches begin.
  private mutating func contents(into made: inout MadeText) throws -> [Int] {
    let tail = 4 + ArrowFormat.mark.count
    let end = try source.bytes(at: max(0, source.count - tail), count: tail)
    guard end.count == tail, end.suffix(ArrowFormat.mark.count).elementsEqual(ArrowFormat.mark) else {
      throw damaged("it ends too early")
    }
    let size = Int(try number(at: source.count - tail))
    guard size > 0, size <= source.count - tail else { throw damaged("its table of contents is broken") }
    let footer = try FlatTable(root: try source.bytes(at: source.count - tail - size, count: size))
    guard let schema = try footer.table(1) else { throw damaged("it has no description") }
    try describe(schema, into: &made)
    let places = try footer.numbers(2, each: 3) + footer.numbers(3, each: 3)
    return try stride(from: 0, to: places.count, by: 3).map { index in
      guard 0..<source.count ~= places[index] else { throw damaged("its table of contents is broken") }
      return places[index]
    }
  }

  private mutating func describe(_ schema: FlatTable, into made: inout MadeText) throws {
    let isBigEndian: Int16 = try schema.number(0)
    guard isBigEndian == 0, fields.isEmpty else { throw damaged("its numbers are big-endian") }
    var room = ArrowField.most
    for field in try schema.tables(1) {
      do { fields.append(try ArrowField(field, room: &room)) } catch let error as ArrowField.Unsupported {
        throw damaged("the type of its column \(try field.text(0)) is not read (\(error.name))")
      }
    }
    guard fields.contains(where: { $0.kind != .null }) else { throw CSVError.noRows(path: path) }
    try made.header(fields.map(\.name))
  }

  private mutating func take(_ message: Message, into made: inout MadeText) throws {
    switch message.kind {
    case 1: try describe(message.header, into: &made)
    case 2: try readDictionary(message)
    case 3: try append(message, to: &made)
    default: throw damaged("it holds something else than a table")
    }
    let share = Double(message.end) / Double(max(1, source.count))
    watch.report(WorkProgress("reading", share: share))
  }

  /// The next message; `nil` at the end.
  private func message(at place: inout Int) throws -> Message? {
    try watch.check()
    var size = try number(at: place)
    place += 4
    // Before version 0.15 no mark stood before the length.
    if size == -1 {
      size = try number(at: place)
      place += 4
    }
    guard size != 0, place < source.count else { return nil }
    guard size > 0, size <= source.count - place else { throw damaged("it ends too early") }
    let root = try FlatTable(root: try source.bytes(at: place, count: Int(size)))
    place += Int(size)
    let length: Int64 = try root.number(3)
    guard length >= 0, length <= source.count - place else { throw damaged("it ends too early") }
    guard let header = try root.table(2) else { throw damaged("its description is broken") }
    let body = try source.bytes(at: place, count: Int(length))
    place += Int(length)
    return Message(kind: try root.number(1), header: header, body: body, end: place)
  }

  private func number(at place: Int) throws -> Int32 {
    let bytes = try source.bytes(at: place, count: 4)
    // A stream may end without a mark.
    guard bytes.count == 4 else { return 0 }
    return bytes.withUnsafeBytes { Int32(littleEndian: $0.loadUnaligned(as: Int32.self)) }
  }

  private mutating func readDictionary(_ message: Message) throws {
    let id: Int64 = try message.header.number(0)
    let isAddition: UInt8 = try message.header.number(2)
    guard let batch = try message.header.table(1), let field = Self.field(of: Int(id), in: fields) else {
      throw damaged("a dictionary belongs to no column")
    }
    var body = try ArrowBody(batch, message.body, dictionaries: dictionaries)
    let values = try ArrowArray(field, asDictionary: true, from: &body)
    if isAddition != 0, let known = dictionaries[Int(id)] {
      // What is made of others could be made of itself then.
      guard field.children.isEmpty else { throw damaged("a dictionary of lists grows") }
      known.add(values)
    } else {
      dictionaries[Int(id)] = values
    }
  }

  /// The field whose dictionary has this number.
  private static func field(of dictionary: Int, in fields: [ArrowField]) -> ArrowField? {
    for field in fields {
      if field.dictionary?.id == dictionary { return field }
      if let child = self.field(of: dictionary, in: field.children) { return child }
    }
    return nil
  }

  private mutating func append(_ message: Message, to made: inout MadeText) throws {
    let longest = max(1 << 32, source.count * 1_024)
    var body = try ArrowBody(message.header, message.body, dictionaries: dictionaries)
    let arrays = try fields.map { try ArrowArray($0, from: &body) }
    for row in 0..<body.rowCount {
      if row % 4_096 == 0 { try watch.check() }
      let start = made.bytes.count
      for (index, array) in arrays.enumerated() {
        if index > 0 { made.bytes.append(Byte.unitSeparator) }
        try array.append(row, to: &made.bytes)
      }
      // A line without anything would be no row.
      if arrays.count == 1, made.bytes.count == start { made.bytes += [Byte.quote, Byte.quote] }
      length += made.bytes.count - start
      guard length <= longest else { throw damaged("it stands for more than it can hold") }
      try made.endRow()
    }
  }
}
