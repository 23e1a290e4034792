import Work

/// Reads CSV and TSV files, plain or compressed with gzip, into typed columns: stretches of the file are read by all
/// cores at once, and the result is the one that reading from the first byte to the last would give.
public struct TableReader: Sendable {
  /// The columns that are looked for.
  public let schema: ColumnSchema
  /// What columns are called in the file that a person has named by hand.
  public let chosen: [ColumnName: String]
  /// How characters are written, where a person says so; `nil` to find out.
  public let encoding: TextEncoding?
  /// What becomes of cells with several genres, where a person says so; `nil` for the first of them where all cells of
  /// the column together tell that they are several.
  public let genres: GenreReading?
  /// In what times count, where a person says so; `nil` to find out.
  public let times: TimeReading?
  /// What stands around cells, where a person says so; `nil` to find out.
  public let quote: QuoteReading?
  /// What becomes of characters as web pages write them, where a person says so; `nil` to find out.
  public let entities: EntityReading?
  /// How many threads read at once; the result does not depend on it.
  public let threads: Int

  /// A reader of tables with the columns of a schema.
  public init(
    schema: ColumnSchema, chosen: [ColumnName: String] = [:], encoding: TextEncoding? = nil,
    genres: GenreReading? = nil, times: TimeReading? = nil, quote: QuoteReading? = nil,
    entities: EntityReading? = nil, threads: Int = ThreadBudget.threads
  ) {
    self.schema = schema
    self.chosen = chosen
    self.encoding = encoding
    self.genres = genres
    self.times = times
    self.quote = quote
    self.entities = entities
    self.threads = max(1, threads)
  }

  /// Reads a file by its path; see `read(_:title:watch:)`.
  public func read(file path: String, title: String? = nil, watch: Watch = Watch()) throws -> LoadedTable {
    try read(.file(path), title: title, watch: watch)
  }

  /// Reads a file or a pipe.
  ///
  /// - Parameters:
  ///   - title: what to call the table; else the name of the file.
  ///   - watch: told how far the file has been read, and asked whether to go on.
  /// - Throws: `CSVError`, or `CancellationError` if the person asked to stop.
  public func read(_ input: TableFile, title: String? = nil, watch: Watch = Watch()) throws -> LoadedTable {
    let path = input.name
    let opened = try TableFormats.open(input, encoding: encoding, schema: schema, watch: watch)
    let loaded = try read(opened, path: path, watch: watch)
    var origin = loaded.dataset.origin
    origin.path = path
    origin.byteCount = opened.source.count
    return LoadedTable(
      dataset: loaded.dataset.described(title: title ?? Self.title(of: path), origin: origin),
      report: loaded.report)
  }

  /// Reads a table that is in memory, decompressed if it is a gzip file.
  ///
  /// - Throws: `CSVError`.
  public func read(bytes: [UInt8], title: String, watch: Watch = Watch()) throws -> LoadedTable {
    guard !bytes.isEmpty else { throw CSVError.empty(path: title) }
    var opened = ByteSource.Opened(source: .memory(bytes))
    if Gzip.begins(bytes) {
      guard let plain = try? Gzip.inflated(bytes, limit: Self.memoryLimit, watch: watch), !plain.isEmpty
      else {
        throw CSVError.badCompression(path: title)
      }
      opened = ByteSource.Opened(source: .memory(plain), isCompressed: true)
    }
    opened = try TableFormats.rows(
      of: opened.inUTF8(path: title, from: encoding), path: title, schema: schema, watch: watch)
    let loaded = try read(opened, path: title, watch: watch)
    return LoadedTable(dataset: loaded.dataset.described(title: title), report: loaded.report)
  }

  /// The largest table that a gzip file in memory may stand for, in bytes.
  private static let memoryLimit = 256 << 20

