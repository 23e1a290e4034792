/// Reads the lines of a stretch of bytes into columns: the hot loop of loading. It makes no `String` and no array
/// per line.
struct ChunkReader {
  /// Where the content of a cell lies.
  struct Cell {
    var start = 0
    var end = 0
    /// Whether quotes in it are doubled.
    var hasEscapes = false
    /// Whether there are quotes in it that are neither doubled nor its last.
    var hasBareQuotes = false
  }

  /// What came of one line.
  enum Outcome {
    case row(next: Int)
    case blank(next: Int)
    /// A ruled line, of strokes alone.
    case ruled(next: Int)
    case unreadable(LoadReport.UnreadableLine.Reason, place: Int)
    case needsMore
  }

  let plan: TablePlan
  let fields: [HotField]
  let undefined = SpellingSet(["undefined", "[]", "['']", "set()", "{}", "()"])
  let missing: SpellingSet
  /// What the header begins with.
  let headerFirst: UInt8
  let missingTexts: SpellingSet
  /// The fields whose cells wait for the end of the line, and the cells.
  var waiting: [(field: Int, cell: Cell)]
  /// Where the cell of a field waits, -1 for those that do not.
  private var waitingPlaces: [Int]
  var scratch: [UInt8] = []
  /// A line whose quotes were put right.
  var repaired: [UInt8] = []
  var runs: [NumberRun?]
  private var lineBreaks = 0

  init(plan: TablePlan, columns: borrowing ColumnBlocks) {
    self.plan = plan
    var fields: [HotField] = []
    for (index, field) in plan.fields.enumerated() {
      fields.append(
        HotField(
          field, column: index, offset: columns.offset(of: index), decimalComma: plan.decimalComma))
    }
    self.fields = fields
    missing = SpellingSet(plan.missingSpellings, ignoresCase: true)
    headerFirst = plan.header.first ?? 0
    missingTexts = SpellingSet(plan.missingTexts)
    waiting = fields.filter { $0.kind == .rowNumber }.map { ($0.column, Cell()) }
    waitingPlaces = Array(repeating: -1, count: fields.count)
    for (place, cell) in waiting.enumerated() { waitingPlaces[cell.field] = place }
    runs = Array(repeating: nil, count: fields.count)
  }

  /// Reads the lines that begin in `start..<stop`.
  ///
  /// - Parameters:
  ///   - bytes: readable up to `ChunkWorker.slack` bytes beyond `end`, line breaks standing there.
  ///   - end: where the bytes that were read end; `isWhole` says whether the file does too.
  ///   - result: takes counts and troubles; its `end` becomes the place where the next line begins.
  /// - Returns: whether all lines were read; else more bytes than up to `end` are needed from `result.end` on.
  mutating func read(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int, isWhole: Bool,
    into columns: inout ColumnBlocks,
    result: inout ChunkResult
  ) -> Bool {
    var place = start
    for (field, run) in result.runs { runs[field] = run }
    defer {
      result.end = place
      for (field, run) in runs.enumerated() { result.runs[field] = run }
    }
    let allFields = fields
    return withPointers(allFields, NumberText.powers) { fields, powers in
      while place < stop {
        lineBreaks = 1
        if bytes[place] == Byte.faultMark, plan.isMade {
          guard let next = noteFault(bytes, at: place, end: end, isWhole: isWhole, in: &result) else {
            return false
          }
          place = next
          continue
        }
        if let next = repeatedHeader(bytes, at: place, end: end, isWhole: isWhole) {
          place = next
          result.repeatedHeaderCount &+= 1
          result.lineCount &+= 1
          continue
        }
        let misread = (count: result.misreadCount, listed: result.misread.count)
        switch readRecord(
          bytes, at: place, end: end, isWhole: isWhole, fields: fields, powers: powers, into: &columns,
          result: &result)
        {
        case .row(let next):
          place = next
          result.recordCount &+= 1
          result.rowCount &+= 1
        case .blank(let next):
          place = next
        case .ruled(let next):
          place = next
          result.ruledLineCount &+= 1
        case .needsMore:
          result.forgetMisread(after: misread)
          result.forgetUnits(from: columns.rowCount)
          return false
        case .unreadable(let reason, let trouble):
          result.forgetMisread(after: misread)
          result.forgetUnits(from: columns.rowCount)
          // Reading goes on with the next line of the file, whatever quotes were open.
          lineBreaks = 1
          var next = place
          while bytes[next] != plan.newline { next &+= 1 }
          if next >= end && !isWhole { return false }
          let line = (start: place, end: min(next, end))
          if RuledLine.isOne(UnsafeBufferPointer(start: bytes + place, count: line.end - place)) {
            place = min(next &+ 1, end)
            result.lineCount &+= 1
            result.ruledLineCount &+= 1
            continue
          }
          if readSplit(bytes, line, fields: fields, powers: powers, into: &columns, result: &result)
            || readRepaired(
              bytes, from: line.start, to: line.end, fields: fields, powers: powers, into: &columns,
              result: &result)
          {
            place = min(next &+ 1, end)
            result.lineCount &+= 1
            continue
          }
          note(reason, bytes, from: place, to: min(next, end), trouble: trouble, in: &result)
          place = min(next &+ 1, end)
        }
        result.lineCount &+= lineBreaks
      }
      return true
    }
  }

