extension AuditView {
  /// Genres that are, for the most part, the same tracks.
  func sharedGenres() -> [Finding] {
    var shared: [UInt64: Int] = [:]
    var sizes = [Int](repeating: 0, count: genres.count)
    var run: [Int32] = []
    var current = -1
    func close() {
      for (place, first) in run.enumerated() {
        sizes[Int(first)] += 1
        for second in run[(place + 1)...] { shared[UInt64(first) << 32 | UInt64(second), default: 0] += 1 }
      }
    }
    for (group, label) in recordings.distinctPairs(with: labels) {
      if group != current {
        close()
        run = []
        current = group
      }
      run.append(label)
    }
    close()
    let findings = shared.keys.sorted().compactMap { pair -> Finding? in
      let (first, second) = (Int(pair >> 32), Int(pair & 0xffff_ffff))
      let count = shared[pair] ?? 0
      let overlap = Double(count) / Double(max(1, sizes[first] + sizes[second] - count))
      guard overlap >= 0.5 else { return nil }
      return Finding(
        .sameTracks(first: genres[first], second: genres[second], shared: count, overlap: overlap),
        overlap > 0.9 ? .risk : .note)
    }
    return findings
  }

  /// What the sides of the split have in common, or what those of a random split would.
  func sharedSides() -> [Finding] {
    guard let sides else {
      let share = 0.8
      let recordings = recordings.sharedShare(trainingShare: share)
      let artists = artists.sharedShare(trainingShare: share)
      guard recordings > 0.01 || artists > 0.01 else { return [] }
      return [Finding(.randomSplitWouldShare(recordings: recordings, artists: artists), .risk)]
    }
    func shared(_ groups: RowGroups) -> (groups: Int, rows: Int, share: Double, examples: [Int]) {
      var learned = [Bool](repeating: false, count: groups.count)
      for (row, group) in groups.ofRow.enumerated() where group >= 0 && sides[row] == .train {
        learned[Int(group)] = true
      }
      var met = [Bool](repeating: false, count: groups.count)
      var tested = 0
      var rows: [Int] = []
      for (row, group) in groups.ofRow.enumerated() where sides[row] == .validation || sides[row] == .test {
        tested += 1
        guard group >= 0, learned[Int(group)] else { continue }
        met[Int(group)] = true
        rows.append(row)
      }
      return (
        met.reduce(0) { $0 + ($1 ? 1 : 0) }, rows.count, Double(rows.count) / Double(max(1, tested)), rows
      )
    }
    var findings: [Finding] = []
    let byID = shared(ids)
    if dataset[.trackID] != nil, byID.groups > 0 {
      findings.append(
        Finding(
          .idsOnTwoSides(ids: byID.groups, rows: byID.rows, share: byID.share), .leak, examples: byID.examples
        ))
    }
    let byRecording = shared(recordings)
    if byRecording.groups > 0 {
      findings.append(
        Finding(
          .recordingsOnTwoSides(
            recordings: byRecording.groups, rows: byRecording.rows, share: byRecording.share),
          .leak, examples: byRecording.examples))
    }
    let byArtist = shared(artists)
    if byArtist.groups > 0 {
      findings.append(
        Finding(
          .artistsOnTwoSides(artists: byArtist.groups, rows: byArtist.rows, share: byArtist.share), .risk,
          examples: byArtist.examples))
    }
    return findings
  }
}

extension RowGroups {
  /// The first rows that belong to groups of more than one row.
  var firstShared: [Int] {
    let sizes = self.sizes
    return rows(ofGroups: { sizes[$0] > 1 })
  }

  /// The first three rows whose group is among those asked for.
  func rows(ofGroups isWanted: (Int) -> Bool) -> [Int] {
    var rows: [Int] = []
    for (row, group) in ofRow.enumerated() where group >= 0 && isWanted(Int(group)) {
      rows.append(row)
      if rows.count == 3 { break }
    }
    return rows
  }
}