  /// The name of a file without its folder and endings.
  static func title(of path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".gz", ".csv", ".tsv", ".txt"] + TableFormats.endings.map({ "." + $0 })
    where name.lowercased().hasSuffix(ending) && name.count > ending.count {
      name.removeLast(ending.count)
    }
    return name
  }

  private func read(_ opened: ByteSource.Opened, path: String, watch: Watch) throws -> LoadedTable {
    var opened = opened
    var plan = try self.plan(of: &opened, path: path)
    while true {
      let chunks = ChunkedReading(plan: plan, source: opened.source, path: path, threads: threads)
      let stretches = try chunks.read(watch: watch)
      guard plan.corrected(by: stretches, of: chunks) else {
        return try table(of: stretches, in: chunks, opened)
      }
    }
  }

  /// How a file is to be read, as its first bytes tell. Rows under the table that sum it up are cut off.
  func plan(of opened: inout ByteSource.Opened, path: String) throws(CSVError) -> TablePlan {
    if encoding == nil, opened.made == nil, opened.encoding == .utf8 {
      var guess = NamesEncoding.guessed(try opened.source.head(), schema: schema)
      if guess == nil { guess = try EncodingGuess.encoding(of: opened.source) }
      if let guess {
        opened = try opened.inUTF8(path: path, from: guess)
        opened.isEncodingGuessed = true
      }
    }
    let plan = try firstPlan(of: opened, path: path)
    let first = max(plan.firstRow, opened.source.count - SummaryRows.tail)
    let tail = try opened.source.bytes(at: first, count: SummaryRows.tail)
    guard let summary = SummaryRows(plan, tail: tail, from: first) else { return plan }
    opened.source = opened.source.ending(at: summary.start)
    // What stands in such a row tells nothing of its columns.
    var shorter = try firstPlan(of: opened, path: path)
    shorter.summaryRows = summary.labels
    return shorter
  }

  private func firstPlan(of opened: ByteSource.Opened, path: String) throws(CSVError) -> TablePlan {
    let head = try opened.source.head()
    var plan = try TablePlan(
      head: head, isWhole: head.count == opened.source.count, path: path, schema: schema, chosen: chosen,
      quote: quote, made: opened.made)
    plan.entities = EntityEvidence(chosen: entities)
    guard opened.made == nil else { return plan }
    plan.isEncodingChosen = encoding != nil
    plan.isWindows1252 = encoding == .windows1252
    return plan
  }

  private func table(
    of stretches: [ChunkResult], in chunks: ChunkedReading, _ opened: ByteSource.Opened
  ) throws -> LoadedTable {
    var report = chunks.report(on: stretches)
    report.note(opened)
    report.ruledLineCount += chunks.plan.ruledLines
    guard report.rowCount > 0 else { throw CSVError.withoutRows(report) }
    try report.refuseSecondHeader(schema)
    var raw = RawTable(entries: report.sift(chunks.columns(of: stretches)), rowCount: report.rowCount)
    let written = raw.entityEvidence(entities, threads: threads)
    report.literalEntityCount = written.literalCount
    report.entityCount = raw.readEntities(written, threads: threads)
    var evidence = TableEvidence()
    evidence.add(raw, schema: schema, threads: threads)
    let meaning = try TableMeaning(chunks.plan, evidence, schema: schema, genres: genres, times: times) {
      visit in
      if let artists = raw.texts(.artists) { visit(artists) }
    }
    let entries = meaning.applied(to: raw, report: &report)
    report.note(meaning, entries, threads: threads)
    var table = try Dataset(
      title: chunks.path, columns: entries.map { (name: $0.name, column: $0.column) },
      rowNumbers: chunks.rowNumbers(of: stretches))
    if let repeated = meaning.repeated(raw) {
      table = try table.selecting(rows: repeated.rows).setting(.trackGenre, to: .category(repeated.genres))
    }
    let origin = Dataset.Origin(
      rowNumberColumns: report.leftOut.filter { $0.reason != .empty }.map(\.header),
      placeholderArtists: PlaceholderArtist.all(in: table, threads: threads))
    return LoadedTable(dataset: table.described(origin: origin), report: report)
  }
}

extension TablePlan {
  /// Changes what the first lines misled the plan about: what a column holds that the schema does not know, and how
  /// characters are written. Answers whether the file has to be read once more.
  mutating func corrected(by results: [ChunkResult], of chunks: ChunkedReading) -> Bool {
    let wrong = chunks.contradictions(in: results)
    for (field, action) in wrong { fields[field].action = action }
    let isOtherEncoding = !isWindows1252 && !isEncodingChosen && chunks.isWindows1252(results)
    if isOtherEncoding { isWindows1252 = true }
    return !wrong.isEmpty || isOtherEncoding
  }
}

extension CSVError {
  /// Why a table that was read has no rows.
  static func withoutRows(_ report: LoadReport) -> CSVError {
    if let first = report.unreadable.first { return .noReadableRows(path: report.path, first: first) }
    return .noRows(path: report.path)
  }
}
