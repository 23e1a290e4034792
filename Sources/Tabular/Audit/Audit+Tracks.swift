extension AuditView {
  /// Rows that repeat another row in every column, and recordings that stand under several ids.
  func copies() -> [Finding] {
    var findings: [Finding] = []
    let rows = RowGroups(keys: rowKeys(of: comparedColumns))
    let copies = labels.count - rows.count
    if copies > 0 {
      findings.append(Finding(.exactCopies(rows: copies), .risk, examples: rows.firstShared))
    }
    guard dataset[.trackID] != nil, dataset[.trackName] != nil else { return findings }
    let distinct = titles.distinctPairs(with: ids.ofRow)
    var idsOfTitle = [Int](repeating: 0, count: titles.count)
    for pair in distinct { idsOfTitle[pair.group] += 1 }
    let several = idsOfTitle.filter { $0 > 1 }
    if !several.isEmpty {
      findings.append(
        Finding(
          .recordingsUnderSeveralIDs(
            recordings: several.count, surplus: several.reduce(0) { $0 + $1 - 1 }),
          .risk, examples: titles.rows(ofGroups: { idsOfTitle[$0] > 1 })))
    }
    return findings
  }

  /// Ids and recordings that stand under several genres.
  func contradictions() -> [Finding] {
    guard genres.count > 1 else { return [] }
    var findings: [Finding] = []
    let ofID = ids.distinctCounts(of: labels)
    if dataset[.trackID] != nil, let most = ofID.max(), most > 1 {
      let sizes = ids.sizes
      findings.append(
        Finding(
          .idsUnderSeveralGenres(
            ids: ofID.reduce(0) { $0 + ($1 > 1 ? 1 : 0) },
            rows: zip(ofID, sizes).reduce(0) { $0 + ($1.0 > 1 ? $1.1 : 0) }, mostGenres: most,
            bestAccuracy: ids.bestAccuracy(labels: labels)),
          .risk, examples: ids.rows(ofGroups: { ofID[$0] > 1 })))
    }
    let ofRecording = recordings.distinctCounts(of: labels)
    let several = ofRecording.reduce(0) { $0 + ($1 > 1 ? 1 : 0) }
    if several > 0 {
      let sizes = recordings.sizes
      findings.append(
        Finding(
          .recordingsUnderSeveralGenres(
            recordings: several, rows: zip(ofRecording, sizes).reduce(0) { $0 + ($1.0 > 1 ? $1.1 : 0) },
            bestAccuracy: recordings.bestAccuracy(labels: labels)),
          .risk, examples: recordings.rows(ofGroups: { ofRecording[$0] > 1 })))
    }
    return findings
  }

  /// Tracks under different names whose sound is equal, or equal but for rounding.
  func equalSounds() -> [Finding] {
    let measured = dataset.columnNames.filter {
      ColumnName.audioFeatures.contains($0) && $0 != .durationMs && dataset.numericValues($0) != nil
    }
    guard measured.count >= 5 else { return [] }
    var findings: [Finding] = []
    let equal = RowGroups(keys: soundKeys(of: measured, rounded: false))
    let names = titles.count > 0 ? titles.ofRow : labels.indices.map { Int32($0) }
    func differing(_ groups: RowGroups) -> (groups: Int, rows: Int, examples: [Int]) {
      let namesOfGroup = groups.distinctCounts(of: names)
      let sizes = groups.sizes
      let found = namesOfGroup.indices.filter { namesOfGroup[$0] > 1 }
      return (
        found.count, found.reduce(0) { $0 + sizes[$1] }, groups.rows(ofGroups: { namesOfGroup[$0] > 1 })
      )
    }
    let exact = differing(equal)
    if exact.groups > 0 {
      findings.append(
        Finding(.equalFeatures(groups: exact.groups, rows: exact.rows), .risk, examples: exact.examples))
    }
    let near = differing(RowGroups(keys: soundKeys(of: measured, rounded: true)))
    if near.rows > exact.rows {
      findings.append(
        Finding(
          .nearlyEqualFeatures(groups: near.groups - exact.groups, rows: near.rows - exact.rows), .note,
          examples: near.examples))
    }
    return findings
  }

  /// Columns with gaps.
  func gaps() -> [Finding] {
    dataset.columnNames.compactMap { name in
      guard let column = dataset[name], column.missingCount > 0 else { return nil }
      let examples = (0..<column.count).lazy.filter { column.isMissing($0) }.prefix(3)
      return Finding(.missing(column: name, rows: column.missingCount), .note, examples: Array(examples))
    }
  }

  /// All columns but those that number the rows, which would tell every copy apart.
  private var comparedColumns: [ColumnName] {
    dataset.columnNames.filter { name in
      dataset.numericValues(name).map { !Self.followsRows($0) } ?? true
    }
  }

  private func rowKeys(of names: [ColumnName]) -> [UInt64] {
    var hashers = [ContentHasher](repeating: ContentHasher(), count: labels.count)
    for name in names {
      switch dataset[name] {
      case .number(let column):
        for row in hashers.indices { hashers[row].combine(UInt64(column.values[row].bitPattern)) }
      case .flag(let column):
        for row in hashers.indices { hashers[row].combine(UInt64(column.values[row].rawValue)) }
      case .category(let column):
        for row in hashers.indices { hashers[row].combine(UInt64(UInt32(bitPattern: column.codes[row]))) }
      case .text(let column):
        for (row, key) in RowKeys.texts(column).enumerated() { hashers[row].combine(key) }
      case nil: break
      }
    }
    return hashers.map { max($0.fingerprint.low, 1) }
  }

  private func soundKeys(of names: [ColumnName], rounded: Bool) -> [UInt64] {
    var hashers = [ContentHasher?](repeating: ContentHasher(), count: labels.count)
    for name in names {
      guard let values = dataset.numericValues(name) else { continue }
      // Shares are rounded to 1/100, decibels to 1/10 and beats per minute to 1.
      let steps: Float = name == .tempo ? 1 : name == .loudness ? 10 : 100
      for (row, value) in values.enumerated() {
        guard !value.isNaN else {
          hashers[row] = nil
          continue
        }
        hashers[row]?.combine(UInt64((rounded ? (value * steps).rounded() : value).bitPattern))
      }
    }
    return hashers.map { hasher in hasher.map { max($0.fingerprint.low, 1) } ?? RowKeys.none }
  }
}
