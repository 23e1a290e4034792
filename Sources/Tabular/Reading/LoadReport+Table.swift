extension LoadReport {
  /// Notes how the file was opened.
  mutating func note(_ opened: ByteSource.Opened) {
    byteCount = opened.source.count
    isCompressed = opened.isCompressed
    damagedCharacterCount = opened.damagedCharacters
    if opened.encoding != .utf8 {
      encoding = opened.encoding
      isEncodingGuessed = opened.isEncodingGuessed
    }
  }

  /// Notes how the file is to be read.
  mutating func note(_ plan: TablePlan) {
    delimiter = String(decoding: [plan.delimiter], as: UTF8.self)
    quote = Character(Unicode.Scalar(plan.quote))
    isQuoteGuessed = plan.isQuoteGuessed
    summaryRows = plan.summaryRows
    rivals = plan.rivals
    skippedLines = plan.skippedLines.map { SkippedLine(line: $0.line, text: $0.text) }
    unitsLine = plan.unitsLine.map { SkippedLine(line: $0.line, text: $0.text) }
    if plan.isWindows1252 {
      encoding = .windows1252
      isEncodingGuessed = !plan.isEncodingChosen
    }
  }

  /// Refuses a table with the header of another one in the middle: what stands behind it would be read into the wrong
  /// columns.
  ///
  /// - Throws: `CSVError.secondHeader`.
  func refuseSecondHeader(_ schema: ColumnSchema) throws(CSVError) {
    var names: [Int: Int] = [:]
    for cell in misread where schema.match(ColumnHeader(cell.text), short: false) != nil {
      names[cell.line, default: 0] += 1
    }
    guard let line = names.filter({ $0.value > 2 }).keys.min() else { return }
    throw .secondHeader(path: path, line: line)
  }

  /// Leaves out the columns that nobody knows and that hold nothing.
  mutating func sift(_ entries: [ChunkedReading.Entry]) -> [ChunkedReading.Entry] {
    entries.filter { entry in
      let isKept = entry.isRecognised || entry.column.missingCount < rowCount
      if !isKept { leftOut.append(LeftOutColumn(header: entry.header, reason: .empty)) }
      return isKept
    }
  }

  /// Notes what the columns mean, and under which names they are kept.
  mutating func note(_ meaning: TableMeaning, _ entries: [ChunkedReading.Entry], threads: Int = 1) {
    conversions = meaning.conversions
    impossible = meaning.impossible
    kept = concurrentMap(entries.count, threads: threads) { index in
      let entry = entries[index]
      return KeptColumn(
        header: entry.header, name: entry.name, kind: entry.column.kind, isRecognised: entry.isRecognised,
        missing: entry.column.missingCount)
    }
  }
}
