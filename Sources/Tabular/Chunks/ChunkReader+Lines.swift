/// Lines that are no plain rows: the header once more, and lines whose quotes follow no rule.
extension ChunkReader {
  /// Where the line after the one at `start` begins, if that is the header once more, perhaps behind a byte-order mark.
  @inline(__always)
  func repeatedHeader(
    _ bytes: UnsafePointer<UInt8>, at start: Int, end: Int, isWhole: Bool
  ) -> Int? {
    let first = bytes[start]
    guard
      CellText.lowercase(first) == headerFirst || first == Byte.quote
        || first == Byte.apostrophe || first == Byte.orderMark[0]
        || first <= Byte.space
    else { return nil }
    return sameAsHeader(bytes, at: start, end: end, isWhole: isWhole)
  }

  @inline(never)
  private func sameAsHeader(
    _ bytes: UnsafePointer<UInt8>, at start: Int, end: Int, isWhole: Bool
  ) -> Int? {
    var place = start
    if bytes[place] == Byte.orderMark[0], bytes[place + 1] == Byte.orderMark[1] { place += 3 }
    return plan.header.withUnsafeBufferPointer { header in
      var matched = 0
      while place < end && bytes[place] != plan.newline {
        if plan.isTellingByte(bytes[place]) {
          guard matched < header.count, header[matched] == CellText.lowercase(bytes[place]) else {
            return nil
          }
          matched += 1
        }
        place += 1
      }
      guard matched == header.count, matched > 0, place < end || isWhole else { return nil }
      return min(place + 1, end)
    }
  }

  /// What the line at `start` is if nothing but delimiters and blanks stands in it, or if it is a ruled line.
  @inline(never)
  func emptyLine(_ bytes: UnsafePointer<UInt8>, at start: Int, end: Int, isWhole: Bool) -> Outcome? {
    var place = start
    var isEmpty = true
    while place < end, bytes[place] != plan.newline {
      isEmpty = isEmpty && (bytes[place] == plan.delimiter || bytes[place] <= Byte.space)
      guard isEmpty || plan.delimiter == UInt8(ascii: "|") else { return nil }
      place += 1
    }
    guard isEmpty || RuledLine.isOne(UnsafeBufferPointer(start: bytes + start, count: place - start)) else {
      return nil
    }
    guard place < end || isWhole else { return nil }
    let next = min(place + 1, end)
    return isEmpty ? .blank(next: next) : .ruled(next: next)
  }

  /// Reads a line as several: files put together from those of several systems end some lines with the other mark.
  @inline(never)
  mutating func readSplit(
    _ bytes: UnsafePointer<UInt8>, _ line: (start: Int, end: Int), fields: UnsafePointer<HotField>,
    powers: UnsafePointer<Double>, into columns: inout ColumnBlocks, result: inout ChunkResult
  ) -> Bool {
    let mark = plan.newline == Byte.newline ? Byte.carriageReturn : Byte.newline
    guard !plan.isMade, let pieces = pieces(of: bytes, line, mark: mark) else { return false }
    for piece in pieces {
      repaired =
        Array(UnsafeBufferPointer(start: bytes + piece.lowerBound, count: piece.count))
        + [UInt8](repeating: plan.newline, count: ChunkWorker.slack)
      let row = repaired
      let before = (
        rows: columns.rowCount, misread: (count: result.misreadCount, listed: result.misread.count)
      )
      let outcome = row.withUnsafeBufferPointer { row -> Outcome in
        guard let base = row.baseAddress else { return .needsMore }
        return readRecord(
          base, at: 0, end: piece.count, isWhole: true, fields: fields, powers: powers, into: &columns,
          result: &result)
      }
      switch outcome {
      case .row:
        result.recordCount &+= 1
        result.rowCount &+= 1
        result.splitCount &+= 1
      case .blank: break
      case .ruled: result.ruledLineCount &+= 1
      case .unreadable(let reason, let trouble):
        result.forgetMisread(after: before.misread)
        result.forgetUnits(from: before.rows)
        note(
          reason, bytes, from: piece.lowerBound, to: piece.upperBound, trouble: piece.lowerBound + trouble,
          in: &result)
      case .needsMore: break
      }
    }
    return true
  }

