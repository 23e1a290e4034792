import Synchronization
import Work

/// The first reading of a streamed table, which settles how characters are written and what the columns mean.
struct StreamSurvey {
  private(set) var plan: TablePlan
  /// What the texts look like that are no UTF-8.
  private(set) var foreign = ForeignLetters()
  let source: ByteSource
  let path: String
  let reader: TableReader

  /// What the pieces tell together.
  private struct Findings {
    var evidence = TableEvidence()
    var utf8 = 0
    var windows1252 = 0
    var foreign = ForeignLetters()
    /// Whether one of the texts may have an entity.
    var mayHoldEntities = false
  }

  /// Reads the table. Throws `CSVError` and `CancellationError`.
  mutating func meaning(watch: Watch) throws -> TableMeaning {
    var found = try findings(watch: watch)
    if !plan.isWindows1252, !plan.isEncodingChosen,
      TextEncoding.isWindows1252(found.windows1252, utf8: found.utf8)
    {
      plan.isWindows1252 = true
      found = try findings(watch: watch)
    }
    if found.mayHoldEntities, plan.entities.chosen == nil {
      try gatherEntities(watch: watch)
      found = try findings(watch: watch)
    }
    foreign = found.foreign
    return try TableMeaning(plan, found.evidence, schema: reader.schema, times: reader.times) { visit in
      var narrow = plan
      for index in narrow.fields.indices where !narrow.fields[index].isArtists {
        narrow.fields[index].action = .skip
      }
      // One piece at a time: what the names are gathered in is the caller's.
      let pieces = Pieces(narrow, source, path: path)
      for index in 0..<pieces.count {
        try watch.check()
        guard let placed = try pieces.placed(pieces.read(index)) else { continue }
        if let artists = pieces.columns(of: placed).table.texts(.artists) { visit(artists) }
      }
    }
  }

  /// Settles where entities stand for characters.
  private mutating func gatherEntities(watch: Watch) throws {
    let pieces = Pieces(plan, source, path: path)
    let gathered = Mutex(EntityEvidence())
    try inOrder(
      pieces.count, threads: reader.threads, watch: watch, read: pieces.read, check: pieces.placed,
      work: { placed -> EntityEvidence in
        var own = EntityEvidence()
        for entry in pieces.columns(of: placed).table.entries { own.add(entry.column, named: entry.name) }
        return own
      }, finish: { own in gathered.withLock { $0.add(own) } })
    plan.entities = gathered.withLock { $0 }
  }

  private func findings(watch: Watch) throws -> Findings {
    let pieces = Pieces(plan, source, path: path)
    let (schema, total) = (reader.schema, Double(max(source.count, 1)))
    let found = Mutex(Findings())
    try inOrder(
      pieces.count, threads: reader.threads, watch: watch, read: pieces.read, check: pieces.placed,
      work: { placed -> (Findings, end: Int) in
        var own = Findings()
        own.utf8 = placed.piece.result.utf8Count
        own.windows1252 = placed.piece.result.windows1252Count
        own.foreign = placed.piece.result.foreign
        let (table, report, _) = pieces.columns(of: placed)
        try report.refuseSecondHeader(schema)
        own.mayHoldEntities = table.mayHoldEntities(threads: 1)
        own.evidence.add(table, schema: schema, threads: 1)
        return (own, placed.end.byte)
      },
      finish: { own, end in
        found.withLock { found in
          found.evidence.add(own.evidence)
          found.utf8 += own.utf8
          found.windows1252 += own.windows1252
          found.foreign.add(own.foreign)
          found.mayHoldEntities = found.mayHoldEntities || own.mayHoldEntities
        }
        watch.report(WorkProgress("looking through the table", share: Double(end) / total))
      })
    return found.withLock { $0 }
  }
}
