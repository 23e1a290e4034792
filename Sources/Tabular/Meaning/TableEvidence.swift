/// What all cells of a table tell together of what its columns mean. A table that is read batch by batch gathers it in
/// a first pass.
struct TableEvidence: Sendable {
  private(set) var numbers: [ColumnName: NumberEvidence] = [:]
  private(set) var artists = ArtistEvidence()
  private(set) var genres = GenreEvidence()
  /// Rows with genres of the artist.
  private(set) var artistGenres = 0
  /// Rows whose key tells the mode, and rows with a mode of their own.
  private(set) var keysWithMode = 0
  /// Those of them that tell the major mode.
  private(set) var majorKeys = 0
  private(set) var modes = 0
  /// Columns of yes and no.
  private(set) var flags: [ColumnName: FlagEvidence] = [:]

  /// Adds what other rows tell.
  mutating func add(_ other: TableEvidence) {
    for (name, evidence) in other.numbers { numbers[name, default: NumberEvidence()].add(evidence) }
    artists.add(other.artists)
    genres.add(other.genres)
    artistGenres += other.artistGenres
    keysWithMode += other.keysWithMode
    majorKeys += other.majorKeys
    modes += other.modes
    for (name, evidence) in other.flags { flags[name, default: FlagEvidence()].add(evidence) }
  }

  /// Adds the next rows.
  mutating func add(_ table: RawTable, schema: ColumnSchema, threads: Int) {
    let looked = table.entries.filter(\.isRecognised)
    let found = concurrentMap(looked.count, threads: threads) { index -> NumberEvidence? in
      guard case .number(let column) = looked[index].column,
        let entry = schema.entries.first(where: { $0.name == looked[index].name })
      else { return nil }
      return NumberEvidence(
        column.values, unitRows: looked[index].unitRows, kind: entry.kind, range: entry.range)
    }
    for (entry, evidence) in zip(looked, found) {
      if let evidence { numbers[entry.name, default: NumberEvidence()].add(evidence) }
    }
    if let key = table[.key], case .number(let column) = key.column {
      keysWithMode += key.unitRows.count
      majorKeys += key.unitRows.count { column.values[$0] >= Float(MusicalKey.majorMark) }
    }
    if case .number(let column)? = table[.mode]?.column { modes += column.values.count - column.missingCount }
    for entry in looked {
      guard case .flag(let column) = entry.column else { continue }
      flags[entry.name, default: FlagEvidence()].add(FlagEvidence(column))
    }
    if let column = table.texts(.artists) { artists.add(column, threads: threads) }
    if let column = table.categories(.trackGenre) { genres.add(column) }
    if let column = table.texts(.artistGenres) { artistGenres += column.count - column.missingCount }
  }
}
