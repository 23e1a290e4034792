import Work

/// Turns a file of JSON into rows. A line of JSON lines that is broken is left out and noted; in an array nobody knows
/// where the next object begins.
struct JSONReader {
  let source: ByteSource
  let path: String
  let watch: Watch
  /// Whether a name is one of a column of numbers of tracks.
  private let isSound: (String) -> Bool
  private var cells = JSONCells()
  /// The bytes that are read, and where in the file they begin.
  private var window: [UInt8] = []
  private var origin = 0
  /// Where the list begins that an object holds the rows in.
  private var listPlace = 0

  /// How objects follow each other.
  private enum Layout {
    case lines, array, stream
  }

  init(source: ByteSource, path: String, watch: Watch, isSound: @escaping (String) -> Bool) {
    self.source = source
    self.path = path
    self.watch = watch
    self.isSound = isSound
  }

  /// The rows. A file whose later objects have keys that the first does not is read twice.
  ///
  /// - Throws: `CSVError`, `CancellationError`.
  mutating func rows() throws -> (ByteSource, MadeRows) {
    let layout = try self.layout()
    // A list of lists has no names of columns in its rows.
    if layout == .array, window.lazy.filter({ $0 > Byte.space }).dropFirst().first == UInt8(ascii: "[") {
      throw CSVError.notRecords(path: path)
    }
    if let rows = try pass(layout) { return rows }
    if let rows = try pass(listPlace > 0 ? .array : layout) { return rows }
    throw CSVError.notRecords(path: path)
  }

  private var isWhole: Bool { origin + window.count >= source.count }

  /// Reads on, the byte at `place` of the file first; more than before if it is first already.
  private mutating func fill(from place: Int) throws {
    try watch.check()
    let size = place == origin ? window.count * 2 : 1 << 20
    window = try source.bytes(at: place, count: max(size, 1 << 20))
    origin = place
    watch.report(WorkProgress("reading", share: Double(place) / Double(max(1, source.count))))
  }

  /// Looks at the first object.
  private mutating func layout() throws -> Layout {
    try fill(from: 0)
    var start = window.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0
    while start < window.count, window[start] <= Byte.space { start += 1 }
    guard start < window.count else { throw CSVError.empty(path: path) }
    if window[start] == UInt8(ascii: "[") { return .array }
    let end = window[start...].firstIndex(of: Byte.newline) ?? window.count
    var trial = JSONCells()
    let line = window[start..<end]
    let isLine = line.withUnsafeBufferPointer { bytes in (try? trial.read(bytes, at: 0)) != nil }
    // A first line that is broken does not make the others so.
    return isLine || (line.count > 1 && line.last == UInt8(ascii: "}")) ? .lines : .stream
  }

  /// One reading; `nil` if keys turned up for which the rows before had no place.
  private mutating func pass(_ layout: Layout) throws -> (ByteSource, MadeRows)? {
    var made = MadeText(path: path)
    var width = cells.names.count
    if width > 0 { try header(of: &made) }
    var isLate = false
    var rowCount = 0
    // What stands before the first object, which tells the columns.
    var faults: [(column: Int, excerpt: ArraySlice<UInt8>)?] = []
    window = []
    origin = 0
    try fill(from: listPlace)
    var place = window.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0
    if layout == .array {
      while window[place] != UInt8(ascii: "[") { place += 1 }
      place += 1
    }
    while true {
      switch try object(at: place, layout) {
      case .end:
        guard width > 0 else { throw withoutRows(faults) }
        if isLate { return nil }
        let isText = cells.isText.map { $0 ?? false }
        return (try made.source(), MadeRows(isText: isText, isFlag: cells.isFlag.map { $0 ?? false }))
      case .blank(let next):
        place = next
        if width == 0 { faults.append(nil) } else if !isLate { try made.endRow() }
      case .fault(let column, let excerpt, let next):
        place = next
        if width == 0 {
          faults.append((column, excerpt))
        } else if !isLate {
          try made.fault(column: column, excerpt: excerpt)
        }
      case .row(let next):
        place = next
        rowCount += 1
        if cells.isNest, rowCount == 1, try isAlone(behind: next, layout) {
          // Services answer with an object that holds the list.
          guard let list = listOfObjects() else { throw CSVError.notRecords(path: path) }
          listPlace = origin + list
          cells = JSONCells()
          return try pass(.array)
        }
        if listPlace == 0, rowCount == 1, cells.holdsObjects, try isAlone(behind: next, layout),
          !cells.names.contains(where: { isSound(String(decoding: $0, as: UTF8.self)) })
        {
          throw CSVError.notRecords(path: path)
        }
        // What such a list holds one level deeper has no columns here.
        if listPlace > 0, rowCount == 1, cells.holdsObject { throw CSVError.notRecords(path: path) }
        if width == 0 {
          width = cells.names.count
          if width == 0 { continue }
          try header(of: &made)
          for fault in faults {
            if let fault {
              try made.fault(column: fault.column, excerpt: fault.excerpt)
            } else {
              try made.endRow()
            }
          }
        }
        isLate = isLate || cells.names.count > width
        if !isLate { try append(to: &made) }
      }
    }
  }

