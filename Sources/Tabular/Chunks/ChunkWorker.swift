/// One reading thread: its buffer of bytes and the columns that it fills.
///
/// `@unchecked Sendable`: only the thread whose number it bears uses it, until all threads are done.
final class ChunkWorker: @unchecked Sendable {
  private(set) var columns: ColumnBlocks
  private let number: Int
  private let plan: TablePlan
  private let source: ByteSource
  private let path: String
  private var buffer: UnsafeMutableRawBufferPointer
  /// The file's place of the first byte in `buffer`, and how many bytes are there.
  private var origin = 0
  private var filled = 0

  /// Bytes of the file per stretch.
  static let stretch = 1 << 20
  /// Read beyond a stretch at first, for the line that crosses its end.
  private static let lookahead = 1 << 14
  /// Readable bytes behind the last one.
  static let slack = 64

  init(number: Int, plan: TablePlan, source: ByteSource, path: String, storages: [ColumnBlocks.Storage]) {
    self.number = number
    self.plan = plan
    self.source = source
    self.path = path
    columns = ColumnBlocks(storages)
    buffer = .allocate(byteCount: 0, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Forgets what was read; columns that were made of it stay.
  func removeAll() { columns.removeAll() }

  /// Reads the lines that begin in `range` of the file.
  ///
  /// - Parameter start: where the first of them begins; `nil` to guess it, which the caller has to check.
  func read(_ range: Range<Int>, start known: Int?) -> ChunkResult {
    var result = ChunkResult(start: known, end: range.lowerBound)
    result.worker = number
    result.firstRow = columns.rowCount
    do throws(CSVError) {
      try fill(from: max(0, (known ?? range.lowerBound) - 1), to: range.upperBound + Self.lookahead)
      guard let start = known ?? guessedStart(in: range) else {
        result.end = range.upperBound
        return result
      }
      result.start = start
      result.end = start
      try readLines(to: range.upperBound, into: &result)
    } catch {
      result.failure = error
    }
    return result
  }

  private func readLines(to stop: Int, into result: inout ChunkResult) throws(CSVError) {
    var reader = ChunkReader(plan: plan, columns: columns)
    while let base = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) {
      let isWhole = origin + filled >= source.count
      let isDone = reader.read(
        base, from: result.end - origin, to: min(stop - origin, filled), end: filled, isWhole: isWhole,
        into: &columns, result: &result)
      result.end += origin
      if isDone { return }
      // The line goes on beyond the buffer: read more, up to the longest line allowed.
      let lineStart = result.end
      guard origin + filled - lineStart < TablePlan.lineLimit else {
        let line = UnsafeBufferPointer(
          start: base + (lineStart - origin), count: filled - (lineStart - origin))
        guard let lineBreak = line.firstIndex(of: plan.newline) else {
          throw .lineTooLong(path: path, line: result.lineCount, limit: TablePlan.lineLimit)
        }
        // An open quote swallowed line after line: only the first is lost.
        result.noteUnclosedQuote(line[..<lineBreak])
        result.end = lineStart + lineBreak + 1
        if result.end >= stop { return }
        continue
      }
      try fill(from: lineStart, to: lineStart + TablePlan.lineLimit + Self.lookahead)
    }
  }

  /// Reads bytes of the file into the buffer, a line break behind them.
  private func fill(from start: Int, to stop: Int) throws(CSVError) {
    let wanted = min(stop, source.count) - start
    if buffer.count < wanted + Self.slack {
      buffer.deallocate()
      buffer = .allocate(byteCount: max(wanted, Self.stretch + Self.lookahead) + Self.slack, alignment: 16)
    }
    origin = start
    filled = try source.read(
      at: start, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<max(wanted, 0)]))
    for index in filled..<min(filled + Self.slack, buffer.count) { buffer[index] = plan.newline }
  }

  /// Where the first line in `range` probably begins: after a line break, if it and the next line have the right
  /// number of fields. A line break inside quotes can deceive it.
  private func guessedStart(in range: Range<Int>) -> Int? {
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
    var first: Int?
    var place = range.lowerBound - origin - 1
    for _ in 0..<32 {
      guard let lineBreak = bytes[max(place, 0)...].firstIndex(of: plan.newline) else { break }
      place = lineBreak + 1
      guard place < min(range.upperBound - origin, filled) else { break }
      if first == nil { first = place }
      if let next = recordEnd(bytes, from: place), next >= filled || recordEnd(bytes, from: next) != nil {
        return origin + place
      }
    }
    return first.map { origin + $0 }
  }

  /// Where the line after the one at `start` begins, if that has as many fields as the header.
  private func recordEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var fields = 1
    var isQuoted = false
    var place = start
    while place < bytes.count && place - start < TablePlan.lineLimit {
      let byte = bytes[place]
      place += 1
      if byte == plan.quote {
        isQuoted.toggle()
      } else if !isQuoted && byte == plan.delimiter {
        fields += 1
      } else if !isQuoted && byte == plan.newline {
        return fields == plan.fields.count ? place : nil
      }
    }
    return nil
  }
}

extension ChunkResult {
  fileprivate mutating func noteUnclosedQuote(_ line: UnsafeBufferPointer<UInt8>.SubSequence) {
    unreadableRecords.append(recordCount)
    if unreadable.count < LoadReport.listed {
      unreadable.append(
        LoadReport.UnreadableLine(
          line: lineCount, column: (line.firstIndex(of: Byte.quote).map { $0 - line.startIndex } ?? 0) + 1,
          reason: .unclosedQuote, excerpt: String(decoding: line.prefix(80), as: UTF8.self)))
    }
    recordCount += 1
    lineCount += 1
  }
}
