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
    case .number:
      let value = number(text, field, bytes, cell, powers: powers, result: &result) {
        $0.number(decimalComma: plan.decimalComma)
      }
      (target + row &* 4).storeBytes(of: value <= field.limit ? .nan : value, as: Float.self)
    case .key:
      let value = number(text, field, bytes, cell, powers: powers, result: &result) { $0.pitchClass }
      (target + row &* 4).storeBytes(of: value < 0 ? .nan : value, as: Float.self)
    case .mode:
      let value = number(text, field, bytes, cell, powers: powers, result: &result) { $0.mode }
      (target + row &* 4).storeBytes(of: value < 0 ? .nan : value, as: Float.self)
    case .flag:
      let value = text.flag ?? .missing
      if value == .missing { noteUnlessMissing(text, field, result: &result) }
      (target + row).storeBytes(of: value, as: FlagColumn.Value.self)
    case .category:
      let isMissing = text.isEmpty || text.isOneIgnoringCase(of: plan.missingSpellings)
      let code = isMissing ? -1 : columns.names[field.column].code(of: text.bytes)
      (target + row &* 4).storeBytes(of: code, as: Int32.self)
    case .skip, .text, .trackID, .rowNumber:
      break
    }
  }

  /// The number in a cell, or what `other` makes of it; NaN if there is none.
  private func number(
    _ text: CellText, _ field: HotField, _ bytes: UnsafePointer<UInt8>, _ cell: Cell,
    powers: UnsafePointer<Double>, result: inout ChunkResult, other: (CellText) -> Float?
  ) -> Float {
    guard let base = text.bytes.baseAddress, !text.isEmpty else { return .nan }
    let (value, next) = NumberText.read(base, at: 0, powers: powers)
    if next == text.bytes.count { return value }
    if text.isOneIgnoringCase(of: plan.missingSpellings) { return .nan }
    if let value = other(text) ?? Float(text.text) { return value.isFinite ? value : .nan }
    noteUnlessMissing(text, field, result: &result)
    return .nan
  }

  private func noteUnlessMissing(_ text: CellText, _ field: HotField, result: inout ChunkResult) {
    guard !text.isEmpty && !text.isOneIgnoringCase(of: plan.missingSpellings) else { return }
    if !plan.fields[field.column].isRecognised { result.contradicted.insert(field.column) }
    result.misreadCount += 1
    guard result.misread.count < LoadReport.listed else { return }
    result.misread.append((line: result.lineCount, field: field.column, text: String(text.text.prefix(60))))
  }

  /// Copies a text. That of a line which proves unreadable stays where nobody points to it.
  @inline(__always)
  mutating func storeText(
    _ field: HotField, _ bytes: UnsafePointer<UInt8>, _ cell: Cell, at target: UnsafeMutableRawPointer,
    row: Int,
    columns: inout ColumnBlocks
  ) {
    var text = CellText(bytes, from: cell.start, to: cell.end)
    if field.kind == .trackID { text = text.trackID }
    let isMissing =
      text.isEmpty || missingTexts.contains(text) || (field.isArtists && text.isOne(of: undefined))
    let slice: TextSlice
    if isMissing {
      slice = .missing
    } else if cell.hasEscapes {
      scratch.removeAll(keepingCapacity: true)
      var place = 0
      while place < text.bytes.count {
        scratch.append(text.bytes[place])
        place += text.bytes[place] == Byte.quote ? 2 : 1
      }
      slice = scratch.withUnsafeBufferPointer { columns.texts.append($0) }
    } else {
      slice = columns.texts.append(text.bytes, slack: ChunkWorker.slack)
    }
    (target + row &* 8).storeBytes(of: slice.bits, as: UInt64.self)
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