  /// Why no object was found.
  private func withoutRows(_ faults: [(column: Int, excerpt: ArraySlice<UInt8>)?]) -> CSVError {
    guard let place = faults.firstIndex(where: { $0 != nil }), let first = faults[place] else {
      return .noRows(path: path)
    }
    return .noReadableRows(
      path: path,
      first: LoadReport.UnreadableLine(
        line: place + 1, column: first.column, reason: .notJSON,
        excerpt: String(decoding: first.excerpt, as: UTF8.self)))
  }

  private func header(of made: inout MadeText) throws {
    try made.header(cells.names.map { String(decoding: $0, as: UTF8.self) })
  }

  private func append(to made: inout MadeText) throws {
    for (index, range) in cells.ranges.enumerated() {
      if index > 0 { made.bytes.append(Byte.unitSeparator) }
      made.bytes += cells.text[range]
    }
    // A line without anything would be no row.
    if cells.ranges.count == 1, cells.ranges[0].isEmpty { made.bytes += [Byte.quote, Byte.quote] }
    try made.endRow()
  }

  /// What comes next in the file; places are those of bytes in the window.
  private enum Event {
    case end
    case blank(next: Int)
    case row(next: Int)
    case fault(column: Int, excerpt: ArraySlice<UInt8>, next: Int)
  }

  private mutating func object(at start: Int, _ layout: Layout) throws -> Event {
    layout == .lines ? try line(at: start) : try item(at: start, isArray: layout == .array)
  }

  /// The next line.
  private mutating func line(at start: Int) throws -> Event {
    var place = start
    var end = window[place...].firstIndex(of: Byte.newline)
    while end == nil, !isWhole {
      try fill(from: origin + place)
      place = 0
      end = window.firstIndex(of: Byte.newline)
    }
    let stop = end ?? window.count
    let next = min(stop + 1, window.count)
    var line = window[place..<stop]
    while let last = line.last, last <= Byte.space { line.removeLast() }
    // The last of an array that somebody has cut into lines.
    if line.last == Byte.comma { line.removeLast() }
    guard line.contains(where: { $0 > Byte.space }) else {
      return end == nil ? .end : .blank(next: next)
    }
    do throws(JSONCells.Stop) {
      let length = try line.withUnsafeBufferPointer { bytes throws(JSONCells.Stop) in
        try cells.read(bytes, at: 0)
      }
      guard length == line.count else { throw .broken(at: length) }
      return .row(next: next)
    } catch {
      let column = if case .broken(let place) = error { place } else { line.count }
      return .fault(column: column + 1, excerpt: line.prefix(80), next: next)
    }
  }

  /// The next object of an array, or of objects that follow each other.
  private mutating func item(at start: Int, isArray: Bool) throws -> Event {
    var place = start
    while true {
      while place < window.count, window[place] <= Byte.space || window[place] == Byte.comma { place += 1 }
      if place == window.count {
        if isWhole {
          // An array that does not end was cut off.
          if isArray { throw broken(at: place) }
          return .end
        }
        try fill(from: origin + place)
        place = 0
        continue
      }
      if isArray, window[place] == UInt8(ascii: "]") { return .end }
      // Services write `null` for what they do not know.
      if isArray, window[place...].starts(with: "null".utf8) {
        return .fault(column: 1, excerpt: window[place..<place + 4], next: place + 4)
      }
      do throws(JSONCells.Stop) {
        return .row(next: try read(at: place))
      } catch {
        guard case .needsMore = error, !isWhole else {
          let trouble = if case .broken(let at) = error { at } else { window.count }
          throw broken(at: trouble)
        }
        try fill(from: origin + place)
        place = 0
      }
    }
  }

  private mutating func read(at place: Int) throws(JSONCells.Stop) -> Int {
    let window = window
    return try window.withUnsafeBufferPointer { bytes throws(JSONCells.Stop) in
      try cells.read(bytes, at: place)
    }
  }

  /// Whether nothing follows an object.
  private mutating func isAlone(behind place: Int, _ layout: Layout) throws -> Bool {
    layout != .array && isWhole && !window[place...].contains { $0 > Byte.space }
  }

  /// Where in the window the first list of objects begins that is a value of the first object.
  private func listOfObjects() -> Int? {
    var depth = 0
    var (isText, isEscaped) = (false, false)
    for place in window.indices {
      let byte = window[place]
      if isText {
        isText = isEscaped || byte != Byte.quote
        isEscaped = !isEscaped && byte == Byte.backslash
      } else if byte == Byte.quote {
        isText = true
      } else if byte == UInt8(ascii: "["), depth == 1,
        window[(place + 1)...].first(where: { $0 > Byte.space }) == UInt8(ascii: "{")
      {
        return place
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return nil }
      }
    }
    return nil
  }

  /// An object that cannot be told from what follows.
  private func broken(at place: Int) -> any Error {
    var (line, column) = (1, 1)
    do {
      for start in stride(from: 0, to: origin + place, by: 1 << 20) {
        for byte in try source.bytes(at: start, count: min(1 << 20, origin + place - start)) {
          (line, column) = byte == Byte.newline ? (line + 1, 1) : (line, column + 1)
        }
      }
    } catch { return error }
    return CSVError.brokenJSON(path: path, line: line, column: column)
  }
}