  /// The parts of a line between marks that stand in no quotes, if there are several and each has as many cells as the
  /// table has columns.
  private func pieces(
    of bytes: UnsafePointer<UInt8>, _ line: (start: Int, end: Int), mark: UInt8
  ) -> [Range<Int>]? {
    guard UnsafeBufferPointer(start: bytes + line.start, count: line.end - line.start).contains(mark) else {
      return nil
    }
    var pieces: [Range<Int>] = []
    var start = line.start
    var cells = 1
    var isQuoted = false
    for place in line.start...line.end {
      if place == line.end || (bytes[place] == mark && !isQuoted) {
        if place > start {
          guard cells == plan.fields.count else { return nil }
          pieces.append(start..<place)
        }
        (start, cells) = (place + 1, 1)
      } else if bytes[place] == plan.quote {
        isQuoted.toggle()
      } else if bytes[place] == plan.delimiter, !isQuoted {
        cells += 1
      }
    }
    return pieces.count > 1 ? pieces : nil
  }

  /// Reads a line once more whose quotes follow no rule, in the way that gives as many cells as there are columns.
  @inline(never)
  mutating func readRepaired(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, fields: UnsafePointer<HotField>,
    powers: UnsafePointer<Double>, into columns: inout ColumnBlocks, result: inout ChunkResult
  ) -> Bool {
    let line = UnsafeBufferPointer(start: bytes + start, count: end - start)
    guard let written = QuoteRepair(plan).repaired(line) else { return false }
    let misread = (count: result.misreadCount, listed: result.misread.count)
    let count = written.count
    repaired = written + [UInt8](repeating: plan.newline, count: ChunkWorker.slack)
    let row = repaired
    let outcome = row.withUnsafeBufferPointer { line -> Outcome in
      guard let base = line.baseAddress else { return .needsMore }
      return readRecord(
        base, at: 0, end: count, isWhole: true, fields: fields, powers: powers, into: &columns,
        result: &result)
    }
    guard case .row = outcome else {
      result.forgetMisread(after: misread)
      result.forgetUnits(from: columns.rowCount)
      return false
    }
    result.repairedCount &+= 1
    result.recordCount &+= 1
    result.rowCount &+= 1
    return true
  }

  /// Notes a row that could not be made, and answers where the next one begins; `nil` if that is not read yet.
  @inline(never)
  func noteFault(
    _ bytes: UnsafePointer<UInt8>, at start: Int, end: Int, isWhole: Bool, in result: inout ChunkResult
  ) -> Int? {
    var next = start
    while bytes[next] != plan.newline { next &+= 1 }
    if next >= end && !isWhole { return nil }
    let parts = UnsafeBufferPointer(start: bytes + start + 1, count: min(next, end) - start - 1)
      .split(separator: Byte.faultMark, maxSplits: 1)
    let column = parts.first.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
    let excerpt = parts.dropFirst().first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    result.unreadableRecords.append(result.recordCount)
    result.recordCount &+= 1
    if result.unreadable.count < LoadReport.listed {
      result.unreadable.append(
        LoadReport.UnreadableLine(
          line: result.lineCount, column: column, reason: .notJSON, excerpt: excerpt))
    }
    result.lineCount &+= 1
    return min(next &+ 1, end)
  }

  /// Notes a line that is left out.
  @inline(never)
  func note(
    _ reason: LoadReport.UnreadableLine.Reason, _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int,
    trouble: Int,
    in result: inout ChunkResult
  ) {
    result.unreadableRecords.append(result.recordCount)
    result.recordCount &+= 1
    guard result.unreadable.count < LoadReport.listed else { return }
    let excerpt = UnsafeBufferPointer(start: bytes + start, count: min(end - start, 80))
    result.unreadable.append(
      LoadReport.UnreadableLine(
        line: result.lineCount, column: trouble - start + 1, reason: reason,
        excerpt: String(TextEncoding.text(excerpt).trimmingSpaces)))
  }
}
