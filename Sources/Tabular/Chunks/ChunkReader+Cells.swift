extension ChunkReader {
  /// The first place from `start` on where one of two bytes stands, of which one stands somewhere: thirty-two bytes
  /// at a time, so that the length of a cell is no branch to be guessed.
  @inline(__always)
  static func find(_ first: UInt8, _ second: UInt8, _ bytes: UnsafePointer<UInt8>, from start: Int) -> Int {
    let firsts = SIMD16<UInt8>(repeating: first)
    let seconds = SIMD16<UInt8>(repeating: second)
    var place = start
    while true {
      let near = UnsafeRawPointer(bytes + place).loadUnaligned(as: SIMD16<UInt8>.self)
      let far = UnsafeRawPointer(bytes + place + 16).loadUnaligned(as: SIMD16<UInt8>.self)
      let here = unsafeBitCast((near .== firsts) .| (near .== seconds), to: SIMD2<UInt64>.self)
      let there = unsafeBitCast((far .== firsts) .| (far .== seconds), to: SIMD2<UInt64>.self)
      let isNear = here.x | here.y != 0
      let (low, high) = isNear ? (here.x, here.y) : (there.x, there.y)
      let offset = low != 0 ? low.trailingZeroBitCount : 64 &+ high.trailingZeroBitCount
      place &+= (isNear ? 0 : 16)
      // 128 where neither half holds one of them.
      if offset < 128 { return place &+ offset / 8 }
      place &+= 16
    }
  }

  /// The outcome for a line that has more fields than the header.
  func surplus(_ bytes: UnsafePointer<UInt8>, at start: Int, newline: UInt8) -> Outcome {
    var found = plan.fields.count
    var place = start
    while bytes[place] != newline {
      if bytes[place] == plan.delimiter { found &+= 1 }
      place &+= 1
    }
    return .unreadable(.tooManyFields(found: found, expected: plan.fields.count), place: start)
  }

  /// Puts the value of a cell where it belongs.
  mutating func store(
    _ field: HotField, _ bytes: UnsafePointer<UInt8>, _ cell: Cell, at target: UnsafeMutableRawPointer,
    row: Int, columns: inout ColumnBlocks, powers: UnsafePointer<Double>, result: inout ChunkResult
  ) {
    let text = CellText(bytes, from: cell.start, to: cell.end)
    switch field.kind {
    case .number, .spelledNumber:
      let value = number(text, field, row: columns.rowCount, powers: powers, result: &result)
      (target + row &* 4).storeBytes(of: field.kept(value), as: Float.self)
    case .key:
      let value = key(text, field, row: columns.rowCount, powers: powers, result: &result)
      (target + row &* 4).storeBytes(of: value >= 0 && value < .infinity ? value : .nan, as: Float.self)
    case .mode:
      let value =
        plainNumber(text, powers: powers)
        ?? (MusicalKey.isMajor(text.text) ?? text.flag.map { $0 == .yes }).map { $0 ? 1 : 0 }
      if value == nil { noteUnlessMissing(text, field, result: &result) }
      (target + row &* 4).storeBytes(
        of: value.flatMap { $0 >= 0 && $0 < .infinity ? $0 : nil } ?? .nan, as: Float.self)
    case .flag:
      let value = text.flag ?? .missing
      if value == .missing { noteUnlessMissing(text, field, result: &result) }
      (target + row).storeBytes(of: value, as: FlagColumn.Value.self)
    case .category:
      let code: Int32
      if text.isEmpty || missing.contains(text) {
        code = -1
      } else if clean(text, cell, result: &result) {
        code = columns.names[field.column].code(of: text.bytes)
      } else {
        code = scratch.withUnsafeBufferPointer { columns.names[field.column].code(of: $0) }
      }
      (target + row &* 4).storeBytes(of: code, as: Int32.self)
    case .skip, .text, .trackID, .rowNumber:
      break
    }
  }

  /// The number that the whole cell is, written in the plain way; `nil` if it is written otherwise or none.
  private func plainNumber(_ text: CellText, powers: UnsafePointer<Double>) -> Float? {
    guard let base = text.bytes.baseAddress, !text.isEmpty else { return nil }
    let (value, next) = NumberText.read(base, at: 0, powers: powers)
    return next == text.bytes.count ? value : nil
  }

  /// The number in a cell; NaN if there is none. A cell that names its unit is noted: the unit of the column is not its.
  private func number(
    _ text: CellText, _ field: HotField, row: Int, powers: UnsafePointer<Double>, result: inout ChunkResult
  ) -> Float {
    if field.kind == .number, let value = plainNumber(text, powers: powers) { return value }
    if text.isEmpty || missing.contains(text) { return .nan }
    guard field.isRecognised else {
      let plain = Measure(text.text, decimalComma: plan.decimalComma)
      if let plain, plain.unit == nil { return Float(plain.value) }
      if let value = Float(text.text) { return value.isFinite ? value : .nan }
      noteUnlessMissing(text, field, result: &result)
      return .nan
    }
    if let measure = Measure(text.text, decimalComma: plan.decimalComma) {
      switch (field.quantity, measure.unit) {
      case (_, nil), (.plain, .percent), (.plain, .decibels), (.plain, .beatsPerMinute),
        (.beats, .beatsPerBar):
        return measure.value.isFinite ? Float(measure.value) : .nan
      case (.share, .percent):
        result.noteUnit(field.column, row: row)
        return Float(measure.value / 100)
      case (.time, .milliseconds):
        result.noteUnit(field.column, row: row)
        return Float(measure.value)
      default: break
      }
    }
    if field.quantity == .beats, let beats = Measure.beats(fromDate: text.text) {
      result.datesAsBeats &+= 1
      return Float(beats)
    }
    if let value = Float(text.text), !value.isFinite { return .nan }
    noteUnlessMissing(text, field, result: &result)
    return .nan
  }

  /// A pitch class. Where the cell tells the mode too, 100 is added for minor and 200 for major, and that is noted.
  private func key(
    _ text: CellText, _ field: HotField, row: Int, powers: UnsafePointer<Double>, result: inout ChunkResult
  ) -> Float {
    if let value = plainNumber(text, powers: powers) { return value }
    if text.isEmpty || missing.contains(text) { return .nan }
    guard let key = MusicalKey(text.text) else {
      if let measure = Measure(text.text, decimalComma: plan.decimalComma), measure.unit == nil {
        return measure.value.isFinite ? Float(measure.value) : .nan
      }
      noteUnlessMissing(text, field, result: &result)
      return .nan
    }
    guard let isMajor = key.isMajor else { return Float(key.pitch) }
    result.noteUnit(field.column, row: row)
    return Float(key.pitch + (isMajor ? MusicalKey.majorMark : MusicalKey.minorMark))
  }

  private func noteUnlessMissing(_ text: CellText, _ field: HotField, result: inout ChunkResult) {
    guard !text.isEmpty && !missing.contains(text) else { return }
    if !plan.fields[field.column].isRecognised { result.contradicted.insert(field.column) }
    result.misreadCount += 1
    guard result.misread.count < LoadReport.listed else { return }
    result.misread.append((line: result.lineCount, field: field.column, text: String(text.text.prefix(60))))
  }

  /// Copies a text. That of a line which proves unreadable stays where nobody points to it.
  @inline(__always)
  mutating func storeText(
    _ field: HotField, _ bytes: UnsafePointer<UInt8>, _ cell: Cell, at target: UnsafeMutableRawPointer,
    row: Int, columns: inout ColumnBlocks, result: inout ChunkResult
  ) {
    var text = CellText(bytes, from: cell.start, to: cell.end)
    if field.kind == .trackID { text = text.trackID }
    let isMissing =
      text.isEmpty || missingTexts.contains(text) || (field.isArtists && undefined.contains(text))
    let slice: TextSlice
    if isMissing {
      slice = .missing
    } else if (!cell.hasEscapes && !cell.hasBareQuotes && TextEncoding.isASCII(text.bytes))
      || clean(text, cell, result: &result)
    {
      slice = columns.texts.append(text.bytes, slack: ChunkWorker.slack)
    } else {
      slice = scratch.withUnsafeBufferPointer { columns.texts.append($0) }
    }
    (target + row &* 8).storeBytes(of: slice.bits, as: UInt64.self)
  }

  /// Whether the bytes of a cell are its text already; else `scratch` holds the text, without the marks of quoting and
  /// in UTF-8.
  @inline(never)
  mutating func clean(_ whole: CellText, _ cell: Cell, result: inout ChunkResult) -> Bool {
    let isASCII = TextEncoding.isASCII(whole.bytes)
    let isUTF8 = isASCII || TextEncoding.isUTF8(whole.bytes)
    if !isASCII {
      if isUTF8 {
        result.utf8Count &+= 1
      } else {
        result.windows1252Count &+= 1
        result.foreign.add(whole.bytes)
      }
    }
    let isReadAsUTF8 = isASCII || (isUTF8 && !plan.isWindows1252)
    let text = isASCII ? whole : whole.withoutWideBlanks(isUTF8: isReadAsUTF8)
    let isWhole = text.bytes.count == whole.bytes.count
    if isWhole && isReadAsUTF8 && !cell.hasEscapes && !cell.hasBareQuotes { return true }
    scratch.removeAll(keepingCapacity: true)
    var place = 0
    while place < text.bytes.count {
      let byte = text.bytes[place]
      let isBeforeQuote = place + 1 < text.bytes.count && text.bytes[place + 1] == plan.quote
      // Of two quotes one counts, and a backslash before a bare quote only marks it.
      let isMark = isBeforeQuote && (byte == plan.quote || (byte == Byte.backslash && cell.hasBareQuotes))
      place += isMark ? 2 : 1
      scratch.append(isMark ? plan.quote : byte)
    }
    if !isReadAsUTF8 {
      var converted: [UInt8] = []
      scratch.withUnsafeBufferPointer { TextEncoding.append(windows1252: $0, to: &converted) }
      scratch = converted
    }
    return false
  }

  /// Looks at the numbers that may count rows, of a line that has proved to be whole.
  @inline(__always)
  mutating func storeWaiting(_ bytes: UnsafePointer<UInt8>, result: inout ChunkResult) {
    for place in waiting.indices {
      let index = waiting[place].field
      let cell = waiting[place].cell
      if let value = CellText(bytes, from: cell.start, to: cell.end).integer {
        if runs[index] == nil { runs[index] = NumberRun(value) } else { runs[index]?.append(value) }
      } else {
        result.contradicted.insert(index)
      }
    }
  }
}
