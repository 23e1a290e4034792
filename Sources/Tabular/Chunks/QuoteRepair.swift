/// Takes a line apart whose quotes follow no rule: bare quotes before commas, backslashes before quotes, a quoted word
/// at the beginning of a cell that is not quoted. Of several ways the first counts that gives as many cells as the table
/// has columns, with numbers where numbers belong.
struct QuoteRepair {
  /// A way to read quotes.
  private struct Rules {
    /// Whether a quote behind a backslash is part of the text.
    var backslashes = false
    /// Whether a delimiter with a blank behind it is part of the text.
    var tightDelimiters = false
    /// Whether two quotes before a delimiter are one of the text and the closing one.
    var closesAfterTwo = false
    /// Whether a cell may begin with a quoted word and go on, so that its quotes are part of the text.
    var quotesWords = false
    /// Whether a delimiter behind a backslash is part of the text.
    var escapedDelimiters = false
  }

  private let plan: TablePlan

  init(_ plan: TablePlan) { self.plan = plan }

  private static let ways = [
    Rules(), Rules(backslashes: true), Rules(tightDelimiters: true),
    Rules(backslashes: true, tightDelimiters: true), Rules(closesAfterTwo: true),
    Rules(tightDelimiters: true, closesAfterTwo: true), Rules(quotesWords: true),
    Rules(tightDelimiters: true, quotesWords: true), Rules(escapedDelimiters: true),
  ]

  /// The line written by the rules; `nil` if no way gives the right number of cells.
  func repaired(_ line: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard line.contains(plan.quote) || line.contains(Byte.backslash) else { return nil }
    if let inner = unwrapped(line) { return inner }
    for way in Self.ways {
      var cells = cells(of: line, way)
      while cells.count > plan.fields.count, cells.last?.isEmpty == true { cells.removeLast() }
      guard cells.count == plan.fields.count, fits(cells) else { continue }
      var written: [UInt8] = []
      for (index, cell) in cells.enumerated() {
        if index > 0 { written.append(plan.delimiter) }
        cell.withUnsafeBufferPointer {
          CSVText.append($0, to: &written, delimiter: plan.delimiter, quote: plan.quote)
        }
      }
      return written
    }
    return nil
  }

  /// What stands in a line that is in quotes as a whole, as spreadsheets write one that they took for a single cell.
  private func unwrapped(_ line: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard line.first == plan.quote, let quoted = quoted(line, from: 1, Rules()),
      line[quoted.next...].allSatisfy({ $0 <= Byte.space }),
      quoted.cell.withUnsafeBufferPointer({ cells(of: $0, Rules()).count }) == plan.fields.count
    else { return nil }
    return quoted.cell
  }

  /// Whether the cells of the known columns of numbers hold numbers or nothing.
  private func fits(_ cells: [[UInt8]]) -> Bool {
    let missing = SpellingSet(plan.missingSpellings, ignoresCase: true)
    return zip(plan.fields, cells).allSatisfy { field, bytes in
      guard field.isRecognised, !bytes.isEmpty else { return true }
      return bytes.withUnsafeBufferPointer { bytes in
        let cell = CellText(bytes)
        switch field.action {
        case .number, .key, .mode:
          return missing.contains(cell) || Measure(cell.text, decimalComma: plan.decimalComma) != nil
            || MusicalKey(cell.text) != nil || MusicalKey.isMajor(cell.text) != nil
            || Measure.beats(fromDate: cell.text) != nil
        case .flag: return cell.flag != nil || missing.contains(cell)
        default: return true
        }
      }
    }
  }

  private func cells(of line: UnsafeBufferPointer<UInt8>, _ rules: Rules) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var place = 0
    while true {
      while place < line.count, line[place] == Byte.space { place += 1 }
      var cell: [UInt8] = []
      if place < line.count, line[place] == plan.quote, let quoted = quoted(line, from: place + 1, rules) {
        cell = quoted.cell
        place = quoted.next
      } else {
        while place < line.count {
          let isMark =
            rules.escapedDelimiters && line[place] == Byte.backslash && place + 1 < line.count
            && line[place + 1] == plan.delimiter
          if isMark { place += 1 } else if line[place] == plan.delimiter { break }
          cell.append(line[place])
          place += 1
        }
        while let last = cell.last, last <= Byte.space { cell.removeLast() }
        // A quote that is opened and never closed belongs to a cell of several lines, or to one that was cut.
        // An apostrophe is a letter as well.
        let isPlain = cell.first != plan.quote || plan.quote == Byte.apostrophe
        if !isPlain, !rules.quotesWords || cell.count(where: { $0 == plan.quote }) % 2 == 1 { return [] }
      }
      cells.append(cell)
      guard place < line.count else { return cells }
      place += 1
    }
  }

  /// The content of a quoted cell and where its delimiter stands; `nil` if it is not closed in the line.
  private func quoted(
    _ line: UnsafeBufferPointer<UInt8>, from start: Int, _ rules: Rules
  ) -> (cell: [UInt8], next: Int)? {
    var cell: [UInt8] = []
    var place = start
    while place < line.count {
      let byte = line[place]
      let next: UInt8? = place + 1 < line.count ? line[place + 1] : nil
      if rules.backslashes, byte == Byte.backslash, next == plan.quote {
        cell.append(plan.quote)
        place += 2
      } else if byte == plan.quote, next == plan.quote {
        cell.append(plan.quote)
        if rules.closesAfterTwo, let end = end(line, after: place + 1, rules) { return (cell, end) }
        place += 2
      } else if byte == plan.quote, let end = end(line, after: place, rules) {
        return (cell, end)
      } else {
        cell.append(byte)
        place += 1
      }
    }
    return nil
  }

  /// Where the delimiter or the line end behind a quote stands, if nothing but blanks comes before it.
  private func end(_ line: UnsafeBufferPointer<UInt8>, after quote: Int, _ rules: Rules) -> Int? {
    var place = quote + 1
    while place < line.count, line[place] == Byte.space || line[place] == Byte.carriageReturn { place += 1 }
    guard place < line.count else { return place }
    guard line[place] == plan.delimiter else { return nil }
    return rules.tightDelimiters && place + 1 < line.count && line[place + 1] == Byte.space ? nil : place
  }
}
