/// What the columns of one table mean: units, how artists are joined, where genre and mode come from. It is decided
/// once, with the evidence of the whole table, and applied to all of it or to each batch of a stream alike.
struct TableMeaning: Sendable {
  /// The scale of each column that does not stay as it is.
  var scales: [ColumnName: Scale] = [:]
  /// Columns of which the bulk lies outside what they can hold.
  var impossible: [ColumnName] = []
  var artists = ArtistStyle(form: .semicolons)
  /// Whether a column `mode` is made from the column of the key.
  let makesMode: Bool
  /// The column whose lists give the genre.
  let listedGenres: ColumnName?
  /// What was done to whole columns, for the report.
  private(set) var conversions: [LoadReport.Conversion] = []

  /// - Parameter visitArtists: calls its argument with the column of artists, batch by batch.
  /// - Throws: what `visitArtists` throws.
  init(
    _ plan: TablePlan, _ evidence: TableEvidence, schema: ColumnSchema,
    visitArtists: ((TextColumn) -> Void) throws -> Void
  ) throws {
    func field(_ name: ColumnName) -> TablePlan.Field? {
      plan.fields.first { $0.isRecognised && $0.name == name }
    }
    let knowsMode = schema.entries.contains { $0.name == .mode }
    makesMode = knowsMode && evidence.modes == 0 && evidence.keysWithMode > 0
    if evidence.listedGenres * 2 > evidence.genres {
      listedGenres = .trackGenre
    } else {
      let knowsGenre = schema.entries.contains { $0.name == .trackGenre }
      listedGenres =
        knowsGenre && field(.trackGenre) == nil && evidence.artistGenres > 0 ? .artistGenres : nil
    }
    let units = Units(plan, evidence, schema: schema)
    scales = units.scales
    impossible = units.impossible
    artists = evidence.artists.style(escapesCommas: plan.escapesCommas)
    if artists.form == .commas {
      var names = ArtistNames(artists, known: schema.artistsWithComma)
      try visitArtists { names.add($0) }
      artists = names.settled()
    }
    conversions = units.conversions
    if plan.decimalComma { conversions.append(.decimalComma) }
    if makesMode, let key = field(.key) { conversions.append(.modeFromKey(header: key.header)) }
    if let name = listedGenres, let genre = field(name) {
      conversions.append(.firstOfList(header: genre.header))
    }
    switch artists.form {
    case .lists: conversions.append(.artistsSeparated(by: .list))
    case .commas where artists.parts.contains { $0.value.contains(";") }:
      conversions.append(.artistsSeparated(by: .comma))
    case .semicolons where artists.hasBlanks: conversions.append(.artistsSeparated(by: .semicolon))
    default: break
    }
  }

  /// The columns as they are meant.
  ///
  /// - Parameter report: takes the numbers that lie outside what their column can hold.
  func applied(to table: RawTable, report: inout LoadReport) -> [ChunkedReading.Entry] {
    var entries = table.entries
    for index in entries.indices where entries[index].isRecognised {
      let entry = entries[index]
      switch entry.column {
      case .number(let column):
        if entry.name == .key {
          entries[index].column = .number(NumberColumn(finite: Self.pitches(column.values, entry.unitRows)))
        } else if let scale = scales[entry.name] {
          let (values, outside) = scale.applied(to: column.values, unitRows: entry.unitRows)
          entries[index].column = .number(NumberColumn(finite: values))
          report.addOutside(entry.name, outside)
        }
      case .text(let column) where entry.name == .artists && !artists.isPlain:
        entries[index].column = .text(
          TextColumn((0..<column.count).map { row in column[row].flatMap(artists.artists) }))
      case .category(let column) where entry.name == listedGenres:
        entries[index].column = .category(
          CategoryColumn((0..<column.codes.count).map { row in column[row].flatMap(Self.genre) }))
      default: break
      }
    }
    if makesMode, let key = table[.key], case .number(let column) = key.column {
      entries.removeAll { $0.isRecognised && $0.name == .mode }
      entries.append(
        key.giving(.mode, .number(NumberColumn(finite: Self.modes(column.values, key.unitRows)))))
    }
    if listedGenres == .artistGenres, let source = table[.artistGenres],
      let texts = table.texts(.artistGenres)
    {
      entries.append(
        source.giving(
          .trackGenre, .category(CategoryColumn((0..<texts.count).map { texts[$0].flatMap(ListText.first) })))
      )
    }
    return entries
  }

  /// The genre of a cell that may be a list.
  private static func genre(_ cell: String) -> String? { ListText.isList(cell) ? ListText.first(cell) : cell }

  /// The pitch classes of cells of which some tell the mode too.
  private static func pitches(_ values: [Float], _ rows: [Int]) -> [Float] {
    guard !rows.isEmpty else { return values }
    var pitches = values
    for row in rows {
      pitches[row] -= Float(
        values[row] < Float(MusicalKey.majorMark) ? MusicalKey.minorMark : MusicalKey.majorMark)
    }
    return pitches
  }

  /// The modes in the same cells: 1 for major, 0 for minor, NaN where the cell does not tell.
  private static func modes(_ values: [Float], _ rows: [Int]) -> [Float] {
    var modes = [Float](repeating: .nan, count: values.count)
    for row in rows { modes[row] = values[row] < Float(MusicalKey.majorMark) ? 0 : 1 }
    return modes
  }
}

extension ChunkedReading.Entry {
  /// Another column that the same column of the file gives.
  fileprivate func giving(_ name: ColumnName, _ column: Column) -> ChunkedReading.Entry {
    ChunkedReading.Entry(header: header, name: name, column: column, isRecognised: true, unitRows: [])
  }
}
