extension ChunkReader {
  /// The first place from `start` on where one of two bytes stands: eight bytes at a time.
  ///
  /// A zero byte is found by the borrow that it causes (Mycroft, 1987).
  @inline(__always)
  static func find(_ first: UInt8, _ second: UInt8, _ bytes: UnsafePointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let firsts = ones &* UInt64(first)
    let seconds = ones &* UInt64(second)
    var place = start
    while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
      let one = word ^ firsts
      let other = word ^ seconds
      let found = ((one &- ones) & ~one | (other &- ones) & ~other) & (ones &* 0x80)
      if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
      place &+= 8
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
    _ field: HotField, _ bytes: UnsafePointer<UInt8>, _ cell: PendingText, at target: UnsafeMutableRawPointer,
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
    _ text: CellText, _ field: HotField, _ bytes: UnsafePointer<UInt8>, _ cell: PendingText,
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

  /// Copies the texts of a line that has proved to be whole, and looks at the numbers that may count rows.
  @inline(__always)
  mutating func storeWaiting(
    _ bytes: UnsafePointer<UInt8>, row: Int, block: UnsafeMutableRawPointer, columns: inout ColumnBlocks,
    result: inout ChunkResult
  ) {
    for index in waiting {
      let field = fields[index]
      let cell = pending[index]
      var text = CellText(bytes, from: cell.start, to: cell.end)
      if field.kind == .rowNumber {
        if let value = text.integer {
          if runs[index] == nil { runs[index] = NumberRun(value) } else { runs[index]?.append(value) }
        } else {
          result.contradicted.insert(index)
        }
        continue
      }
      if field.kind == .trackID { text = text.trackID }
      let isMissing =
        text.isEmpty || text.isOne(of: plan.missingTexts) || (field.isArtists && text.isOne(of: undefined))
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
        slice = columns.texts.append(text.bytes)
      }
      (block + field.offset + row &* 8).storeBytes(of: slice.bits, as: UInt64.self)
    }
  }
}
