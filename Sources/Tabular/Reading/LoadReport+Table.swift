extension LoadReport {
  /// Notes how the file was opened.
  mutating func note(_ opened: ByteSource.Opened) {
    byteCount = opened.source.count
    isCompressed = opened.isCompressed
    damagedCharacterCount = opened.damagedCharacters
    if opened.encoding != .utf8 { encoding = opened.encoding }
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
  mutating func note(_ meaning: TableMeaning, _ entries: [ChunkedReading.Entry]) {
    conversions = meaning.conversions
    impossible = meaning.impossible
    kept = entries.map { entry in
      KeptColumn(
        header: entry.header, name: entry.name, kind: entry.column.kind, isRecognised: entry.isRecognised,
        missing: entry.column.missingCount)
    }
  }
}
