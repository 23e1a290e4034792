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
  /// Whether keys without a mode are major, as in a column of `A` and `Am`.
  private let isMajorUnsaid: Bool
  /// The column whose cells name several genres, and what separates them where they are no lists.
  let listedGenres: ColumnName?
  private let genreSeparators: Set<Character>
  private let isGenreWhole: Bool
  /// Whether a row stands for each of its genres.
  let repeatsForGenres: Bool
  /// A column of yes and no in which nothing but yes is written.
  private var blankMeansNo: ColumnName?
  /// What was done to whole columns, for the report.
  private(set) var conversions: [LoadReport.Conversion] = []

  /// - Parameters:
  ///   - genres: what becomes of cells with several genres, where a person says so.
  ///   - times: in what times count, where a person says so.
  ///   - visitArtists: calls its argument with the column of artists, batch by batch.
  /// - Throws: what `visitArtists` throws.
  init(
    _ plan: TablePlan, _ evidence: TableEvidence, schema: ColumnSchema, genres: GenreReading? = nil,
    times: TimeReading? = nil,
    visitArtists: ((TextColumn) -> Void) throws -> Void
  ) throws {
    func field(_ name: ColumnName) -> TablePlan.Field? {
      plan.fields.first { $0.isRecognised && $0.name == name }
    }
    let knowsMode = schema.entries.contains { $0.name == .mode }
    makesMode = knowsMode && evidence.modes == 0 && evidence.keysWithMode > 0
    isMajorUnsaid = makesMode && evidence.majorKeys == 0
    let knowsGenre = schema.entries.contains { $0.name == .trackGenre }
    let separators = genres == nil ? evidence.genres.separators : [",", ";", "|"]
    isGenreWhole = genres == .whole
    if !knowsGenre {
      listedGenres = nil
    } else if field(.trackGenre) != nil {
      let isListed =
        genres == nil
        ? evidence.genres.listed * 2 > evidence.genres.rows || !separators.isEmpty : !isGenreWhole
      listedGenres = isListed ? .trackGenre : nil
    } else {
      listedGenres = evidence.artistGenres > 0 ? .artistGenres : nil
    }
    genreSeparators = listedGenres == .artistGenres ? [",", ";", "|"] : separators
    repeatsForGenres = genres == .all && listedGenres != nil
    let units = Units(plan, evidence, schema: schema, times: times)
    scales = units.scales
    impossible = units.impossible
    artists = evidence.artists.style(escapesCommas: plan.escapesCommas)
    if artists.form == .commas {
      var names = ArtistNames(artists, known: schema.artistsWithComma)
      try visitArtists { names.add($0) }
      artists = names.settled()
    }
    let artistMarks = ArtistMarks.found(in: plan.firstArtists)
    if artists.form == .semicolons, evidence.artists.semicolons == 0, !artistMarks.isEmpty {
      var marks = ArtistMarks(artistMarks)
      try visitArtists { marks.add($0) }
      if let found = marks.settled() {
        artists.parts = found.parts
        conversions.append(.artistsSeparated(by: .other(found.mark)))
      }
    }
    let mayJoin =
      artists.form != .lists && !artists.isSurelyCommas && evidence.artists.semicolons == 0
    if mayJoin, ArtistJoints.areFound(in: plan.firstArtists) {
      var joints = ArtistJoints(artists)
      try visitArtists { joints.add($0) }
      if let found = joints.settled() {
        artists = found.style
        conversions.append(.artistsSeparated(by: .joints(found.marks)))
      }
    }
    if let blanks = evidence.flags.first(where: { $0.value.areBlanksNo(in: plan, $0.key) })?.key {
      blankMeansNo = blanks
      conversions.append(.blankIsNo(blanks))
    }
    conversions += units.conversions
    if plan.decimalComma { conversions.append(.decimalComma) }
    if makesMode, let key = field(.key) { conversions.append(.modeFromKey(header: key.header)) }
    if let name = listedGenres, let genre = field(name), !isGenreWhole {
      conversions.append(
        repeatsForGenres ? .allOfList(header: genre.header) : .firstOfList(header: genre.header))
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
      case .flag(let column) where entry.name == blankMeansNo:
        entries[index].column = .flag(FlagColumn(column.values.map { $0 == .missing ? .no : $0 }))
      case .text(let column) where entry.name == .artists && !artists.isPlain:
        entries[index].column = .text(
          TextColumn((0..<column.count).map { row in column[row].flatMap(artists.artists) }))
      case .category(let column) where entry.name == listedGenres:
        entries[index].column = .category(
          CategoryColumn(
            names: column.names.map { genres(in: $0).first ?? "" }, codes: column.codes
          ).without(""))
      default: break
      }
    }
    if makesMode, let key = table[.key], case .number(let column) = key.column {
      entries.removeAll { $0.isRecognised && $0.name == .mode }
      entries.append(
        key.giving(.mode, .number(NumberColumn(finite: modes(column.values, key.unitRows)))))
    }
    if listedGenres == .artistGenres, let source = table[.artistGenres],
      let texts = table.texts(.artistGenres)
    {
      let names = (0..<texts.count).map { texts[$0].flatMap { genres(in: $0).first } }
      entries.append(source.giving(.trackGenre, .category(CategoryColumn(names))))
    }
    return entries
  }

  /// The genres that a cell names.
  private func genres(in cell: String) -> [String] {
    isGenreWhole ? [cell] : GenreNamesText.names(cell, separators: genreSeparators)
  }

  /// For a table in which a row stands for each of its genres: the rows, those with several genres repeated, and their
  /// genres; `nil` for other tables.
  func repeated(_ table: RawTable) -> (rows: [Int], genres: CategoryColumn)? {
    guard repeatsForGenres, let name = listedGenres else { return nil }
    var known: [String: [String]] = [:]
    var rows: [Int] = []
    var genres: [String?] = []
    for row in 0..<table.rowCount {
      let cell = name == .trackGenre ? table.categories(name)?[row] : table.texts(name)?[row]
      let names = cell.map { cell in
        if let names = known[cell] { return names }
        let names = self.genres(in: cell)
        known[cell] = names
        return names
      }
      let all: [String?] = names.flatMap { $0.isEmpty ? nil : $0 } ?? [nil]
      rows += Array(repeating: row, count: all.count)
      genres += all
    }
    return (rows, CategoryColumn(genres))
  }

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
  private func modes(_ values: [Float], _ rows: [Int]) -> [Float] {
    var modes = values.map { isMajorUnsaid && !$0.isNaN ? Float(1) : .nan }
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