  mutating func readRecord(
    _ bytes: UnsafePointer<UInt8>, at start: Int, end: Int, isWhole: Bool, fields: UnsafePointer<HotField>,
    powers: UnsafePointer<Double>,
    into columns: inout ColumnBlocks, result: inout ChunkResult
  ) -> Outcome {
    let delimiter = plan.delimiter
    let newline = plan.newline
    let quote = plan.quote
    let (block, row) = columns.nextRow()
    var place = start
    let count = plan.fields.count
    if bytes[place] == delimiter || bytes[place] < Byte.newline || bytes[place] == 26 {
      // Spreadsheets write rows of nothing, and old systems end a file with a mark.
      if let outcome = emptyLine(bytes, at: place, end: end, isWhole: isWhole) { return outcome }
    }
    for index in 0..<count {
      let field = fields[index]
      let target = block + field.offset
      // Where blanks are the delimiter, several of them separate as one does.
      if bytes[place] == Byte.space {
        while bytes[place] == Byte.space { place &+= 1 }
      }
      var cellEnd = place
      var contentStart = place
      var contentEnd = place
      var hasEscapes = false
      var bareQuote = 0
      if bytes[place] == quote {
        // Content up to the quote that is not doubled and stands before a delimiter or a line end.
        contentStart = place &+ 1
        contentEnd = contentStart
        let breaksBefore = lineBreaks
        while true {
          contentEnd = Self.find(quote, newline, bytes, from: contentEnd)
          if contentEnd >= end {
            return isWhole ? .unreadable(.unclosedQuote, place: place) : .needsMore
          }
          if bytes[contentEnd] == newline {
            // A cell with bare quotes that does not end in its line is more likely no quoted cell.
            if bareQuote > 0 { return .unreadable(.textAfterQuote, place: bareQuote) }
            lineBreaks &+= 1
            contentEnd &+= 1
          } else if bytes[contentEnd &+ 1] == quote {
            hasEscapes = true
            contentEnd &+= 2
          } else {
            cellEnd = contentEnd &+ 1
            while bytes[cellEnd] == Byte.space && delimiter != Byte.space { cellEnd &+= 1 }
            if bytes[cellEnd] == Byte.carriageReturn && bytes[cellEnd &+ 1] == newline { cellEnd &+= 1 }
            if bytes[cellEnd] == delimiter || bytes[cellEnd] == newline { break }
            if cellEnd >= end && !isWhole { return .needsMore }
            if lineBreaks > breaksBefore { return .unreadable(.textAfterQuote, place: cellEnd) }
            bareQuote = cellEnd
            contentEnd &+= 1
          }
        }
      } else {
        if field.kind == .number {
          // The usual case: a plain number, then the next field.
          var (value, next) = NumberText.readShort(bytes, at: place, powers: powers)
          if next == place { (value, next) = NumberText.read(bytes, at: place, powers: powers) }
          if next > place && bytes[next] == delimiter && index &+ 1 < count {
            (target + row &* 4).storeBytes(of: field.kept(value), as: Float.self)
            place = next &+ 1
            continue
          }
        }
        cellEnd = Self.find(delimiter, newline, bytes, from: place)
        contentEnd = cellEnd
        if bytes[cellEnd] == newline && contentEnd > contentStart
          && bytes[contentEnd &- 1] == Byte.carriageReturn
        {
          contentEnd &-= 1
        }
      }
      if cellEnd >= end && !isWhole { return .needsMore }
      // An empty line is no row.
      if index == 0 && bytes[cellEnd] == newline && contentEnd == contentStart && bytes[place] != quote {
        return .blank(next: min(cellEnd &+ 1, end))
      }
      let cell = Cell(
        start: contentStart, end: contentEnd, hasEscapes: hasEscapes, hasBareQuotes: bareQuote > 0)
      switch field.kind {
      case .skip: break
      case .text, .trackID:
        storeText(field, bytes, cell, at: target, row: row, columns: &columns, result: &result)
      case .rowNumber:
        waiting[waitingPlaces[index]].cell = cell
      case .number, .spelledNumber, .flag, .key, .mode, .category:
        store(field, bytes, cell, at: target, row: row, columns: &columns, powers: powers, result: &result)
      }
      if index &+ 1 == count {
        if bytes[cellEnd] == delimiter {
          // Delimiters at the end of a line do no harm.
          var rest = cellEnd
          while bytes[rest] == delimiter || bytes[rest] == Byte.carriageReturn { rest &+= 1 }
          if rest >= end && !isWhole { return .needsMore }
          guard bytes[rest] == newline else { return surplus(bytes, at: cellEnd, newline: newline) }
          cellEnd = rest
        }
        storeWaiting(bytes, result: &result)
        columns.commit()
        return .row(next: min(cellEnd &+ 1, end))
      }
      guard bytes[cellEnd] == delimiter else {
        return .unreadable(.tooFewFields(found: index &+ 1, expected: count), place: cellEnd)
      }
      place = cellEnd &+ 1
    }
    return .blank(next: end)
  }
}

/// Calls `body` with pointers to the first elements of two arrays; neither may be empty.
@inline(__always)
private func withPointers<First, Second>(
  _ first: [First], _ second: [Second], _ body: (UnsafePointer<First>, UnsafePointer<Second>) -> Bool
) -> Bool {
  first.withUnsafeBufferPointer { first in
    second.withUnsafeBufferPointer { second in
      guard let first = first.baseAddress, let second = second.baseAddress else { return true }
      return body(first, second)
    }
  }
}
