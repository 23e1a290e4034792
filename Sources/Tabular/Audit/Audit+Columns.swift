extension AuditView {
  /// Columns that follow the order of the rows, whatever they are called.
  func numberedRows() -> [Finding] {
    let chance = self.chance
    let byPlace = SoleColumn(
      numbers: labels.indices.map { Float($0) }, labels: labels, classCount: genres.count, learns: learners,
      commonest: commonest)
    var findings = dataset.origin.rowNumberColumns.map {
      Finding(.rowNumberLeftOut(column: $0, reached: byPlace.reached), .note)
    }
    for name in dataset.columnNames {
      guard let values = dataset.numericValues(name), Self.followsRows(values) else { continue }
      findings.append(
        Finding(
          .followsRows(column: name, reached: byPlace.reached, chance: chance), .leak, examples: [0, 1, 2]))
    }
    return findings
  }

  /// Columns that alone predict the genre better than the sound does, and values that give away how a list was made.
  func soleColumns() -> [Finding] {
    guard genres.count > 1 else { return [] }
    // A title or an id tells the genre only where a track stands twice, which other searches find.
    let names = dataset.columnNames.filter { ![.trackGenre, .trackName, .trackID, .isrc].contains($0) }
    let reached = names.map(reach)
    var best: (name: ColumnName, reached: Double)?
    for (name, reach) in zip(names, reached) where ColumnName.audioFeatures.contains(name) {
      if let reach, reach > best?.reached ?? 0 { best = (name, reach) }
    }
    var findings: [Finding] = []
    for (name, reach) in zip(names, reached) {
      guard let reach else { continue }
      if let values = dataset.numericValues(name), Self.followsRows(values) { continue }
      let isSound = ColumnName.audioFeatures.contains(name)
      // A feature of the sound may honestly tell two genres apart; any other column should not beat them all.
      let suspicious =
        isSound ? reach > 0.98 && chance < 0.9 : reach > max(1.5 * chance, best?.reached ?? 0.5)
      if suspicious {
        findings.append(
          Finding(
            .predictsAlone(
              column: name, reached: reach, chance: chance, bestFeature: best?.name,
              featureReached: best?.reached ?? 0),
            reach > 0.95 && Self.isKeyless(name) ? .leak : .risk))
      }
      if !isSound, let spike = spike(in: name) { findings.append(spike) }
    }
    let top = zip(names, reached).compactMap(\.1).max() ?? 0
    let judged = Double(learners.reduce(0) { $0 + ($1 ? 0 : 1) })
    // Three standard errors above chance is what the best of twenty useless columns hardly reaches.
    let slack = 3 * (chance * (1 - chance) / max(1, judged)).squareRoot()
    if judged >= 100, top < chance + slack {
      findings.append(Finding(.labelsUnrelated(bestReached: top, chance: chance), .leak))
    }
    return findings
  }

  /// The accuracy of one column alone; `nil` for a column without values.
  private func reach(_ name: ColumnName) -> Double? {
    guard let column = dataset[name], column.missingCount < column.count else { return nil }
    if let numbers = dataset.numericValues(name) {
      return SoleColumn(
        numbers: numbers, labels: labels, classCount: genres.count, learns: learners, commonest: commonest
      ).reached
    }
    let groups: RowGroups
    switch column {
    case _ where name == .artists: groups = artists
    case .category(let column): groups = RowGroups(ofRow: column.codes, count: column.names.count)
    case .text(let column): groups = RowGroups(keys: RowKeys.texts(column))
    case .number, .flag: return nil
    }
    return SoleColumn(
      places: groups.ofRow, placeCount: groups.count, labels: labels, classCount: genres.count,
      learns: learners, commonest: commonest
    ).reached
  }

  /// One number that most tracks of some genre have and few others.
  private func spike(in name: ColumnName) -> Finding? {
    guard case .number(let column)? = dataset[name] else { return nil }
    let zeros = column.values.map { $0 == 0 }
    var zeroOfGenre = [Int](repeating: 0, count: genres.count)
    var sizes = zeroOfGenre
    for (row, label) in labels.enumerated() where label >= 0 {
      sizes[Int(label)] += 1
      zeroOfGenre[Int(label)] += zeros[row] ? 1 : 0
    }
    let shares = zip(zeroOfGenre, sizes).map { Double($0) / Double(max(1, $1)) }
    guard let top = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[top] > 0.4 else { return nil }
    let others = sizes.reduce(0, +) - sizes[top]
    let elsewhere = Double(zeroOfGenre.reduce(0, +) - zeroOfGenre[top]) / Double(max(1, others))
    guard others > 0, elsewhere < shares[top] / 2 else { return nil }
    let examples = labels.indices.lazy.filter { labels[$0] == Int32(top) && zeros[$0] }.prefix(3)
    return Finding(
      .spike(column: name, value: "0", genre: genres[top], share: shares[top], elsewhere: elsewhere), .note,
      examples: Array(examples))
  }

  /// Whether values rise, or fall, from nearly every row to the next; gaps aside.
  static func followsRows(_ values: [Float]) -> Bool {
    var rising = 0
    var falling = 0
    var steps = 0
    var last: Float?
    for value in values where !value.isNaN {
      if let last {
        steps += 1
        if value > last { rising += 1 } else if value < last { falling += 1 }
      }
      last = value
    }
    return steps >= 20 && max(rising, falling) * 100 >= steps * 98
  }

  /// Whether a column is not a name that a track, artist or album goes by, which tells its genre for a reason.
  private static func isKeyless(_ name: ColumnName) -> Bool {
    ![.trackID, .isrc, .artists, .albumName, .trackName, .artistGenres].contains(name)
  }

  /// Rows from which a rule is learned; the others judge it. Fixed, so that an audit always says the same.
  var learners: [Bool] {
    labels.indices.map { row in
      ((UInt64(row) &+ 1) &* 0x9e37_79b9_7f4a_7c15) >> 63 == 0
    }
  }

  /// The commonest genre.
  var commonest: Int32 {
    let counts = genreCounts
    return Int32(counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0)
  }

  /// The share of the commonest genre.
  var chance: Double {
    let counts = genreCounts
    return Double(counts.max() ?? 0) / Double(max(1, counts.reduce(0, +)))
  }

  private var genreCounts: [Int] {
    var counts = [Int](repeating: 0, count: genres.count)
    for label in labels where label >= 0 { counts[Int(label)] += 1 }
    return counts
  }
}
